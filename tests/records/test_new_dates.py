"""Dates of an open round: two people change them, and those before are kept. Both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.decision.checklist import RELEASE
from assessment.records.new_dates import (
    CHANGE,
    ask_dates,
    changeable,
    drafts_in,
    is_promised,
    versions,
)
from assessment.records.round import create_round, dates_of, put_dates, set_dates
from assessment.records.tables.request import Request
from assessment.records.tables.round import Round
from assessment.rules.canonical import digest
from assessment.rules.people import Actor
from assessment.rules.refusal import Denied, Faults, Refused, Stale
from assessment.rules.round import Dates
from tests import decisions
from tests.applications import drafted, new_applicant, open_round, sent
from tests.records.rounds import DATES, NOW, TESTS, officer

DURING = datetime(2026, 9, 1, 10, tzinfo=UTC)
LATER = replace(DATES, applications_close=date(2026, 9, 18))
EARLIER = replace(DATES, applications_close=date(2026, 9, 4))
ANSWERED = DURING.replace(hour=15)


@pytest.fixture
def opened(db: Session) -> Round:
    row = create_round(db, TESTS, "Autumn 2026 round", now=NOW)
    set_dates(db, TESTS, row.id, DATES, now=NOW)
    row.opened_at = NOW
    db.flush()
    return row


@pytest.fixture
def tom(db: Session, opened: Round) -> Actor:
    return officer(db, opened.id, "Tom Reyes")


@pytest.fixture
def priya(db: Session, opened: Round) -> Actor:
    return officer(db, opened.id, "Priya Nair")


def asked(db: Session, by: Actor, row: Round, dates: Dates = LATER) -> Request:
    return ask_dates(db, by, row.id, dates, "The email was sent late", now=DURING)


def test_two_people_change_the_dates_and_those_before_are_kept(
    db: Session, opened: Round, tom: Actor, priya: Actor
) -> None:
    row = asked(db, tom, opened)
    assert dates_of(opened) == DATES
    with pytest.raises(Denied, match="You asked for this, so someone else must agree"):
        request.answer(db, tom, row.id, True, now=ANSWERED)
    request.answer(db, priya, row.id, True, now=ANSWERED)
    assert dates_of(opened) == LATER
    assert opened.applications_close_at == datetime(2026, 9, 18, 22, 59, tzinfo=UTC)
    entry = audit.drafts(db)[-1]
    assert (entry["act"], entry["real_actor"], entry["reason"]) == (
        CHANGE,
        priya.real,
        "The email was sent late",
    )
    assert entry["before_hash"] == digest(vars(DATES))
    assert entry["after_hash"] == digest(vars(LATER))
    second = asked(db, priya, opened, EARLIER)
    request.answer(db, tom, second.id, True, now=ANSWERED.replace(hour=16))
    assert [
        (one.before, one.after, one.asked_by, one.agreed_by) for one in versions(db, opened.id)
    ] == [(LATER, EARLIER, "Priya Nair", "Tom Reyes"), (DATES, LATER, "Tom Reyes", "Priya Nair")]


def test_not_agreeing_changes_nothing_and_is_no_version(
    db: Session, opened: Round, tom: Actor, priya: Actor
) -> None:
    row = asked(db, tom, opened)
    request.answer(db, priya, row.id, False, "Nobody was told", now=ANSWERED)
    assert (dates_of(opened), versions(db, opened.id)) == (DATES, [])


def test_dates_that_moved_meanwhile_are_refused(
    db: Session, opened: Round, tom: Actor, priya: Actor
) -> None:
    row = asked(db, tom, opened)
    put_dates(opened, EARLIER)
    db.flush()
    with pytest.raises(Stale):
        request.answer(db, priya, row.id, True, now=ANSWERED)
    assert dates_of(opened) == EARLIER


def test_time_that_passed_meanwhile_refuses_to_close_before_now(
    db: Session, opened: Round, tom: Actor, priya: Actor
) -> None:
    row = asked(db, tom, opened, EARLIER)
    late = datetime(2026, 9, 5, 9, tzinfo=UTC)
    with pytest.raises(
        Refused, match=r"^Applications close must not be in the past\. Do not agree"
    ):
        request.answer(db, priya, row.id, True, now=late)
    assert dates_of(opened) == DATES


def test_only_a_person_asks_and_only_in_an_open_round(
    db: Session, opened: Round, tom: Actor
) -> None:
    with pytest.raises(Denied):
        asked(db, TESTS, opened)
    with pytest.raises(Faults, match="Enter a reason"):
        ask_dates(db, tom, opened.id, LATER, " ", now=DURING)
    with pytest.raises(Faults, match="must be after"):
        asked(db, tom, opened, replace(DATES, paper_on=date(2026, 9, 20)))
    opened.opened_at = None
    with pytest.raises(Refused, match="is not open"):
        asked(db, tom, opened)


def test_released_results_end_every_change(db: Session, opened: Round, tom: Actor) -> None:
    opened.released_at = DURING
    with pytest.raises(Refused, match="Results were released, so nothing of this round changes"):
        asked(db, tom, opened)
    assert changeable(db, opened, DURING) == ()


def test_asking_for_the_release_holds_what_letters_carry(
    db: Session, opened: Round, tom: Actor
) -> None:
    assert "results_on" in changeable(db, opened, DURING)
    row = request.ask(db, tom, RELEASE, "round", opened.id, "", {}, "All is done", now=DURING)
    assert "results_on" not in changeable(db, opened, DURING)
    with pytest.raises(Faults, match="Letters carry this date"):
        asked(db, tom, opened, replace(DATES, results_on=date(2026, 12, 2)))
    row.answered_by, row.answered_at, row.answer = "another", DURING, "not_agreed"
    db.flush()
    assert "results_on" in changeable(db, opened, DURING)


@pytest.mark.parametrize("dates", [DATES, LATER])
def test_when_no_date_may_change_nothing_is_asked(
    db: Session, opened: Round, tom: Actor, dates: Dates
) -> None:
    results = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    request.ask(db, tom, RELEASE, "round", opened.id, "", {}, "All is done", now=DURING)
    assert changeable(db, opened, results) == ()
    with pytest.raises(Refused, match="Every date is past or stands in letters, so none changes"):
        ask_dates(db, tom, opened.id, dates, "It was open in a tab", now=results)
    assert request.open_for(db, CHANGE, opened.id) is None


def test_letters_that_were_made_hold_what_they_carry(db: Session) -> None:
    found = decisions.moderated(db)
    decisions.decide_all(found)
    assert not is_promised(db, found.round.id)
    decisions.make_letters(found)
    assert is_promised(db, found.round.id)


def test_drafts_are_counted_without_who_sent_or_withdrew(db: Session) -> None:
    world, other = open_round(db), open_round(db)
    drafted(world, new_applicant(world))
    drafted(other, new_applicant(other))
    sent(world, new_applicant(world))
    gone = drafted(world, new_applicant(world))
    gone.withdrawn_at = DURING
    db.flush()
    assert drafts_in(db, world.round_id) == 1
