"""A sitting is made void, and what applicants tell us (page 35)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from assessment.records import request
from assessment.records.paper.answer import Save, save_answer
from assessment.records.paper.attempt import find_attempt
from assessment.records.paper.problem import ask_for_help, problems_of, report_problem
from assessment.records.paper.result import result_for
from assessment.records.paper.start import start_sitting
from assessment.records.paper.void import ask_to_void
from assessment.rules.refusal import Denied, Faults, Refused
from assessment.rules.timing import Ending
from tests.records.paper.setting import OPENS, lay, minutes

TICK = timedelta(microseconds=1)


def test_void_takes_two_people_and_keeps_everything(db: Session) -> None:
    setting = lay(db)
    attempt = start_sitting(db, setting.applicant, "paper", now=OPENS)
    assert setting.applicant.person is not None
    save = Save(1, "a", False, "load", 1, "k")
    save_answer(db, setting.applicant.person, attempt.id, save, now=OPENS)
    asked = ask_to_void(db, setting.officer, attempt.id, "Another person sat", now=OPENS)
    with pytest.raises(Denied):
        request.answer(db, setting.officer, asked.id, True, now=OPENS)
    request.answer(db, setting.second, asked.id, True, now=OPENS + minutes(2))
    after = find_attempt(db, attempt.id)
    assert after.read(OPENS + minutes(3)).ending is Ending.VOID
    assert result_for(db, setting.application, OPENS + minutes(90)) is None
    changed = replace(save, response="b", key="l", n=2)
    with pytest.raises(Refused, match="void"):
        save_answer(db, setting.applicant.person, attempt.id, changed, now=OPENS)
    assert start_sitting(db, setting.applicant, "paper", now=OPENS + minutes(4)).id != attempt.id


def test_help_and_reports_are_joined_to_the_sitting(db: Session) -> None:
    setting = lay(db)
    attempt = start_sitting(db, setting.applicant, "paper", now=OPENS)
    ask_for_help(db, setting.applicant, attempt.id, now=OPENS + minutes(1))
    with pytest.raises(Refused, match="not over"):
        report_problem(db, setting.applicant, attempt.id, "Noise", "", now=OPENS + minutes(2))
    done = OPENS + minutes(60)
    with pytest.raises(Faults) as found:
        report_problem(db, setting.applicant, attempt.id, " ", "x\x00", now=done)
    assert set(found.value.fields) == {"what", "about_when"}
    report_problem(db, setting.applicant, attempt.id, "Noise", "10am", now=done + timedelta(days=7))
    assert [(p.kind, p.what) for p in problems_of(db, attempt.id)] == [
        ("help", "Asked for help during the paper"),
        ("report", "Noise"),
    ]
    with pytest.raises(Refused, match="You could tell us until Saturday 17 October 2026"):
        report_problem(
            db, setting.applicant, attempt.id, "Late", "", now=done + timedelta(days=7) + TICK
        )
