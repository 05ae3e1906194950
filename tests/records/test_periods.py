"""The periods of the policy that a round pins: in letters, results and the register."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.decision.letter import to_make
from assessment.records.decision.result import result_for
from assessment.records.decision.snapshot import replay
from assessment.records.identity import new_id
from assessment.records.register import designations
from assessment.records.tables.content import ContentVersion
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.round import RoundPin
from assessment.rules.document import Document, document_of, read_document
from tests import decisions, interviews
from tests.decisions import DECIDED, OPEN, POLICY, RELEASED, SENDER, STRONG, WEAK, Decisions

FIRST = read_document(
    POLICY.with_name("nle-2019-recommendation-1.yaml").read_bytes(), "first.yaml"
)[0]


def with_periods(**values: int) -> Document:
    """The policy as it ships, as its next version, with other periods."""
    policy = decisions.policy()
    periods = {
        name: getattr(policy.periods, name).model_copy(update={"value": value})
        for name, value in values.items()
    }
    changes = {"version": 3, "periods_": policy.periods.model_copy(update=periods)}
    return document_of("recommendation", policy.model_copy(update=changes))


def pin(found: Decisions, document: Document) -> None:
    """Pin another recommendation policy, as two people agreed."""
    if found.db.get(ContentVersion, document.hash) is None:
        found.db.add(interviews.version_of(document))
        found.db.flush()
    live = select(RoundPin).where(
        RoundPin.round_id == found.world.round_id, RoundPin.purpose == "recommendation"
    )
    for row in found.db.scalars(live):
        row.replaced_at = DECIDED
    found.db.add(
        RoundPin(
            id=new_id(found.db),
            round_id=found.world.round_id,
            purpose="recommendation",
            hash=document.hash,
            pinned_at=DECIDED,
        )
    )
    found.db.flush()


def words(found: Decisions) -> str:
    """Every line of every letter that would be made."""
    letters = [letter for _, letter in to_make(found.db, found.world.round_id, SENDER)]
    lines = [
        line
        for letter in letters
        for line in (*(p for one in letter.sections for p in one.paragraphs), *letter.after)
    ]
    return " ".join(lines)


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        pytest.param({}, "to 30 November 2029", id="three years"),
        pytest.param({"designation_years": 4}, "to 30 November 2030", id="four years"),
        pytest.param({"designation_years": 1}, "is reviewed after 1 year.", id="review"),
        pytest.param({"training_days": 10}, "training. We will write to you about it by "
                     "11 December 2026", id="training"),
        pytest.param({"evidence_days": 1}, "Do this by 2 December 2026", id="evidence"),
        pytest.param({"decide_days": 43}, "We will decide by 13 January 2027", id="decide"),
        pytest.param({"change_days": 14}, "tell us within 14 days", id="change"),
        pytest.param({"appeal_days": 31}, "you can appeal by 1 January 2027", id="appeal"),
    ],
)  # fmt: skip
def test_letters_say_the_periods_that_the_round_pins(
    db: Session, periods: dict[str, int], said: str
) -> None:
    found = decisions.moderated(db, STRONG, WEAK, OPEN)
    decisions.decide_all(found)
    found.round.appeals_close_on = None
    before = words(found)
    pin(found, with_periods(**periods))
    assert said in words(found)
    assert (said in before) is (not periods)


def test_a_round_with_a_last_day_for_appeals_says_that_day(db: Session) -> None:
    found = decisions.moderated(db, WEAK)
    decisions.decide_all(found)
    pin(found, with_periods(appeal_days=31))
    assert "you can appeal by 29 December 2026" in words(found)


def test_register_and_results_keep_to_the_same_periods(db: Session) -> None:
    found = decisions.moderated(db, STRONG, WEAK)
    pin(found, with_periods(designation_years=5, appeal_days=31))
    found.round.appeals_close_on = None
    decisions.decide_all(found)
    decisions.make_letters(found)
    decisions.read_letters(found)
    decisions.release(found)
    [row] = designations(db, RELEASED)
    assert (row.from_on, row.until_on) == (date(2026, 12, 1), date(2031, 11, 30))
    ben = interviews.applicant(found.world, found.world.applications[1])
    result = result_for(db, ben, RELEASED)
    assert result is not None
    assert result.appeal_by == date(2027, 1, 1)


def test_rule_34_a_decision_under_version_1_replays_and_keeps_its_periods(db: Session) -> None:
    found = decisions.finished(db)
    pin(found, FIRST)
    decisions.moderate(found, found.world.applications[0])
    decisions.decide_all(found)
    [row] = db.scalars(select(DecisionSnapshot))
    assert row.policy_hash == FIRST.hash
    assert replay(db, row.id).holds is True
    assert "to 30 November 2029" in words(found)
