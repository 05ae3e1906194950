"""The release: what blocks it, two people, one number, one instant, and no leak before."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from assessment.records import audit, register
from assessment.records import request as two_people
from assessment.records.database import make_session
from assessment.records.decision.checklist import RELEASE, checklist
from assessment.records.decision.departure import ask_to_depart
from assessment.records.decision.letter import judge_letter, letters_for
from assessment.records.decision.release import ask_to_release, do_not_release, release, release_of
from assessment.records.decision.result import own_pdf, result_for
from assessment.records.identity import new_id
from assessment.records.interview.declaration import declare_conflict
from assessment.records.tables.application import EligibilityDecision
from assessment.records.tables.decision import Release
from assessment.records.tables.notice import Notice
from assessment.records.tables.paper import MarkRun, Sitting
from assessment.records.tables.register import Designation
from assessment.rules.conflict import ConflictKind
from assessment.rules.decision import Chosen, Outcome
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Faults, Missing, Refused, Stale
from assessment.rules.release import Ending
from tests import decisions, interviews
from tests.decisions import (
    DECIDED,
    LINK,
    OPEN,
    PDF,
    RELEASED,
    SENDER,
    STRONG,
    WEAK,
    Decisions,
)

ALL = (STRONG, WEAK, OPEN)


def left(found: Decisions) -> dict[str, int]:
    checks = checklist(found.db, found.world.round_id, SENDER, RELEASED).checks
    return {check.id: check.left for check in checks if check.left}


def ask(found: Decisions, by: Actor | None = None) -> None:
    ask_to_release(found.db, by or found.decider, SENDER, LINK, now=RELEASED)


def posted(db: Session) -> list[Notice]:
    """The notices of a release."""
    return list(db.scalars(select(Notice).where(Notice.key.startswith("release:"))))


def applicants(found: Decisions) -> list[Actor]:
    return [interviews.applicant(found.world, one) for one in found.world.applications]


def test_everything_ready_passes_every_check(db: Session) -> None:
    found = decisions.ready(db, *ALL)
    list_ = checklist(db, found.world.round_id, SENDER, RELEASED)
    assert (list_.left, list_.everyone, list_.all_letters) == (0, 3, 3)
    assert dict(list_.people) == {
        Ending.DESIGNATED: 1,
        Ending.NOT_DESIGNATED: 1,
        Ending.MORE_EVIDENCE: 1,
    }


def undecided(db: Session) -> Decisions:
    found = decisions.moderated(db, STRONG, WEAK)
    decisions.decide_as_recommended(found, 0)
    decisions.make_letters(found)
    decisions.read_letters(found)
    return found


def unmade(db: Session) -> Decisions:
    found = decisions.moderated(db)
    decisions.decide_all(found)
    return found


def unread(db: Session) -> Decisions:
    found = unmade(db)
    decisions.make_letters(found)
    return found


def wrong(db: Session) -> Decisions:
    found = decisions.ready(db)
    [kept] = letters_for(db, found.decider)
    judge_letter(db, found.decider, kept.row.id, "wrong", "The name is wrong", now=DECIDED)
    return found


def redated(db: Session) -> Decisions:
    found = decisions.ready(db)
    found.round.results_at = datetime(2026, 12, 9, 9, tzinfo=UTC)
    return found


def departing(db: Session) -> Decisions:
    found = decisions.moderated(db)
    case = found.case()
    chosen = Chosen(Outcome.DO_NOT_DESIGNATE, ("Thin.",))
    ask_to_depart(db, found.decider, case, chosen, "Thin.", case.fingerprint, now=DECIDED)
    return found


def conflicted(db: Session) -> Decisions:
    found = decisions.ready(db)
    application = found.world.applications[0]
    declare_conflict(db, found.decider, application.id, ConflictKind.FRIEND, now=RELEASED)
    return found


def remarked(db: Session) -> Decisions:
    found = decisions.ready(db)
    run = db.scalars(select(MarkRun)).one()
    again = {
        name: getattr(run, name)
        for name in ("sitting_id", "maximum", "script_code", "areas", "marks")
    }
    db.add(MarkRun(id=new_id(db), run=2, score=run.score - 9, at=RELEASED, **again))
    db.flush()
    return found


def unmarked(db: Session) -> Decisions:
    found = decisions.ready(db)
    interviews.new_applicant(found.world, "Una Marked")
    return found


def on_the_way(db: Session) -> Decisions:
    found = decisions.ready(db)
    application = interviews.new_applicant(found.world, "Not Yet", sat=False)
    decision = db.scalars(
        select(EligibilityDecision).where(EligibilityDecision.application_id == application.id)
    ).one()
    decision.outcome = "more_evidence"
    db.flush()
    return found


@pytest.mark.parametrize(
    ("made", "blocked"),
    [
        pytest.param(undecided, {"decisions": 1}, id="a case without a decision"),
        pytest.param(unmade, {"letters": 1}, id="letters not made"),
        pytest.param(unread, {"read": 1}, id="letters not read"),
        pytest.param(wrong, {"read": 1}, id="one letter wrong"),
        pytest.param(redated, {"letters": 1}, id="letters of another date"),
        pytest.param(departing, {"decisions": 1, "departures": 1}, id="a departure waiting"),
        pytest.param(conflicted, {"conflicts": 1}, id="a conflict found after deciding"),
        pytest.param(remarked, {"evidence": 1}, id="evidence moved after deciding"),
        pytest.param(unmarked, {"counts": 1, "everyone": 1}, id="sat and not marked"),
        pytest.param(on_the_way, {"everyone": 1}, id="eligibility open"),
    ],
)
def test_rule_22_what_is_not_done_blocks_the_release(
    db: Session, made: Callable[[Session], Decisions], blocked: dict[str, int]
) -> None:
    found = made(db)
    assert left(found) == blocked
    with pytest.raises(Refused, match="cannot be released yet"):
        ask(found)


def test_who_ends_without_a_case_is_counted_and_told(db: Session) -> None:
    found = decisions.ready(db)
    world = found.world
    absent = interviews.new_applicant(world, "Didi Absent", sat=False)
    void = interviews.new_applicant(world, "Vic Void")
    sitting = db.scalars(select(Sitting).where(Sitting.application_id == void.id)).one()
    sitting.voided_at = DECIDED
    gone = interviews.new_applicant(world, "Wil Gone", sat=False)
    gone.withdrawn_at = DECIDED
    turned_away = interviews.new_applicant(world, "Nel Lowe", sat=False)
    decision = db.scalars(
        select(EligibilityDecision).where(EligibilityDecision.application_id == turned_away.id)
    ).one()
    decision.outcome, decision.reasons = "not_eligible", ["Your school was not graded."]
    interviews.commit(world)
    list_ = checklist(db, world.round_id, SENDER, RELEASED)
    assert (list_.left, list_.everyone, list_.all_letters) == (0, 5, 1)
    decisions.release(found)
    kinds = {row.reference: row.kind for row in posted(db)}
    assert kinds == {
        world.applications[0].reference: "result_ready",
        absent.reference: "ended_did_not_sit",
        void.reference: "ended_no_decision",
        gone.reference: "ended_withdrawn",
        turned_away.reference: "result_ready",
    }
    told = [
        result_for(db, interviews.applicant(world, one), RELEASED) for one in world.applications
    ]
    assert [one and one.ending.value for one in told] == [
        "designate",
        "did_not_sit",
        "void",
        "withdrawn",
        "not_eligible",
    ]
    assert told[4] is not None
    assert told[4].reasons == ("Your school was not graded.",)
    assert [one is not None and one.letter is not None for one in told] == [True] + [False] * 4


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
    with pytest.raises(Denied, match="Only a decision maker"):
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
