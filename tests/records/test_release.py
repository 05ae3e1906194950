"""The release: what blocks it, two people, one number, one instant, and no leak before."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from assessment.records import audit, register
from assessment.records import request as two_people
from assessment.records.database import make_session
from assessment.records.decision.checklist import RELEASE
from assessment.records.decision.release import do_not_release, release, release_of
from assessment.records.decision.result import own_pdf, result_for
from assessment.records.tables.decision import Release
from assessment.records.tables.notice import Notice
from assessment.records.tables.register import Designation
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Faults, Missing, Refused, Stale
from tests import decisions, interviews
from tests.decisions import (
    OPEN,
    PDF,
    RELEASED,
    SENDER,
    STRONG,
    WEAK,
    applicants,
    ask,
    posted,
)

ALL = (STRONG, WEAK, OPEN)


def test_rule_35_before_release_everyone_is_told_the_same(db: Session) -> None:
    found = decisions.ready(db, *ALL)
    ask(found)
    told = [result_for(db, by, RELEASED) for by in applicants(found)]
    assert told == [None, None, None]
    for by in applicants(found):
        with pytest.raises(Missing):
            own_pdf(db, by, RELEASED)
    assert register.designations(db, RELEASED) == []
    assert posted(db) == []


def test_nothing_goes_out_before_the_planned_time(db: Session) -> None:
    found = decisions.ready(db, *ALL)
    ask(found)
    early = RELEASED - timedelta(microseconds=1)
    with pytest.raises(Refused) as refused:
        release(db, found.second, "3", SENDER, now=early)
    assert refused.value.reason == (
        "Results are planned for 9:30am on Tuesday 1 December 2026. They cannot go out before then."
    )
    assert (found.round.released_at, posted(db)) == (None, [])
    release(db, found.second, "3", SENDER, now=RELEASED)
    assert found.round.released_at == RELEASED


def test_rule_35_all_results_are_out_in_one_instant(db: Session) -> None:
    found = decisions.ready(db, *ALL)
    decisions.release(found)
    early, people = RELEASED - timedelta(microseconds=1), applicants(found)
    assert [result_for(db, by, early) for by in people] == [None] * 3
    assert register.designations(db, early) == []
    told = [result_for(db, by, RELEASED) for by in people]
    assert [one and one.ending.value for one in told] == [
        "designate",
        "do_not_designate",
        "more_evidence",
    ]
    assert [own_pdf(db, by, RELEASED) for by in people] == [PDF] * 3
    with pytest.raises(Missing):
        own_pdf(db, people[0], early)


def test_only_an_applicant_of_the_round_has_a_result(db: Session) -> None:
    found = decisions.ready(db)
    decisions.release(found)
    for by in (found.decider, Actor(UUID(int=3), "Nobody", Role.APPLICANT, found.world.round_id)):
        with pytest.raises(Missing):
            result_for(db, by, RELEASED)
        with pytest.raises(Missing):
            own_pdf(db, by, RELEASED)


def test_the_release_takes_another_person(db: Session) -> None:
    found = decisions.ready(db)
    ask(found)
    interviews.commit(found.world)
    with pytest.raises(Denied, match="someone else must agree"):
        release(db, found.decider, "1", SENDER, now=RELEASED)
    db.rollback()
    assert release_of(db, found.world.round_id) is None


@pytest.mark.parametrize("typed", ["", "2", "one", "1.0"])
def test_the_second_person_types_the_number(db: Session, typed: str) -> None:
    found = decisions.ready(db)
    ask(found)
    with pytest.raises(Faults) as caught:
        release(db, found.second, typed, SENDER, now=RELEASED)
    assert caught.value.fields == {"number": "Enter the number of people, 1"}
    assert found.round.released_at is None


def test_agreeing_anywhere_else_releases_nothing(db: Session) -> None:
    found = decisions.ready(db)
    ask(found)
    interviews.commit(found.world)
    waiting = two_people.open_for(db, RELEASE, found.world.round_id)
    assert waiting is not None
    with pytest.raises(Refused, match="where you type the number"):
        two_people.answer(db, found.second, waiting.id, True, now=RELEASED)
    db.rollback()
    officer = Actor(found.second.person, "Sam", Role.OFFICER, found.world.round_id)
    with pytest.raises(Denied, match="Your role does not let you"):
        two_people.answer(db, officer, waiting.id, True, now=RELEASED)
    db.rollback()
    assert found.round.released_at is None


def test_a_second_release_is_refused(db: Session) -> None:
    found = decisions.ready(db)
    decisions.release(found)
    for act in (lambda: ask(found), lambda: release(db, found.decider, "1", SENDER, now=RELEASED)):
        with pytest.raises(Refused, match="are released"):
            act()
    assert db.scalar(select(func.count()).select_from(Designation)) == 1


def test_two_people_releasing_at_once_release_once(engine: Engine, db: Session) -> None:
    found = decisions.ready(db)
    third = interviews.new_person(found.world, Role.DECISION_MAKER, "Kit Moss")
    ask(found)
    interviews.commit(found.world)
    barrier, said = Barrier(2), []

    def release_it(by: Actor) -> None:
        barrier.wait()
        try:
            with make_session(engine.execution_options(writes=True))() as own:
                release(own, by, "1", SENDER, now=RELEASED)
                audit.seal(own)
                own.commit()
            said.append("released")
        except Refused:
            said.append("refused")

    threads = [Thread(target=release_it, args=(by,)) for by in (found.second, third)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["refused", "released"]
    assert db.scalar(select(func.count()).select_from(Release)) == 1
    assert len(posted(db)) == 1


def test_what_moved_after_asking_stops_the_release(db: Session) -> None:
    found = decisions.ready(db)
    ask(found)
    found.world.applications[0].withdrawn_at = RELEASED
    db.flush()
    with pytest.raises((Stale, Refused)):
        release(db, found.second, "1", SENDER, now=RELEASED)


def test_not_agreeing_takes_a_reason_and_releases_nothing(db: Session) -> None:
    found = decisions.ready(db)
    ask(found)
    with pytest.raises(Faults):
        do_not_release(db, found.second, " ", now=RELEASED)
    do_not_release(db, found.second, "Letters are dull.", now=RELEASED)
    assert found.round.released_at is None
    ask(found)


def test_release_enters_the_register_and_the_trail(db: Session) -> None:
    found = decisions.ready(db, *ALL)
    ask(found)
    interviews.commit(found.world)
    release(db, found.second, "3", SENDER, now=RELEASED)
    assert [draft["act"] for draft in audit.drafts(db)] == [
        "agreed:release.results",
        "release.results",
        "register.enter",
    ]
    [entry] = register.designations(db, RELEASED)
    assert (entry.name, entry.school) == ("Ada Okafor", "Ada Okafor School")
    assert (entry.from_on.isoformat(), entry.until_on.isoformat()) == ("2026-12-01", "2029-11-30")
    found_release = release_of(db, found.world.round_id)
    assert found_release is not None
    assert (found_release.people, found_release.at) == (3, RELEASED)
    assert (found_release.prepared_by, found_release.released_by) == (
        found.decider.person,
        found.second.person,
    )


def test_notices_are_posted_once_and_tell_no_outcome(db: Session) -> None:
    found = decisions.ready(db, *ALL)
    decisions.release(found)
    rows = posted(db)
    assert [row.kind for row in rows] == ["result_ready"] * 3
    bodies = {row.body.replace(name, "X") for row, name in ((r, _name(db, r)) for r in rows)}
    assert len(bodies) == 1


def _name(db: Session, row: Notice) -> str:
    return row.body.split(",")[0].removeprefix("Dear ")
