"""Deciding a case: by whom, on what, once, and so that it can be replayed."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.database import make_session
from assessment.records.decision.case import cases_for, find_case
from assessment.records.decision.snapshot import decide, decide_firm, firm_cases, prefilled, replay
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.paper import MarkRun
from assessment.rules.decision import Chosen, Outcome
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing, Refused, Stale
from tests import decisions
from tests.decisions import DECIDED, OPEN, STRONG, WEAK

FINE = Chosen(Outcome.DESIGNATE, ("You lead change that lasts.",))
REASONS = Chosen(Outcome.DO_NOT_DESIGNATE, ("The evidence of 2.3 is thin.",))


def snapshots(db: Session) -> list[DecisionSnapshot]:
    return list(db.scalars(select(DecisionSnapshot).order_by(DecisionSnapshot.at)))


def acts(db: Session) -> list[str]:
    return [str(draft["act"]) for draft in audit.drafts(db)]


def test_rule_34_a_decision_keeps_all_that_it_rests_on(db: Session) -> None:
    found = decisions.moderated(db)
    decisions.decide_as_recommended(found)
    [row] = snapshots(db)
    seen = found.case().moderation
    assert (row.evidence, row.evidence_hash) == (seen.evidence, seen.evidence_hash)
    assert (row.policy_hash, row.recommendation) == (seen.policy_hash, seen.recommendation)
    assert (row.outcome, row.departs, row.second_id) == ("designate", False, None)
    assert (row.moderator_id, row.decider_id) == (found.moderator.person, found.decider.person)
    assert row.reasons[0] == "Knowledge paper: you showed the knowledge that was needed."
    assert acts(db) == ["decision.decide"]


@pytest.mark.parametrize("plan", [STRONG, WEAK, OPEN], ids=lambda plan: plan.name)
def test_rule_34_a_decision_replays_byte_for_byte(
    db: Session, plan: decisions.Plan, engine: Engine
) -> None:
    found = decisions.moderated(db, plan)
    decisions.decide_all(found)
    with make_session(engine)() as another:
        [row] = snapshots(another)
        assert replay(another, row.id).holds is True
    with pytest.raises(Missing):
        replay(db, UUID(int=1))


def test_rule_34_a_kept_decision_cannot_be_changed(db: Session) -> None:
    found = decisions.moderated(db)
    decisions.decide_all(found)
    for change in ("UPDATE decision_snapshot SET outcome = 'x'", "DELETE FROM decision_snapshot"):
        with pytest.raises(DBAPIError, match="kept for ever"):
            db.execute(text(change))
        db.rollback()


def test_a_replay_shows_a_record_that_was_altered(db: Session) -> None:
    found = decisions.moderated(db)
    decisions.decide_as_recommended(found)
    [row] = snapshots(db)
    row.reasons = ["Something else."]
    held = replay_of(db, row)
    assert (held.evidence, held.recommendation, held.snapshot) == (True, True, False)
    row.evidence = row.evidence.replace('"score":"36"', '"score":"16"')
    held = replay_of(db, row)
    assert (held.evidence, held.recommendation) == (False, False)


def replay_of(db: Session, row: DecisionSnapshot):  # type: ignore[no-untyped-def]
    with db.no_autoflush:
        return replay(db, row.id)


def test_a_second_decision_is_refused(db: Session) -> None:
    found = decisions.moderated(db)
    decisions.decide_as_recommended(found)
    with pytest.raises(Refused, match="has been decided"):
        decisions.decide_as_recommended(found, by=found.second)
    assert len(snapshots(db)) == 1


def test_two_people_deciding_at_once_make_one_decision(engine: Engine, db: Session) -> None:
    found = decisions.moderated(db)
    code, deciders = found.codes[0], (found.decider, found.second)
    barrier, said = Barrier(2), []

    def decide_it(by: Actor) -> None:
        maker = make_session(engine.execution_options(writes=True))
        with make_session(engine)() as looking:
            case = find_case(looking, by, code)
            chosen = prefilled(looking, case, Outcome.DESIGNATE)
        barrier.wait()
        try:
            with maker() as own:
                decide(own, by, case, chosen, case.fingerprint, now=DECIDED)
                audit.seal(own)
                own.commit()
            said.append("decided")
        except Refused as refusal:
            said.append(refusal.reason)

    threads = [Thread(target=decide_it, args=(by,)) for by in deciders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["Someone else has just decided this case.", "decided"]
    assert len(snapshots(db)) == 1


def test_evidence_that_moved_since_the_moderator_answers_stale(db: Session) -> None:
    found = decisions.moderated(db)
    case = found.case()
    run = db.scalars(select(MarkRun)).one()
    db.add(
        MarkRun(
            id=UUID(int=77),
            sitting_id=run.sitting_id,
            run=2,
            score=run.score - 1,
            maximum=run.maximum,
            script_code=run.script_code,
            areas=run.areas,
            marks=[],
            at=DECIDED,
        )
    )
    db.flush()
    with pytest.raises(Stale, match="This has changed"):
        decide(
            db,
            found.decider,
            case,
            prefilled(db, case, Outcome.DESIGNATE),
            case.fingerprint,
            now=DECIDED,
        )
    assert snapshots(db) == []


def test_a_page_opened_before_a_new_recommendation_answers_stale(db: Session) -> None:
    found = decisions.moderated(db)
    case = found.case()
    with pytest.raises(Stale):
        decide(
            db, found.decider, case, prefilled(db, case, Outcome.DESIGNATE), "0" * 64, now=DECIDED
        )


def test_firm_cases_are_decided_together_each_with_its_own_record(db: Session) -> None:
    found = decisions.moderated(db, STRONG, WEAK, OPEN)
    firm = firm_cases(db, cases_for(db, found.decider), 40)
    assert [case.name for case in firm] == ["Ada Okafor", "Ben Stone"]
    made = decide_firm(
        db, found.decider, [(case.code, case.fingerprint) for case in firm], now=DECIDED
    )
    assert [row.outcome for row in made] == ["designate", "do_not_designate"]
    assert acts(db) == ["decision.decide"] * 2
    assert firm_cases(db, cases_for(db, found.decider), 40) == []


def test_one_stale_case_stops_the_whole_batch(db: Session) -> None:
    found = decisions.moderated(db, STRONG, WEAK)
    first, second = cases_for(db, found.decider)
    with pytest.raises(Stale):
        decide_firm(
            db, found.decider, [(first.code, first.fingerprint), (second.code, "x")], now=DECIDED
        )


def test_nothing_is_decided_after_release(db: Session) -> None:
    found = decisions.ready(db)
    decisions.release(found)
    with pytest.raises(Refused, match="Results are released"):
        decisions.decide_as_recommended(found)


def test_a_newer_recommendation_asks_for_a_newer_decision(db: Session) -> None:
    found = decisions.moderated(db)
    decisions.decide_as_recommended(found)
    run = db.scalars(select(MarkRun)).one()
    db.add(
        MarkRun(
            id=UUID(int=78),
            sitting_id=run.sitting_id,
            run=2,
            score=run.score + 1,
            maximum=run.maximum,
            script_code=run.script_code,
            areas=run.areas,
            marks=[],
            at=DECIDED,
        )
    )
    db.flush()
    decisions.moderate(found, found.world.applications[0])
    assert found.case().is_ready is True
    case = found.case()
    chosen = prefilled(db, case, Outcome.DESIGNATE)
    decide(db, found.decider, case, chosen, case.fingerprint, now=DECIDED + timedelta(days=1))
    assert [row.seq for row in snapshots(db)] == [1, 2]
