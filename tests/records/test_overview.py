"""A round at a glance: who is where, what waits for whom, what a conflict hides. Both databases."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from assessment.records.identity import new_id
from assessment.records.overview import applicants, requests_for, staff_of, stages, waiting
from assessment.records.people.account import add_person
from assessment.records.people.role import grant_role
from assessment.records.pin import pins_of
from assessment.records.tables.application import (
    AdjustmentAsked,
    Application,
    EligibilityDecision,
    Evaluation,
)
from assessment.records.tables.interview import Conflict
from assessment.records.tables.paper import Sitting
from assessment.records.tables.request import Request
from assessment.records.tables.round import Round
from assessment.rules.people import Actor, Role
from tests.records.rounds import NOW, TESTS, officer, ready_round

LATER = NOW + timedelta(days=130)


@pytest.fixture
def round_(db: Session) -> Round:
    return ready_round(db)


def apply(db: Session, row: Round, number: int, sent: bool = True) -> Application:
    person = add_person(db, TESTS, f"a{number}@example.org", f"Applicant {number}", now=NOW)
    application = Application(
        id=new_id(db),
        round_id=row.id,
        person_id=person.id,
        reference=f"NLE-{number}",
        case_code=f"C-{number}",
        started_at=NOW,
        sent_at=NOW if sent else None,
    )
    db.add(application)
    db.flush()
    return application


def decide(db: Session, row: Round, application: Application, outcome: str, seq: int = 1) -> None:
    evaluation = Evaluation(
        id=new_id(db),
        application_id=application.id,
        policy_hash=pins_of(db, row.id)["eligibility"].hash,
        facts="{}",
        facts_hash="0" * 64,
        trace="{}",
        trace_hash="0" * 64,
        result="met",
        engine="test",
        at=NOW,
    )
    db.add(evaluation)
    db.flush()
    db.add(
        EligibilityDecision(
            id=new_id(db),
            application_id=application.id,
            seq=seq,
            evaluation_id=evaluation.id,
            outcome=outcome,
            reasons=[],
            decided_by="tests",
            at=NOW,
        )
    )
    db.flush()


def sit(db: Session, row: Round, application: Application) -> None:
    db.add(
        Sitting(
            id=new_id(db),
            round_id=row.id,
            application_id=application.id,
            person_id=application.person_id,
            kind="paper",
            paper_hash=pins_of(db, row.id)["paper"].hash,
            seed=1,
            minutes=60,
            extra_percent=Decimal(0),
            break_count=0,
            break_minutes=0,
            started_at=LATER - timedelta(hours=2),
            ends_at=LATER - timedelta(hours=1),
        )
    )
    db.flush()


def counts(db: Session, row: Round) -> list[int]:
    return [number for _, number in stages(db, row.id, LATER)]


def test_each_stage_counts_who_reached_it(db: Session, round_: Round) -> None:
    apply(db, round_, 1, sent=False)
    apply(db, round_, 2)
    for number in (3, 4):
        decide(db, round_, apply(db, round_, number), "eligible")
    sat = apply(db, round_, 5)
    decide(db, round_, sat, "eligible")
    sit(db, round_, sat)
    apply(db, round_, 6).withdrawn_at = NOW
    db.flush()
    assert counts(db, round_) == [6, 4, 3, 1, 0, 0, 0]
    assert applicants(db, round_.id) == 4


def test_newest_decision_counts(db: Session, round_: Round) -> None:
    one = apply(db, round_, 1)
    decide(db, round_, one, "eligible")
    decide(db, round_, one, "not_eligible", seq=2)
    assert counts(db, round_)[2] == 0


def test_what_waits_for_an_officer(db: Session, round_: Round) -> None:
    tom = officer(db, round_.id, "Tom Reyes")
    apply(db, round_, 1)
    decide(db, round_, apply(db, round_, 2), "more_evidence")
    decide(db, round_, apply(db, round_, 3), "eligible")
    sat = apply(db, round_, 4)
    decide(db, round_, sat, "eligible")
    sit(db, round_, sat)
    for number, wanted in ((5, ["more_time"]), (6, [])):
        asks = apply(db, round_, number)
        decide(db, round_, asks, "not_eligible")
        db.add(AdjustmentAsked(id=new_id(db), application_id=asks.id, wanted=wanted, at=NOW))
    db.flush()
    found = waiting(db, tom, round_.id, LATER)
    assert (found.eligibility_checks, found.adjustments) == (2, 1)
    assert (found.to_book, found.to_invite, found.failed_notices) == (1, 1, 0)


def test_rule_28_conflicted_case_is_as_if_absent(db: Session, round_: Round) -> None:
    tom, priya = officer(db, round_.id, "Tom Reyes"), officer(db, round_.id, "Priya Nair")
    known = apply(db, round_, 1)
    ask(db, round_, known)
    assert tom.person is not None
    db.add(
        Conflict(
            id=new_id(db),
            round_id=round_.id,
            person_id=tom.person,
            application_id=known.id,
            kind="other",
            declared_by=tom.real,
            declared_at=NOW,
        )
    )
    db.flush()
    seen = [waiting(db, by, round_.id, LATER).eligibility_checks for by in (tom, priya)]
    asked = [[ref for _, ref in requests_for(db, by, round_.id)] for by in (tom, priya)]
    assert (seen, asked) == ([0, 1], [[], ["NLE-1"]])


def ask(db: Session, row: Round, application: Application) -> None:
    db.add(
        Request(
            id=new_id(db),
            round_id=row.id,
            act="decide_exception",
            subject_kind="application",
            subject_id=str(application.id),
            subject_hash="0" * 64,
            payload={},
            reason="An exception",
            asked_by="somebody",
            asked_at=NOW,
        )
    )
    db.flush()


def test_own_request_is_not_ones_to_answer(db: Session, round_: Round) -> None:
    ask(db, round_, apply(db, round_, 1))
    asker = Actor(None, "x", Role.OFFICER, round_.id)
    assert len(requests_for(db, asker, round_.id)) == 1
    db.query(Request).filter_by(answered_at=None).one().asked_by = asker.real
    db.flush()
    assert requests_for(db, asker, round_.id) == []


def test_staff_are_listed_with_their_roles(db: Session, round_: Round) -> None:
    def give(name: str, *roles: Role) -> None:
        person = add_person(db, TESTS, f"{name.lower()}@example.org", name, now=NOW)
        for role in roles:
            grant_role(db, TESTS, person, role, round_.id, now=NOW)

    give("Zoe", Role.OFFICER)
    give("Ann", Role.PANEL_MEMBER, Role.MODERATOR)
    give("Bob", Role.APPLICANT)
    found = [(one.name, one.roles) for one in staff_of(db, round_.id, NOW)]
    assert found == [("Ann", ("moderator", "panel member")), ("Zoe", ("officer",))]
