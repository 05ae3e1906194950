"""The pass rate before release: counted, held against the range, accepted by two people."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records import request as two_people
from assessment.records.decision.checklist import checklist
from assessment.records.decision.pass_rate import (
    ACCEPT,
    answer_acceptance,
    ask_to_accept,
    standing,
)
from assessment.records.decision.release import ask_to_release
from assessment.records.identity import new_id
from assessment.records.round import create_round, range_of, set_range
from assessment.records.tables.paper import MarkRun, Sitting
from assessment.rules.pass_rate import Expected
from assessment.rules.refusal import Denied, Faults, Refused, Stale
from assessment.rules.release import Check
from tests import decisions, interviews
from tests.decisions import LINK, OPEN, RELEASED, SENDER, STRONG, WEAK, Decisions
from tests.records.rounds import EXPECTED, NOW, TESTS

ALL = (STRONG, WEAK, OPEN)
WHY = "The applicants of this round were few, and all of them well prepared."


def ready(db: Session, lowest: str = "0", highest: str = "100") -> Decisions:
    """A round with every check done but, perhaps, the range; 2 of 3 reach the pass mark."""
    found = decisions.ready(db, *ALL)
    found.round.pass_rate_lowest, found.round.pass_rate_highest = Decimal(lowest), Decimal(highest)
    interviews.commit(found.world)
    return found


def check(found: Decisions) -> Check:
    checks = checklist(found.db, found.world.round_id, SENDER, RELEASED).checks
    [one] = [each for each in checks if each.id == "pass_rate"]
    return one


def ask(found: Decisions, reason: str = WHY) -> None:
    ask_to_accept(found.db, found.decider, reason, now=RELEASED)


def agree(found: Decisions) -> None:
    answer_acceptance(found.db, found.second, True, "", now=RELEASED + timedelta(minutes=5))


def mark_again(found: Decisions, change: int) -> None:
    """A second marking of one paper."""
    run = found.db.scalars(select(MarkRun).order_by(MarkRun.score.desc())).first()
    assert run is not None
    kept = ("sitting_id", "maximum", "script_code", "areas", "marks")
    again = {name: getattr(run, name) for name in kept}
    found.db.add(
        MarkRun(id=new_id(found.db), run=2, score=run.score + change, at=RELEASED, **again)
    )
    found.db.flush()


def test_range_is_kept_and_leaves_an_entry(db: Session) -> None:
    row = create_round(db, TESTS, "Autumn", now=NOW)
    assert range_of(row) is None
    set_range(db, TESTS, row.id, EXPECTED, now=NOW)
    db.expire_all()
    assert range_of(row) == EXPECTED
    assert audit.drafts(db)[-1]["act"] == "round.pass_rate"


def test_range_is_fixed_once_the_round_is_open(db: Session) -> None:
    row = create_round(db, TESTS, "Autumn", now=NOW)
    set_range(db, TESTS, row.id, EXPECTED, now=NOW)
    row.opened_at = NOW
    with pytest.raises(Refused, match=r"This was fixed when the round opened on 1 June 2026\."):
        set_range(db, TESTS, row.id, Expected(Decimal(0), Decimal(100)), now=NOW)
    assert range_of(row) == EXPECTED


def test_rate_in_the_range_passes(db: Session) -> None:
    found = ready(db, "60", "70")
    one = check(found)
    assert (one.group, one.title) == ("Marks", "Pass rate is in the expected range")
    assert (one.detail, one.left) == ("2 of 3, expected 60% to 70%", 0)
    with pytest.raises(Refused, match="in the expected range, so there is nothing to agree"):
        ask(found)


@pytest.mark.parametrize(("lowest", "highest"), [("70", "90"), ("10", "66.66")])
def test_rule_22_rate_outside_the_range_blocks_the_release(
    db: Session, lowest: str, highest: str
) -> None:
    found = ready(db, lowest, highest)
    one = check(found)
    assert (one.detail, one.left) == (f"2 of 3, expected {lowest}% to {highest}%", 1)
    with pytest.raises(Refused, match="cannot be released yet"):
        ask_to_release(db, found.decider, SENDER, LINK, now=RELEASED)


def test_round_without_a_range_is_blocked_until_two_people_agree(db: Session) -> None:
    found = ready(db)
    found.round.pass_rate_lowest = None
    assert (check(found).detail, check(found).left) == ("2 of 3, and no range was set", 1)
    ask(found)
    agree(found)
    assert check(found).passed is True


def test_rule_22_two_people_and_a_reason_let_it_pass(db: Session) -> None:
    found = ready(db, "70", "90")
    with pytest.raises(Faults, match="Enter a reason"):
        ask(found, " ")
    ask(found)
    one = check(found)
    assert (one.detail, one.left) == (
        "2 of 3, expected 70% to 90%. Waiting for a second person",
        1,
    )
    with pytest.raises(Denied, match=r"You asked for this, so someone else must agree\."):
        answer_acceptance(db, found.decider, True, "", now=RELEASED)
    agree(found)
    one = check(found)
    assert (one.detail, one.left) == (
        "2 of 3, expected 70% to 90%. Agreed by two people: Dee Park and Sam Hill",
        0,
    )
    agreed = standing(db, found.world.round_id).agreed
    assert agreed is not None
    assert (agreed.people, agreed.reason) == (("Dee Park", "Sam Hill"), WHY)
    acts = [(draft["act"], draft["reason"]) for draft in audit.drafts(db)]
    assert acts == [(f"ask:{ACCEPT}", WHY), (f"agreed:{ACCEPT}", ""), (ACCEPT, WHY)]
    with pytest.raises(Refused, match="agreed to this pass rate already"):
        ask(found)
    decisions.release(found)
    assert found.round.released_at == RELEASED
    with pytest.raises(Refused, match="Results of this round are released"):
        ask(found)


def test_waiting_for_a_second_person_is_no_other_open_request(db: Session) -> None:
    found = ready(db, "70", "90")
    ask(found)
    checks = checklist(db, found.world.round_id, SENDER, RELEASED).checks
    assert {each.id: each.left for each in checks if each.left} == {"pass_rate": 1}


def test_not_agreeing_leaves_it_blocked_and_may_be_asked_again(db: Session) -> None:
    found = ready(db, "70", "90")
    with pytest.raises(Refused, match="Nobody has asked"):
        agree(found)
    ask(found)
    answer_acceptance(db, found.second, False, "Look at question 12 first.", now=RELEASED)
    assert check(found).left == 1
    ask(found)
    assert standing(db, found.world.round_id).request is not None


def test_only_a_decision_maker_agrees(db: Session) -> None:
    found = ready(db, "70", "90")
    ask(found)
    with pytest.raises(Denied, match="Your role does not let you"):
        answer_acceptance(db, found.world.officer, True, "", now=RELEASED)


def test_what_was_agreed_is_one_rate_and_no_other(db: Session) -> None:
    found = ready(db, "70", "90")
    ask(found)
    agree(found)
    mark_again(found, -20)
    one = check(found)
    assert (one.detail, one.left) == ("1 of 3, expected 70% to 90%", 1)


def test_marks_that_move_before_the_answer_make_it_stale(db: Session) -> None:
    found = ready(db, "70", "90")
    ask(found)
    mark_again(found, -20)
    with pytest.raises(Stale):
        agree(found)
    waiting = two_people.open_for(db, ACCEPT, found.world.round_id)
    assert waiting is not None


def test_void_and_unmarked_papers_are_not_counted(db: Session) -> None:
    found = ready(db)
    interviews.new_applicant(found.world, "Una Marked")
    weak = found.world.applications[1].id
    sitting = db.scalars(select(Sitting).where(Sitting.application_id == weak)).one()
    sitting.voided_at = RELEASED
    db.flush()
    assert standing(db, found.world.round_id).words == "2 of 2, expected 0% to 100%"
    db.execute(Sitting.__table__.update().values(voided_at=RELEASED))
    nobody = standing(db, found.world.round_id)
    assert (nobody.words, nobody.is_in) == ("Nobody sat a paper that is marked", True)
