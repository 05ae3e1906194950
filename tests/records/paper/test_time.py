"""Breaks, pauses, time given and taken: rules 1, 2, 6; the stored finish is the derived one."""

from datetime import datetime
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.application.adjusted import newest_adjustment, terms_of
from assessment.records.paper.agreed import agree
from assessment.records.paper.answer import Outcome, Save, save_answer
from assessment.records.paper.attempt import Attempt, find_attempt
from assessment.records.paper.credit import add_time, add_time_for_session, ask_to_shorten
from assessment.records.paper.finish import close_sitting, submit
from assessment.records.paper.pause import (
    end_break,
    pause_session,
    pause_sitting,
    resume_session,
    resume_sitting,
    start_break,
)
from assessment.records.paper.script import script_of
from assessment.records.paper.start import start_sitting
from assessment.rules.adjustment import Terms
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Faults, Missing, Refused, Stale
from assessment.rules.timing import State
from tests.records.paper.setting import OPENS, Setting, adjust, applicant, lay, minutes, person


def begun(db: Session, breaks: bool = True) -> tuple[Setting, Attempt]:
    setting = lay(db)
    if breaks:
        adjust(db, setting.application, "0")
    return setting, start_sitting(db, setting.applicant, "paper", now=OPENS)


def state(db: Session, sitting: UUID, minute: float) -> State:
    return find_attempt(db, sitting).read(OPENS + minutes(minute)).state


def test_rule_06_a_break_stops_the_clock_and_is_logged(db: Session) -> None:
    setting, attempt = begun(db)
    start_break(db, setting.applicant, attempt.id, now=OPENS + minutes(10))
    again = start_break(db, setting.applicant, attempt.id, now=OPENS + minutes(11))
    assert (state(db, attempt.id, 12), len(again.times.pauses)) == (State.ON_BREAK, 1)
    after = end_break(db, setting.applicant, attempt.id, now=OPENS + minutes(14))
    assert (after.ends_at, after.stopped_at) == (OPENS + minutes(64), None)
    acts = [draft["act"] for draft in audit.drafts(db)]
    assert acts == ["paper.start", "paper.start_break", "paper.end_break"]


def test_rule_06_breaks_run_out_by_number_and_by_minutes(db: Session) -> None:
    setting, attempt = begun(db)
    for start, end in ((5, 6), (10, 11)):
        start_break(db, setting.applicant, attempt.id, now=OPENS + minutes(start))
        end_break(db, setting.applicant, attempt.id, now=OPENS + minutes(end))
    with pytest.raises(Refused, match=r"You have used your breaks\."):
        start_break(db, setting.applicant, attempt.id, now=OPENS + minutes(20))


def test_a_break_whose_minutes_are_used_ends_by_itself(db: Session) -> None:
    setting, attempt = begun(db)
    start_break(db, setting.applicant, attempt.id, now=OPENS + minutes(5))
    assert state(db, attempt.id, 15) is State.OPEN
    late_end = end_break(db, setting.applicant, attempt.id, now=OPENS + minutes(25))
    assert late_end.read(OPENS + minutes(25)).ends_at == OPENS + minutes(70)
    with pytest.raises(Refused, match="used your breaks"):
        start_break(db, setting.applicant, attempt.id, now=OPENS + minutes(26))


def test_no_break_without_an_agreement(db: Session) -> None:
    setting, attempt = begun(db, breaks=False)
    with pytest.raises(Refused, match="used your breaks"):
        start_break(db, setting.applicant, attempt.id, now=OPENS)


def test_rule_02_an_answer_in_a_break_is_kept_and_can_be_sent_anew(db: Session) -> None:
    setting, attempt = begun(db)
    start_break(db, setting.applicant, attempt.id, now=OPENS + minutes(10))

    def send(minute: float, n: int) -> Outcome:
        save = Save(1, "a", False, "load", n, f"key {n}")
        assert setting.applicant.person is not None
        at = OPENS + minutes(minute)
        return save_answer(db, setting.applicant.person, attempt.id, save, now=at).outcome

    assert send(12, 1) is Outcome.SAVED
    end_break(db, setting.applicant, attempt.id, now=OPENS + minutes(15))
    script = script_of(db, find_attempt(db, attempt.id), OPENS + minutes(15))
    assert (script.counting, [kept.position for kept in script.kept]) == ({}, [1])
    assert send(16, 2) is Outcome.SAVED
    assert send(17, 3) is Outcome.UNCHANGED
    script = script_of(db, find_attempt(db, attempt.id), OPENS + minutes(17))
    assert (script.counting, script.kept) == ({1: "a"}, ())


def test_rule_06_staff_pause_and_start_one_person_again(db: Session) -> None:
    setting, attempt = begun(db)
    pause_sitting(db, setting.officer, attempt.id, "Fire alarm", now=OPENS + minutes(10))
    pause_sitting(db, setting.second, attempt.id, "Fire alarm", now=OPENS + minutes(11))
    assert state(db, attempt.id, 100) is State.PAUSED
    with pytest.raises(Refused, match="The clock has stopped"):
        submit(db, setting.applicant, attempt.id, now=OPENS + minutes(12))
    after = resume_sitting(db, setting.officer, attempt.id, now=OPENS + minutes(22))
    assert after.ends_at == OPENS + minutes(72)
    again = resume_sitting(db, setting.officer, attempt.id, now=OPENS + minutes(30))
    assert again.ends_at == OPENS + minutes(72)


