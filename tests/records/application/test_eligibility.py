"""Evaluations and decisions on eligibility: rows, the audit entry, the refusal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.application import (
    draft,
    eligibility_evidence,
    eligible_applications,
    is_eligible,
)
from assessment.records.application.eligibility import DECIDE_EXCEPTION, decide
from assessment.records.application.evaluation import replay
from assessment.records.application.fact import facts_for, set_aside
from assessment.records.application.question import ask_applicant
from assessment.records.new_dates import ask_dates
from assessment.records.pin import ask_change
from assessment.records.request import answer, open_for
from assessment.records.round import dates_of, find_round
from assessment.records.tables.application import (
    Application,
    EligibilityDecision,
    Evaluation,
    SignOff,
)
from assessment.records.tables.notice import Notice
from assessment.rules.document import document_of
from assessment.rules.refusal import Denied, Refused, Stale
from tests import applications
from tests.applications import AFTER, DURING, World, put_document
from tests.records.application.deciding import MET, acts, decided, newest
from tests.rules.eligibility.build import POLICIES


def applicant_of(world: World, row: Application) -> applications.Actor:
    return applications.Actor(row.person_id, "Applicant", None, world.round_id)


def exceptional(db: Session) -> tuple[World, Application]:
    """An exception of 2022, with an officer who confirmed a fact for it."""
    world = applications.open_round(db)
    leader = {**applications.HEAD, "role": "regional_director", "urn": None, "group": "4321"}
    answered = {"urn": "900101", "start": "2016-09-01", "end": None}
    facts = [
        ("post", leader),
        ("accountability", answered),
        ("graded", applications.inspection("2017-03-14", 3)),
        ("graded", applications.inspection("2022-05-10", 2)),
        applications.CHIEF,
    ]
    applicant = applications.new_applicant(world)
    row = applications.sent(world, applicant, "mat_leader_exception", facts)
    applications.confirmed(world, row)
    return world, row


def test_rule_34_the_stored_evaluation_replays_byte_for_byte(
    world: World, row: Application
) -> None:
    applications.confirmed(world, row)
    assert replay(world.db, newest(world.db, row))


def test_a_tampered_evaluation_does_not_replay(world: World, row: Application) -> None:
    stored = newest(world.db, row)
    world.db.expunge(stored)
    stored.facts = stored.facts.replace("2022-05-10", "2022-05-11")
    assert not replay(world.db, stored)


def test_every_change_of_facts_is_a_new_evaluation_and_the_old_one_stays(
    world: World, row: Application
) -> None:
    applications.confirmed(world, row)
    rows = world.db.scalars(select(Evaluation).order_by(Evaluation.seq)).all()
    assert [(one.seq, one.result) for one in rows] == [(1, "unknown"), (2, "met")]


def test_a_decision_is_a_row_on_its_evaluation(world: World, row: Application) -> None:
    decided(world, row)
    assert acts(world.db) == ["decide_eligibility"]
    evidence = eligibility_evidence(world.db, row.id)
    assert evidence is not None
    assert (evidence.outcome, evidence.trace_hash) == (
        "eligible",
        newest(world.db, row).trace_hash,
    )
    assert is_eligible(world.db, row.id)
    assert eligible_applications(world.db, world.round_id) == [row]


def told(world: World) -> list[tuple[str, str]]:
    """The notices of a decision, as (kind, reference)."""
    kinds = ("found_eligible", "found_not_eligible")
    query = select(Notice.kind, Notice.reference).where(Notice.kind.in_(kinds))
    return [(one.kind, one.reference) for one in world.db.execute(query.order_by(Notice.key))]


@pytest.mark.parametrize("outcome", ["eligible", "not_eligible"])
def test_the_applicant_is_told_once_in_the_same_transaction(
    world: World, row: Application, outcome: str
) -> None:
    decided(world, row, outcome)
    world.db.rollback()
    assert told(world) == []
    decided(world, row, outcome)
    decided(world, row, outcome)
    assert told(world) == [(f"found_{outcome}", row.reference)]


def test_another_outcome_is_told_again(world: World, row: Application) -> None:
    decided(world, row)
    decided(world, row, "not_eligible")
    assert sorted(told(world)) == [
        ("found_eligible", row.reference),
        ("found_not_eligible", row.reference),
    ]


def test_nothing_is_told_while_more_is_asked(world: World, row: Application) -> None:
    asked = (row.id, "turnaround_head.current_headship", "They are a head now", "Are you a head?")
    ask_applicant(world.db, world.officer, *asked, now=AFTER)
    decided(world, row, "more_evidence")
    assert told(world) == []


def test_the_newest_decision_stands(world: World, row: Application) -> None:
    decided(world, row)
    decided(world, row, "not_eligible")
    assert not is_eligible(world.db, row.id)
    seqs = world.db.scalars(select(EligibilityDecision.seq)).all()
    assert sorted(seqs) == [1, 2]


def test_a_withdrawn_applicant_is_not_eligible(world: World, row: Application) -> None:
    decided(world, row)
    by = applicant_of(world, row)
    draft.withdraw(world.db, by, now=AFTER)
    assert not is_eligible(world.db, row.id)
    with pytest.raises(Refused):
        decided(world, row)


def test_a_decision_on_moved_facts_is_stale(world: World, row: Application) -> None:
    seen = newest(world.db, row).id
    applications.confirmed(world, row)
    with pytest.raises(Stale):
        decide(world.db, world.officer, row.id, "eligible", MET, "", seen, now=AFTER)


def test_rule_30_nothing_is_decided_by_itself(world: World, row: Application) -> None:
    applications.confirmed(world, row)
    assert world.db.scalars(select(EligibilityDecision)).all() == []
    assert not is_eligible(world.db, row.id)


def test_case_53_an_exception_takes_two_officers_neither_the_verifier(db: Session) -> None:
    world, row = exceptional(db)
    verifier, first, second = world.officers
    seen, reasons = newest(db, row).id, ["A strong record"]
    with pytest.raises(Denied):
        decide(db, verifier, row.id, "eligible", reasons, "Strong", seen, now=AFTER)
    decide(db, first, row.id, "eligible", reasons, "Strong", seen, now=AFTER)
    waiting = open_for(db, DECIDE_EXCEPTION, row.id)
    assert waiting is not None
    for wrong in (first, verifier):
        with pytest.raises(Denied), db.begin_nested():
            answer(db, wrong, waiting.id, True, now=AFTER)
    assert not is_eligible(db, row.id)
    answer(db, second, waiting.id, True, now=AFTER)
    signed = set(db.scalars(select(SignOff.officer_id)))
    assert (signed, newest(db, row).result) == ({first.person, second.person}, "met")
    assert is_eligible(db, row.id)


def close_a_week_later(world: World) -> None:
    _, first, second = world.officers
    new = replace(
        dates_of(find_round(world.db, world.round_id)), applications_close=date(2026, 9, 18)
    )
    asked = ask_dates(world.db, first, world.round_id, new, "Sent late", now=DURING)
    answer(world.db, second, asked.id, True, now=DURING)


def pin_another_policy(world: World) -> None:
    _, first, second = world.officers
    kept = POLICIES["nle-2019"]
    newer = document_of(kept.kind, kept.model.model_copy(update={"version": 2}))
    document = put_document(world.db, newer)
    asked = ask_change(
        world.db, first, world.round_id, "eligibility", document.hash, "Newer", now=DURING
    )
    answer(world.db, second, asked.id, True, now=DURING)


@pytest.mark.parametrize("move", [close_a_week_later, pin_another_policy])
def test_an_exception_is_not_agreed_on_an_evaluation_that_nobody_saw(
    db: Session, move: Callable[[World], None]
) -> None:
    world, row = exceptional(db)
    _, first, second = world.officers
    seen = newest(db, row).id
    decide(db, first, row.id, "eligible", ["A strong record"], "Strong", seen, now=DURING)
    waiting = open_for(db, DECIDE_EXCEPTION, row.id)
    assert waiting is not None
    move(world)
    with pytest.raises(Stale, match="The facts or the policy changed"), db.begin_nested():
        answer(db, second, waiting.id, True, now=DURING)
    assert (newest(db, row).id, db.scalars(select(SignOff)).all()) == (seen, [])
    answer(db, second, waiting.id, False, "It was read anew", now=DURING)
    assert not is_eligible(db, row.id)


def test_who_can_confirm_an_exception_is_kept_and_never_evaluated(db: Session) -> None:
    world, row = exceptional(db)
    kind, body = applications.CHIEF
    kept = facts_for(db, row.id, kind)
    assert [one.body for one in kept] == [body]
    evaluation = newest(db, row)
    assert body["email"] not in evaluation.facts + evaluation.trace
    set_aside(db, world.officer, row.id, kept[0].id, "They left the trust", now=AFTER)
    assert newest(db, row).id == evaluation.id


def test_an_exception_not_agreed_stays_undecided(db: Session) -> None:
    world, row = exceptional(db)
    _, first, second = world.officers
    seen = newest(db, row).id
    decide(db, first, row.id, "eligible", ["A strong record"], "Strong", seen, now=AFTER)
    waiting = open_for(db, DECIDE_EXCEPTION, row.id)
    assert waiting is not None
    answer(db, second, waiting.id, False, "Not enough", now=AFTER)
    assert db.scalars(select(EligibilityDecision)).all() == []
    assert db.scalars(select(SignOff)).all() == []
