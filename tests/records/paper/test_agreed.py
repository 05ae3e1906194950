"""Adjustments agreed while a sitting is open reach it at once: rule 6, page 26."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.paper.agreed import Reached, agree, reached_by
from assessment.records.paper.answer import Save, save_answer
from assessment.records.paper.attempt import Attempt, find_attempt
from assessment.records.paper.finish import submit
from assessment.records.paper.history import history_of
from assessment.records.paper.pause import end_break, start_break
from assessment.records.paper.script import script_of
from assessment.records.paper.start import start_sitting
from assessment.records.tables.application import Adjustment
from assessment.records.tables.paper import Sitting
from assessment.records.tables.request import Request
from assessment.rules.adjustment import Terms
from assessment.rules.refusal import Denied, Refused
from assessment.rules.timing import State
from tests.records.paper.setting import OPENS, Setting, adjust, lay, minutes

MORE = Terms(Decimal(50), 3, 15)


def begun(db: Session, percent: str = "25", **laid: Any) -> tuple[Setting, Attempt]:
    """A sitting that began with some more time and two breaks of ten minutes in all."""
    setting = lay(db, **laid)
    adjust(db, setting.application, percent)
    return setting, start_sitting(db, setting.applicant, "paper", now=OPENS)


def agreed(db: Session, setting: Setting, terms: Terms, minute: float, reason: str = "") -> object:
    return agree(
        db, setting.officer, setting.application, terms, 1, 60, now=OPENS + minutes(minute),
        reason=reason,
    )  # fmt: skip


def entries(db: Session, act: str) -> list[dict[str, Any]]:
    return [draft for draft in audit.drafts(db) if draft["act"] == act]


def test_rule_06_more_time_reaches_an_open_sitting_at_once(db: Session) -> None:
    setting, attempt = begun(db)
    agreed(db, setting, MORE, 20, "Forgotten")
    after = find_attempt(db, attempt.id)
    assert (after.ends_at, after.times.allowance.words) == (
        OPENS + minutes(90),
        "90 minutes (60 plus 50%)",
    )
    assert after.read(OPENS + minutes(20)).wallet.left == minutes(15)
    [entry] = entries(db, "paper.agree_time")
    assert (entry["subject_id"], entry["reason"]) == (str(attempt.id), "Forgotten")
    told = [each.what for each in history_of(db, after, OPENS + minutes(30))]
    assert told == ["Started", "Agreed 50% more time, breaks: 3, 15 minutes in all"]


def test_rule_01_the_stored_finish_is_the_derived_one_on_a_break(db: Session) -> None:
    setting, attempt = begun(db)
    start_break(db, setting.applicant, attempt.id, now=OPENS + minutes(10))
    agreed(db, setting, MORE, 14)
    after = find_attempt(db, attempt.id)
    assert after.ends_at == after.read(OPENS + minutes(14)).ends_at
    assert after.read(OPENS + minutes(24)).state is State.ON_BREAK  # ten minutes were agreed before
    assert after.read(OPENS + minutes(25)).state is State.OPEN
    row = db.scalars(select(Sitting).where(Sitting.id == attempt.id)).one()
    assert row.resumed_at == OPENS + minutes(25)


def test_a_break_that_ran_out_is_not_begun_again(db: Session) -> None:
    setting, attempt = begun(db)
    start_break(db, setting.applicant, attempt.id, now=OPENS + minutes(10))
    save = Save(1, "a", False, "load", 1, "key")
    assert setting.applicant.person is not None
    save_answer(db, setting.applicant.person, attempt.id, save, now=OPENS + minutes(22))
    agreed(db, setting, MORE, 23)
    after, now = find_attempt(db, attempt.id), OPENS + minutes(24)
    assert (after.read(now).state, after.read(now).wallet.left) == (State.OPEN, minutes(5))
    assert (after.ends_at, after.stopped_at) == (OPENS + minutes(100), None)
    assert script_of(db, after, now).counting == {1: "a"}
    assert end_break(db, setting.applicant, attempt.id, now=now).ends_at == after.ends_at


def test_a_window_that_cuts_still_cuts(db: Session) -> None:
    setting, attempt = begun(db, cut=True)
    terms = Terms(Decimal(150))
    [reached] = reached_by(db, setting.application, terms, may_shorten=False, now=OPENS)
    assert reached.new_finish == OPENS + minutes(120)
    agreed(db, setting, Terms(Decimal(150), 2, 10), 5)
    assert find_attempt(db, attempt.id).ends_at == OPENS + minutes(120)


def test_a_sitting_that_is_over_stays_as_it_is(db: Session) -> None:
    setting, attempt = begun(db)
    submit(db, setting.applicant, attempt.id, now=OPENS + minutes(30))
    before = find_attempt(db, attempt.id)
    now = OPENS + minutes(31)
    assert reached_by(db, setting.application, MORE, may_shorten=False, now=now) == []
    agreed(db, setting, MORE, 31)
    assert find_attempt(db, attempt.id) == before
    assert entries(db, "paper.agree_time") == []


def test_a_rehearsal_is_reached_too(db: Session) -> None:
    setting, attempt = begun(db)
    practice = start_sitting(db, setting.applicant, "rehearsal", now=OPENS + minutes(1))
    found = reached_by(db, setting.application, MORE, may_shorten=False, now=OPENS + minutes(2))
    assert found == [
        Reached("paper", OPENS, OPENS + minutes(75), OPENS + minutes(90)),
        Reached("rehearsal", OPENS + minutes(1), OPENS + minutes(76), OPENS + minutes(91)),
    ]
    agreed(db, setting, MORE, 2)
    ends = [find_attempt(db, each.id).ends_at for each in (attempt, practice)]
    assert ends == [each.new_finish for each in found]


def test_rule_06_less_time_takes_a_second_person(db: Session) -> None:
    setting, attempt = begun(db)
    asked = agreed(db, setting, Terms(Decimal(10), 2, 10), 20, "Typed wrong")
    assert isinstance(asked, Request)
    assert find_attempt(db, attempt.id).ends_at == OPENS + minutes(75)
    with pytest.raises(Denied):
        request.answer(db, setting.officer, asked.id, True, now=OPENS + minutes(21))
    request.answer(db, setting.second, asked.id, True, now=OPENS + minutes(22))
    assert find_attempt(db, attempt.id).ends_at == OPENS + minutes(66)
    assert entries(db, "paper.agree_time")[0]["reason"] == "Typed wrong"


def test_rule_06_less_never_ends_a_sitting(db: Session) -> None:
    setting, _ = begun(db)
    asked = agreed(db, setting, Terms(), 50, "Typed wrong")
    assert isinstance(asked, Request)
    with pytest.raises(Refused, match="end their sitting at once"):
        request.answer(db, setting.second, asked.id, True, now=OPENS + minutes(60))
    db.rollback()


def test_less_keeps_the_breaks_that_were_taken(db: Session) -> None:
    setting, attempt = begun(db)
    start_break(db, setting.applicant, attempt.id, now=OPENS + minutes(10))
    end_break(db, setting.applicant, attempt.id, now=OPENS + minutes(16))
    asked = agreed(db, setting, Terms(), 50, "Typed wrong")
    assert isinstance(asked, Request)
    request.answer(db, setting.second, asked.id, True, now=OPENS + minutes(51))
    after = find_attempt(db, attempt.id)
    assert (after.ends_at, after.times.allowance.break_words) == (
        OPENS + minutes(66),
        "1, 6 minutes in all",
    )


def test_rule_06_one_person_alone_takes_nothing_from_a_sitting(db: Session) -> None:
    """The sitting was given more than what stands: an earlier shortening did not reach it."""
    setting, attempt = begun(db, "50")
    db.execute(update(Adjustment).values(extra_percent=10))
    db.expire_all()
    agreed(db, setting, Terms(Decimal(20), 2, 10), 20)
    assert find_attempt(db, attempt.id).ends_at == OPENS + minutes(90)
