"""Letters before release: made once, made again when they differ, read by a person."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.decision.letter import (
    find_letter,
    judge_letter,
    letters_for,
    pdf_of,
    sample,
    to_make,
)
from assessment.records.interview.declaration import declare_conflict
from assessment.records.tables.decision import Letter as LetterRow
from assessment.rules.conflict import ConflictKind
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Faults, Missing, Refused
from tests import decisions
from tests.decisions import DECIDED, OPEN, PDF, SENDER, STRONG, WEAK

NOT_SAID = "Select whether the letter is right or wrong"


def test_each_decision_has_one_letter_and_a_second_run_makes_none(db: Session) -> None:
    found = decisions.moderated(db, STRONG, WEAK, OPEN)
    decisions.decide_all(found)
    wanted = to_make(db, found.world.round_id, SENDER)
    assert [letter.kind for _, letter in wanted] == [
        "designate",
        "do_not_designate",
        "more_evidence",
    ]
    decisions.make_letters(found)
    assert to_make(db, found.world.round_id, SENDER) == []
    assert db.scalar(select(func.count()).select_from(LetterRow)) == 3


def test_a_run_that_stopped_goes_on_where_it_was(db: Session) -> None:
    found = decisions.moderated(db, STRONG, WEAK)
    decisions.decide_as_recommended(found, 0)
    decisions.make_letters(found)
    decisions.decide_as_recommended(found, 1)
    assert [letter.name for _, letter in to_make(db, found.world.round_id, SENDER)] == ["Ben Stone"]


def test_a_new_date_makes_every_letter_a_difference_to_be_read_again(db: Session) -> None:
    found = decisions.moderated(db)
    decisions.decide_all(found)
    decisions.make_letters(found)
    decisions.read_letters(found)
    found.round.results_at = datetime(2026, 12, 8, 9, 30, tzinfo=UTC)
    assert len(to_make(db, found.world.round_id, SENDER)) == 1
    decisions.make_letters(found)
    [kept] = letters_for(db, found.decider)
    assert (kept.row.verdict, kept.letter.dated.day) == (None, 8)


def test_another_organisation_makes_every_letter_a_difference(db: Session) -> None:
    found = decisions.moderated(db)
    decisions.decide_all(found)
    decisions.make_letters(found)
    [(_, letter)] = to_make(db, found.world.round_id, replace(SENDER, organisation="Acme"))
    assert letter.organisation == "Acme"


def test_a_round_without_a_date_makes_no_letters(db: Session) -> None:
    found = decisions.moderated(db)
    decisions.decide_all(found)
    found.round.results_at = None
    found.round.designation_from = None
    with pytest.raises(Refused, match="no date for its results"):
        to_make(db, found.world.round_id, SENDER)


def test_a_letter_tells_by_area_and_standard_and_no_mark(db: Session) -> None:
    found = decisions.moderated(db, WEAK)
    decisions.decide_all(found)
    [(_, letter)] = to_make(db, found.world.round_id, SENDER)
    assert [area.words for area in letter.areas] == ["Below"] * 4
    assert [one.id for one in letter.criteria][:2] == ["1.1", "1.2"]
    assert letter.criteria[0].level == "Level 1: a concern"
    said = [part for section in letter.sections for part in (*section.paragraphs, *section.items)]
    assert [part for part in said if "14" in part or "3.5" in part] == []
    assert letter.closing.endswith(f"Your reference is {letter.reference}.")


def test_a_designation_runs_three_years_from_its_day(db: Session) -> None:
    found = decisions.moderated(db)
    decisions.decide_all(found)
    [(_, letter)] = to_make(db, found.world.round_id, SENDER)
    assert "from 1 December 2026 to 30 November 2029" in letter.sections[0].paragraphs[0]


@pytest.mark.parametrize(
    ("verdict", "reason", "faults"),
    [
        pytest.param("", "", {"verdict": NOT_SAID}, id="none"),
        pytest.param("fine", "", {"verdict": NOT_SAID}, id="?"),
        pytest.param("wrong", " ", {"reason": "Enter what is wrong"}, id="wrong, not why"),
    ],
)
def test_a_verdict_needs_a_choice_and_wrong_a_reason(
    db: Session, verdict: str, reason: str, faults: dict[str, str]
) -> None:
    found = decisions.moderated(db)
    decisions.decide_all(found)
    decisions.make_letters(found)
    [kept] = letters_for(db, found.decider)
    with pytest.raises(Faults) as caught:
        judge_letter(db, found.decider, kept.row.id, verdict, reason, now=DECIDED)
    assert caught.value.fields == faults


def test_a_letter_is_found_by_its_round_and_never_with_a_conflict(db: Session) -> None:
    found = decisions.moderated(db)
    decisions.decide_all(found)
    decisions.make_letters(found)
    [kept] = letters_for(db, found.decider)
    assert pdf_of(find_letter(db, found.decider, kept.row.id)) == PDF
    elsewhere = Actor(found.decider.person, "Dee", Role.DECISION_MAKER, UUID(int=4))
    with pytest.raises(Missing):
        find_letter(db, elsewhere, kept.row.id)
    application = found.world.applications[0]
    declare_conflict(db, found.decider, application.id, ConflictKind.FRIEND, now=DECIDED)
    assert letters_for(db, found.decider) == []
    with pytest.raises(Missing):
        find_letter(db, found.decider, kept.row.id)


def test_letters_cannot_change_after_release(db: Session) -> None:
    found = decisions.ready(db)
    decisions.release(found)
    [kept] = letters_for(db, found.decider)
    with pytest.raises(Refused, match="letters cannot change"):
        judge_letter(db, found.decider, kept.row.id, "wrong", "Late", now=DECIDED)


def test_making_and_reading_are_in_the_trail(db: Session) -> None:
    found = decisions.moderated(db)
    decisions.decide_as_recommended(found)
    audit.seal(db)
    [(snapshot_id, letter)] = to_make(db, found.world.round_id, SENDER)
    by = Actor(None, "letters", round=found.world.round_id)
    row = decisions.keep_letter(db, by, snapshot_id, letter, PDF, now=DECIDED)
    judge_letter(db, found.second, row.id, "right", now=DECIDED)
    assert [draft["act"] for draft in audit.drafts(db)] == ["letter.make", "letter.read"]
    assert [draft["real_actor"] for draft in audit.drafts(db)] == [
        "command:letters",
        str(found.second.person),
    ]


def test_the_sample_is_read_first(db: Session) -> None:
    found = decisions.moderated(db, STRONG, WEAK)
    decisions.decide_all(found)
    decisions.make_letters(found)
    kept = letters_for(db, found.decider)
    assert {one.row.id for one in sample(kept)} == {one.row.id for one in kept}
