"""Public questions after a round has opened: who reads of them, and what stays agreed."""

import pytest
from sqlalchemy.orm import Session

from assessment.records import request
from assessment.records.content import import_documents, versions_of
from assessment.records.opening import ask_to_open, open_round
from assessment.records.pin import ask_change, pin, pins_of
from assessment.records.specimen import OUTDATED, ask_to_use, use_of
from assessment.records.tables.request import Request
from assessment.rules.document import document_of
from assessment.rules.refusal import Refused, Stale
from tests.question_bank.samples import question
from tests.records.rounds import NOW, TESTS, officer, ready_round, round_to_agree
from tests.records.test_specimen import LATER, fresh, two


def test_the_second_person_reads_what_of_another_paper_is_specimen(db: Session) -> None:
    row = ready_round(db)
    tom, priya = two(db, row)
    row.opened_at = NOW
    newer = fresh(db, pins_of(db, row.id)["paper"])
    asked = ask_change(db, tom, row.id, "paper", newer.hash, "A typing error", now=LATER)
    assert asked.payload["specimen"].startswith("Specimen, and so public: all of the ")
    request.answer(db, priya, asked.id, True, now=LATER)
    assert pins_of(db, row.id)["paper"].hash == newer.hash


def test_questions_that_came_since_void_the_request(db: Session) -> None:
    row = ready_round(db)
    tom, priya = two(db, row)
    row.opened_at = NOW
    newer = fresh(db, pins_of(db, row.id)["paper"])
    asked = ask_change(db, tom, row.id, "paper", newer.hash, "A typing error", now=LATER)
    import_documents(db, TESTS, [("late.yaml", document_of("question", question()))], now=LATER)
    with pytest.raises(Refused, match="Questions were imported since this was asked"):
        request.answer(db, priya, asked.id, True, now=LATER)


def test_what_was_agreed_at_the_opening_is_still_said_when_the_rehearsal_changes(
    db: Session,
) -> None:
    row = ready_round(db)
    tom, priya = two(db, row)
    row.opened_at = NOW
    before = use_of(db, row.id).agreed
    newer = fresh(db, pins_of(db, row.id)["rehearsal"])
    asked = ask_change(db, tom, row.id, "rehearsal", newer.hash, "A typing error", now=LATER)
    request.answer(db, priya, asked.id, True, now=LATER)
    assert before is not None
    assert use_of(db, row.id).agreed == before


def test_an_outdated_request_says_the_way_out(db: Session) -> None:
    row = round_to_agree(db)
    tom, priya = two(db, row)
    asked = ask_to_use(db, tom, row.id, "A trial", now=NOW)
    assert use_of(db, row.id).request == asked
    pin(db, tom, row.id, "paper", fresh(db, pins_of(db, row.id)["paper"]).hash, now=LATER)
    use = use_of(db, row.id)
    assert (use.request, use.is_outdated) == (None, True)
    with pytest.raises(Refused) as refused:
        ask_to_use(db, tom, row.id, "A trial", now=LATER)
    assert refused.value.reason == OUTDATED
    request.answer(db, priya, asked.id, False, "Out of date", now=LATER)
    assert ask_to_use(db, tom, row.id, "A trial", now=LATER)


def test_a_pin_that_moved_after_the_hash_was_compared_keeps_the_round_shut(db: Session) -> None:
    row = ready_round(db)
    tom = officer(db, row.id, "Tom Reyes")
    opening: Request = ask_to_open(db, tom, row.id, "Ready", now=NOW)
    rubric = fresh(db, pins_of(db, row.id)["rubric"])
    pin(db, tom, row.id, "rubric", rubric.hash, now=LATER)
    with pytest.raises(Stale):
        open_round(db, opening, tom, LATER)
    assert row.opened_at is None
    assert versions_of(db, "rubric")[0] == rubric