def test_rule_06_everyone_in_a_session_at_once(db: Session) -> None:
    setting, attempt = begun(db)
    other = person(db, "Bo Lane", OPENS)
    applicant(db, setting.round, setting.session, other)
    second = start_sitting(
        db, Actor(other.id, other.name, Role.APPLICANT, setting.round), "paper", now=OPENS
    )
    submit(db, setting.applicant, attempt.id, now=OPENS + minutes(5))
    paused = pause_session(db, setting.officer, setting.session, "Power", now=OPENS + minutes(10))
    assert [each.id for each in paused] == [second.id]
    resumed = resume_session(db, setting.officer, setting.session, now=OPENS + minutes(20))
    assert [each.ends_at for each in resumed] == [OPENS + minutes(70)]
    more = add_time_for_session(
        db, setting.officer, setting.session, 5, "Power", now=OPENS + minutes(20)
    )
    assert [each.ends_at for each in more] == [OPENS + minutes(75)]


def test_rule_06_added_time_holds_at_once_and_opens_a_closed_paper(db: Session) -> None:
    setting, attempt = begun(db)
    assert state(db, attempt.id, 61) is State.OVER
    close_sitting(db, setting.officer, attempt.id, now=OPENS + minutes(62))
    after = add_time(db, setting.officer, attempt.id, 12, "Fire alarm", now=OPENS + minutes(63))
    assert (after.ends_at, after.script_code, after.swept_at) == (OPENS + minutes(72), None, None)
    assert state(db, attempt.id, 71) is State.OPEN


WRONG = {
    "no minutes": (0, "Why", {"minutes": "Minutes must be a number from 1 to 600"}),
    "no reason": (5, " ", {"reason": "Enter why you are adding time"}),
}


@pytest.mark.parametrize(("number", "reason", "faults"), WRONG.values(), ids=WRONG.keys())
def test_added_time_needs_minutes_and_a_reason(
    db: Session, number: int, reason: str, faults: dict[str, str]
) -> None:
    setting, attempt = begun(db)
    with pytest.raises(Faults) as found:
        add_time(db, setting.officer, attempt.id, number, reason, now=OPENS)
    assert found.value.fields == faults


def test_no_time_for_a_submitted_sitting_or_another_round(db: Session) -> None:
    setting, attempt = begun(db)
    with pytest.raises(Missing):
        add_time(db, lay(db).officer, attempt.id, 5, "Why", now=OPENS)
    submit(db, setting.applicant, attempt.id, now=OPENS + minutes(5))
    with pytest.raises(Refused, match="submitted or is void"):
        add_time(db, setting.officer, attempt.id, 5, "Why", now=OPENS + minutes(6))


def test_rule_06_shortening_takes_a_second_person(db: Session) -> None:
    setting, attempt = begun(db)
    asked = ask_to_shorten(db, setting.officer, attempt.id, 10, "Given twice", now=OPENS)
    assert find_attempt(db, attempt.id).ends_at == OPENS + minutes(60)
    with pytest.raises(Denied):
        request.answer(db, setting.officer, asked.id, True, now=OPENS)
    request.answer(db, setting.second, asked.id, True, now=OPENS + minutes(1))
    assert find_attempt(db, attempt.id).ends_at == OPENS + minutes(50)


def test_shortening_is_refused_when_the_time_has_moved(db: Session) -> None:
    setting, attempt = begun(db)
    asked = ask_to_shorten(db, setting.officer, attempt.id, 10, "Given twice", now=OPENS)
    add_time(db, setting.officer, attempt.id, 5, "Noise", now=OPENS + minutes(1))
    with pytest.raises(Stale):
        request.answer(db, setting.second, asked.id, True, now=OPENS + minutes(2))
    with pytest.raises(Refused, match="at once"):
        ask_to_shorten(db, setting.officer, attempt.id, 70, "All of it", now=OPENS)


def agreed_more(db: Session, setting: Setting, attempt: Attempt, now: datetime) -> Attempt:
    """Agree a little more of everything than stands; the sitting anew."""
    standing = newest_adjustment(db, setting.application)
    assert standing is not None
    stands = terms_of(standing)
    terms = Terms(stands.extra_percent + 5, stands.break_count + 1, stands.break_minutes + 2)
    agree(db, setting.officer, setting.application, terms, standing.seq, 60, now=now)
    return find_attempt(db, attempt.id)


steps = st.lists(
    st.tuples(
        st.sampled_from(["break", "back", "pause", "resume", "add", "agree"]), st.integers(1, 9)
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=steps)
def test_rule_01_the_stored_finish_is_what_the_rules_derive(
    db: Session, steps: list[tuple[str, int]]
) -> None:
    setting, attempt = begun(db)
    now = OPENS
    verbs = {
        "break": lambda: start_break(db, setting.applicant, attempt.id, now=now),
        "back": lambda: end_break(db, setting.applicant, attempt.id, now=now),
        "pause": lambda: pause_sitting(db, setting.officer, attempt.id, "Why", now=now),
        "resume": lambda: resume_sitting(db, setting.officer, attempt.id, now=now),
        "add": lambda: add_time(db, setting.officer, attempt.id, 3, "Why", now=now),
        "agree": lambda: agreed_more(db, setting, attempt, now),
    }
    for name, later in steps:
        now += minutes(later)
        before = find_attempt(db, attempt.id)
        try:
            after = verbs[name]()
        except Refused:
            continue
        assert before.read(now).ends_at <= after.read(now).ends_at
        if after != before:
            assert after.ends_at == after.read(now).ends_at
    db.rollback()
