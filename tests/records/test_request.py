"""Two people: asked once, answered once, by another, on what was seen."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.database import make_session
from assessment.records.round import create_round
from assessment.records.tables.people import Setting
from assessment.records.tables.request import Request
from assessment.rules import permission
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Faults, Missing, Refused, Stale

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
ASKER = Actor(UUID(int=1), "Tom Reyes", Role.OFFICER, None)
OTHER = Actor(UUID(int=2), "Priya Nair", Role.OFFICER, None)
ACT = "test.set"


@pytest.fixture(autouse=True)
def act() -> Iterator[None]:
    """An act of this test's own: it sets a value, whose present value is the subject's hash."""

    @request.performs(ACT)
    def perform(db: Session, row: Request, by: Actor, now: datetime) -> None:
        value(db).value = row.payload["value"]
        audit.draft(db, by, ACT, row.subject_kind, row.subject_id, now=now)

    @request.hashes(ACT)
    def rehash(db: Session, row: Request) -> str:
        return value(db).value

    permission.ON_ITS_OWN_PAGE[ACT] = "request.answer"
    yield
    permission.ON_ITS_OWN_PAGE.pop(ACT)
    request._PERFORM.pop(ACT)
    request._REHASH.pop(ACT)


def value(db: Session) -> Setting:
    return db.scalars(select(Setting)).one()


def ask(db: Session, reason: str = "Because the hall is flooded") -> Request:
    if db.get(Setting, "door") is None:
        db.add(Setting(name="door", value="shut"))
        db.flush()
    return request.ask(
        db, ASKER, ACT, "setting", "door", "shut", {"value": "open"}, reason, now=NOW
    )


def test_agreeing_performs_the_act_in_the_same_transaction(db: Session) -> None:
    row = request.answer(db, OTHER, ask(db).id, True, now=NOW)
    assert (value(db).value, row.answer, row.answered_by) == ("open", "agreed", OTHER.real)
    acts = [entry["act"] for entry in audit.drafts(db)]
    assert acts == [f"ask:{ACT}", f"agreed:{ACT}", ACT]


def test_not_agreeing_takes_a_reason_and_changes_nothing(db: Session) -> None:
    row = ask(db)
    with pytest.raises(Faults, match="Enter why you do not agree"):
        request.answer(db, OTHER, row.id, False, "  ", now=NOW)
    request.answer(db, OTHER, row.id, False, "It is dry", now=NOW)
    assert (value(db).value, row.answer, row.answer_reason) == ("shut", "not_agreed", "It is dry")


def test_asking_takes_a_reason(db: Session) -> None:
    with pytest.raises(Faults, match="Enter a reason"):
        ask(db, " ")


def test_it_can_never_be_the_same_person(db: Session) -> None:
    row = ask(db)
    with pytest.raises(Denied, match="You asked for this, so someone else must agree"):
        request.answer(db, ASKER, row.id, True, now=NOW)
    assert value(db).value == "shut"


def test_nobody_answers_in_another_round_or_with_another_role(db: Session) -> None:
    row = ask(db)
    for role in (Role.AUDITOR, Role.APPLICANT, None):
        with pytest.raises(Denied, match="Your role does not let you answer this"):
            request.answer(db, replace(OTHER, role=role), row.id, True, now=NOW)
    row.round_id = create_round(db, Actor(None, "tests"), "Autumn", now=NOW).id
    for elsewhere in (None, UUID(int=8)):
        with pytest.raises(Missing):
            request.answer(db, replace(OTHER, round=elsewhere), row.id, False, "No", now=NOW)
    assert (row.answered_at, value(db).value) == (None, "shut")
    request.answer(db, replace(OTHER, round=row.round_id), row.id, True, now=NOW)
    assert value(db).value == "open"


def test_every_act_for_two_people_says_what_answering_it_takes() -> None:
    tables = permission.SECOND_PERSON, permission.ON_ITS_OWN_PAGE
    assert sorted(act for table in tables for act in table) == sorted(request._PERFORM)


def test_the_database_refuses_the_same_person_too(db: Session) -> None:
    row = ask(db)
    row.answered_by = row.asked_by
    with pytest.raises(IntegrityError):
        db.flush()


def test_what_was_asked_for_is_not_asked_twice(db: Session) -> None:
    ask(db)
    with pytest.raises(Refused, match="already been asked"):
        ask(db)


def test_it_is_refused_when_the_subject_has_moved(db: Session) -> None:
    row = ask(db)
    value(db).value = "ajar"
    with pytest.raises(Stale):
        request.answer(db, OTHER, row.id, True, now=NOW)


def test_it_is_answered_once(db: Session) -> None:
    row = ask(db)
    request.answer(db, OTHER, row.id, False, "No", now=NOW)
    with pytest.raises(Refused, match="already answered"):
        request.answer(db, OTHER, row.id, False, "No", now=NOW)


def test_an_unknown_request_is_missing(db: Session) -> None:
    with pytest.raises(Missing):
        request.answer(db, OTHER, UUID(int=9), True, now=NOW)


def test_of_eight_who_agree_at_once_one_is_heard(engine: Engine) -> None:
    sessions = make_session(engine.execution_options(writes=True))
    with sessions() as db:
        row_id = ask(db).id
        audit.seal(db)
        db.commit()
    heard: list[str] = []

    def agree(n: int) -> None:
        with sessions() as db:
            try:
                request.answer(db, Actor(UUID(int=n), "A", Role.OFFICER), row_id, True, now=NOW)
                audit.seal(db)
                db.commit()
                heard.append("agreed")
            except (Refused, Stale) as refused:
                heard.append(type(refused).__name__)

    threads = [threading.Thread(target=agree, args=(n,)) for n in range(10, 18)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(heard)[-1] == "agreed"
    assert heard.count("agreed") == 1
