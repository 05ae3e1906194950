"""Opening a round: all of it ready, and two people. Both databases."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.opening import ask_to_open, confirm_letters, opening_of
from assessment.records.pin import pin
from assessment.records.round import create_round, set_dates, set_range
from assessment.records.tables.interview import PanelMember
from assessment.records.tables.people import Setting
from assessment.rules.pass_rate import Expected
from assessment.rules.people import Actor
from assessment.rules.refusal import Denied, Faults, Refused, Stale
from tests.records.rounds import DATES, NOW, TESTS, officer, other_pass_mark, ready_round

COMMAND = Actor(None, "round open")


def test_new_round_has_everything_to_do(db: Session) -> None:
    row = create_round(db, TESTS, "Autumn", now=NOW)
    tasks = opening_of(db, row.id).ready.tasks
    assert {task.text: task.status for task in tasks} == dict.fromkeys(
        (
            "Dates",
            "Eligibility policy",
            "Paper and sessions",
            "Interview rubric and script",
            "Panels",
            "Recommendation policy",
            "Letters",
            "Expected range of pass rate",
        ),
        "Not started",
    )


def test_round_that_is_not_ready_says_what_is_missing(db: Session) -> None:
    row = ready_round(db)
    db.execute(delete(PanelMember))
    db.execute(delete(Setting).where(Setting.name == f"letters:{row.id}"))
    with pytest.raises(Refused) as refused:
        ask_to_open(db, officer(db, row.id, "Tom Reyes"), row.id, "Ready", now=NOW)
    assert refused.value.reason == "This round cannot open yet. Still to do: Panels, Letters."


def test_pass_marks_that_differ_keep_a_round_from_opening(db: Session) -> None:
    row = ready_round(db)
    other = other_pass_mark(db, "25", "1.8")
    pin(db, TESTS, row.id, "recommendation", other.hash, now=NOW)
    fault = (
        "The pass mark is 24 in the paper and 25 in the recommendation policy. "
        "They must be the same."
    )
    ready = opening_of(db, row.id).ready
    assert [(task.text, task.fault) for task in ready.tasks if task.fault] == [
        ("Recommendation policy", fault)
    ]
    with pytest.raises(Refused) as refused:
        ask_to_open(db, officer(db, row.id, "Tom Reyes"), row.id, "Ready", now=NOW)
    assert refused.value.reason == (
        f"This round cannot open yet. Still to do: Recommendation policy. {fault}"
    )
    same = other_pass_mark(db, "24.0", "1.80", version=4)
    pin(db, TESTS, row.id, "recommendation", same.hash, now=NOW)
    assert opening_of(db, row.id).ready.missing == ()


def test_half_done_is_in_progress(db: Session) -> None:
    row = create_round(db, TESTS, "Autumn", now=NOW)
    set_dates(db, TESTS, row.id, replace(DATES, results_on=None), now=NOW)
    assert opening_of(db, row.id).ready.tasks[0].status == "In progress"


def test_letters_are_read_again_when_their_words_change(db: Session) -> None:
    row = ready_round(db)
    assert opening_of(db, row.id).ready.missing == ()
    db.get_one(Setting, f"letters:{row.id}").value = "other words"
    assert opening_of(db, row.id).ready.missing == ("Letters",)
    confirm_letters(db, TESTS, row.id, now=NOW)
    assert opening_of(db, row.id).ready.missing == ()


def test_two_people_open_a_round(db: Session) -> None:
    row = ready_round(db)
    tom, priya = officer(db, row.id, "Tom Reyes"), officer(db, row.id, "Priya Nair")
    asked = ask_to_open(db, tom, row.id, "All is ready", now=NOW)
    assert row.opened_at is None
    with pytest.raises(Denied, match=r"You asked for this, so someone else must agree\."):
        request.answer(db, tom, asked.id, True, now=NOW)
    request.answer(db, priya, asked.id, True, now=NOW)
    assert row.opened_at == NOW
    assert audit.drafts(db)[-1]["act"] == "round.open"


def test_command_only_asks_and_a_person_agrees(db: Session) -> None:
    row = ready_round(db)
    asked = ask_to_open(db, COMMAND, row.id, "All is ready", now=NOW)
    request.answer(db, officer(db, row.id, "Priya Nair"), asked.id, True, now=NOW)
    assert (asked.asked_by, row.opened_at) == ("command:round open", NOW)


def test_dates_that_moved_after_the_request_make_it_stale(db: Session) -> None:
    row = ready_round(db)
    tom, priya = officer(db, row.id, "Tom Reyes"), officer(db, row.id, "Priya Nair")
    asked = ask_to_open(db, tom, row.id, "All is ready", now=NOW)
    set_dates(
        db,
        tom,
        row.id,
        replace(DATES, results_on=date(2026, 12, 2), designation_from=date(2026, 12, 2)),
        now=NOW,
    )
    with pytest.raises(Stale):
        request.answer(db, priya, asked.id, True, now=NOW)
    assert row.opened_at is None


def test_range_that_moved_after_the_request_makes_it_stale(db: Session) -> None:
    row = ready_round(db)
    tom, priya = officer(db, row.id, "Tom Reyes"), officer(db, row.id, "Priya Nair")
    asked = ask_to_open(db, tom, row.id, "All is ready", now=NOW)
    set_range(db, tom, row.id, Expected(Decimal(0), Decimal(100)), now=NOW)
    with pytest.raises(Stale):
        request.answer(db, priya, asked.id, True, now=NOW)
    assert row.opened_at is None


def test_asking_twice_without_a_reason_or_once_open_is_refused(db: Session) -> None:
    row = ready_round(db)
    tom, priya = officer(db, row.id, "Tom Reyes"), officer(db, row.id, "Priya Nair")
    with pytest.raises(Faults):
        ask_to_open(db, tom, row.id, " ", now=NOW)
    asked = ask_to_open(db, tom, row.id, "All is ready", now=NOW)
    with pytest.raises(Refused, match="A second person has already been asked"):
        ask_to_open(db, priya, row.id, "So it is", now=NOW)
    request.answer(db, priya, asked.id, True, now=NOW)
    with pytest.raises(Refused, match="This was fixed when the round opened"):
        ask_to_open(db, priya, row.id, "Again", now=NOW)
