"""What blocks a release, and who ends without a case."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.decision.checklist import checklist
from assessment.records.decision.departure import ask_to_depart
from assessment.records.decision.letter import judge_letter, letters_for
from assessment.records.decision.result import result_for
from assessment.records.identity import new_id
from assessment.records.interview.declaration import declare_conflict
from assessment.records.tables.application import EligibilityDecision
from assessment.records.tables.paper import MarkRun, Sitting
from assessment.rules.conflict import ConflictKind
from assessment.rules.decision import Chosen, Outcome
from assessment.rules.refusal import Refused
from assessment.rules.release import Ending
from tests import decisions, interviews
from tests.decisions import (
    DECIDED,
    OPEN,
    RELEASED,
    SENDER,
    STRONG,
    WEAK,
    Decisions,
    ask,
    posted,
)

ALL = (STRONG, WEAK, OPEN)


def left(found: Decisions) -> dict[str, int]:
    checks = checklist(found.db, found.world.round_id, SENDER, RELEASED).checks
    return {check.id: check.left for check in checks if check.left}


def test_everything_ready_passes_every_check(db: Session) -> None:
    found = decisions.ready(db, *ALL)
    list_ = checklist(db, found.world.round_id, SENDER, RELEASED)
    assert (list_.left, list_.everyone, list_.all_letters) == (0, 3, 3)
    assert dict(list_.people) == {
        Ending.DESIGNATED: 1,
        Ending.NOT_DESIGNATED: 1,
        Ending.MORE_EVIDENCE: 1,
    }


def test_a_round_that_nobody_applied_to_has_nothing_to_release(db: Session) -> None:
    found = decisions.empty(db)
    checks = checklist(db, found.world.round_id, SENDER, RELEASED).checks
    assert [(one.id, one.detail) for one in checks if not one.passed] == [
        ("everyone", "Nobody sent an application, so there is no result to release")
    ]
    with pytest.raises(Refused, match="Results cannot be released yet"):
        ask(found)


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
