"""What a round pins, and who may change it when. Both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.content import import_documents, versions_of
from assessment.records.pin import (
    CHANGE,
    ask_change,
    choices_for,
    pin,
    pins_hash,
    pins_of,
    pool_hashes,
)
from assessment.records.round import create_round
from assessment.records.tables.content import ContentVersion
from assessment.records.tables.round import RoundPin
from assessment.rules.document import Document, document_of
from assessment.rules.pin import PURPOSES
from assessment.rules.refusal import Faults, Refused, Stale
from question_bank import Question
from tests.records.open_rounds import LATER, opened, start_sitting
from tests.records.rounds import NOW, TESTS, import_all, officer, other_pass_mark, ready_round


def second_version(db: Session, kind: str, name: str) -> Document:
    """Import the next version of a document, with another title."""
    newest = versions_of(db, kind, name)[0]
    changes = {"version": newest.version + 1, "title": "The next one"}
    document = document_of(kind, newest.model.model_copy(update=changes))
    import_documents(db, TESTS, [("next.yaml", document)], now=NOW)
    return document


def test_paper_is_pinned_with_every_drawable_question(db: Session) -> None:
    row = ready_round(db)
    newest = {d.id: d for d in sorted(versions_of(db, "question"), key=lambda d: d.version)}
    found = {d.hash for d in newest.values()}
    paper, rehearsal = (set(pool_hashes(db, row.id, kind)) for kind in ("paper", "rehearsal"))
    assert set(pins_of(db, row.id)) == set(PURPOSES)
    assert (paper | rehearsal, paper & rehearsal, len(rehearsal)) == (found, set(), 8)


def test_later_import_cannot_change_what_is_drawn(db: Session) -> None:
    row = ready_round(db)
    before = pins_hash(db, row.id)
    question = next(
        d.model for d in versions_of(db, "question") if isinstance(d.model, Question)
    ).model_copy(update={"version": 2, "ask": "Which, then?"})
    import_documents(db, TESTS, [("q.yaml", document_of("question", question))], now=LATER)
    assert pins_hash(db, row.id) == before


def test_choosing_again_replaces_and_keeps_the_first(db: Session) -> None:
    row = ready_round(db)
    newer = second_version(db, "paper", "nle-specimen-paper")
    pin(db, TESTS, row.id, "paper", newer.hash, now=LATER)
    assert pins_of(db, row.id)["paper"].hash == newer.hash
    replaced = select(RoundPin).where(
        RoundPin.purpose == "paper", RoundPin.replaced_at.is_not(None)
    )
    assert [pinned.replaced_at for pinned in db.scalars(replaced)] == [LATER]
    assert audit.drafts(db)[-1]["act"] == "round.pin"


def test_document_of_another_kind_is_refused(db: Session) -> None:
    import_all(db)
    row = create_round(db, TESTS, "Autumn", now=NOW)
    rehearsal = choices_for(db, "rehearsal")[0].hash
    for purpose in ("paper", "rubric", "eligibility"):
        with pytest.raises(Faults, match="Select a document from the list"):
            pin(db, TESTS, row.id, purpose, rehearsal, now=NOW)
    assert db.scalar(select(func.count()).select_from(RoundPin)) == 0


def test_open_round_is_changed_by_two_people(db: Session) -> None:
    row = opened(db)
    newer = second_version(db, "rubric", pins_of(db, row.id)["rubric"].id)
    with pytest.raises(Refused, match="This was fixed when the round opened"):
        pin(db, TESTS, row.id, "rubric", newer.hash, now=LATER)
    tom, priya = officer(db, row.id, "Tom Reyes"), officer(db, row.id, "Priya Nair")
    asked = ask_change(db, tom, row.id, "rubric", newer.hash, "A typing error", now=LATER)
    assert pins_of(db, row.id)["rubric"].hash != newer.hash
    request.answer(db, priya, asked.id, True, now=LATER)
    assert pins_of(db, row.id)["rubric"].hash == newer.hash
    assert audit.drafts(db)[-1]["act"] == "round.change_pin"


@pytest.mark.parametrize(
    ("mark", "error", "fault"),
    [
        ("23.5", "1.8", "The pass mark is 24 in the paper and 23.5 in the recommendation policy."),
        (
            "24",
            "2",
            "The standard error of the pass mark is 1.8 in the paper and 2 in the recommendation "
            "policy.",
        ),
    ],
)
def test_another_pass_mark_is_refused_while_the_paper_says_another(
    db: Session, mark: str, error: str, fault: str
) -> None:
    row = opened(db)
    other = other_pass_mark(db, mark, error)
    tom = officer(db, row.id, "Tom Reyes")
    with pytest.raises(Faults) as refused:
        ask_change(db, tom, row.id, "recommendation", other.hash, "Judges met", now=LATER)
    assert refused.value.fields == {"document": f"{fault} They must be the same."}
    newer = second_version(db, "rubric", pins_of(db, row.id)["rubric"].id)
    assert ask_change(db, tom, row.id, "rubric", newer.hash, "A typing error", now=LATER)


def test_pass_marks_that_would_differ_refuse_the_agreement_too(db: Session) -> None:
    row = opened(db)
    tom, priya = officer(db, row.id, "Tom Reyes"), officer(db, row.id, "Priya Nair")
    other = other_pass_mark(db, "25", "1.8")
    payload = {"purpose": "recommendation", "hash": other.hash}
    asked = request.ask(
        db, tom, CHANGE, "round", row.id, pins_hash(db, row.id), payload, "Judges met", now=LATER
    )
    with pytest.raises(Refused, match="The pass mark is 24 in the paper and 25 in the"):
        request.answer(db, priya, asked.id, True, now=LATER)


def test_request_is_stale_when_another_pin_moved(db: Session) -> None:
    row = opened(db)
    tom, priya = officer(db, row.id, "Tom Reyes"), officer(db, row.id, "Priya Nair")
    newer = second_version(db, "rubric", pins_of(db, row.id)["rubric"].id)
    asked = ask_change(db, tom, row.id, "rubric", newer.hash, "A typing error", now=LATER)
    row.opened_at = None
    paper = second_version(db, "paper", "nle-specimen-paper")
    pin(db, TESTS, row.id, "paper", paper.hash, now=LATER)
    with pytest.raises(Stale):
        request.answer(db, priya, asked.id, True, now=LATER)


def test_paper_never_changes_under_a_started_sitting(db: Session) -> None:
    row = opened(db)
    newer = second_version(db, "paper", "nle-specimen-paper")
    tom, priya = officer(db, row.id, "Tom Reyes"), officer(db, row.id, "Priya Nair")
    asked = ask_change(db, tom, row.id, "paper", newer.hash, "A typing error", now=LATER)
    start_sitting(db, row)
    with pytest.raises(Refused, match="people have started on this version"):
        request.answer(db, priya, asked.id, True, now=LATER)
    with pytest.raises(Refused, match="people have started on this version"):
        ask_change(db, tom, row.id, "paper", newer.hash, "Again", now=LATER)


def test_rehearsal_may_change_once_nobody_is_in_it(db: Session) -> None:
    row = opened(db)
    newer = second_version(db, "paper", "nle-rehearsal")
    start_sitting(db, row, "rehearsal")
    tom = officer(db, row.id, "Tom Reyes")
    with pytest.raises(Refused):
        ask_change(db, tom, row.id, "rehearsal", newer.hash, "Typing error", now=LATER)
    after = LATER + timedelta(hours=2)
    assert ask_change(db, tom, row.id, "rehearsal", newer.hash, "Typing error", now=after)


def test_paper_without_enough_questions_is_refused(db: Session) -> None:
    import_all(db)
    row = create_round(db, TESTS, "Autumn", now=NOW)
    model = versions_of(db, "paper", "nle-specimen-paper")[0].model
    cell = model.sections[0].cells[0].model_copy(update={"count": 90})  # type: ignore[attr-defined]
    section = model.sections[0].model_copy(update={"cells": (cell,)})  # type: ignore[attr-defined]
    greedy = document_of("paper", model.model_copy(update={"version": 9, "sections": (section,)}))
    db.add(_row(greedy))
    db.flush()
    with pytest.raises(Faults, match="needs 90 more questions"):
        pin(db, TESTS, row.id, "paper", greedy.hash, now=NOW)


def _row(document: Document) -> ContentVersion:
    return ContentVersion(
        hash=document.hash,
        kind=document.kind,
        id=document.id,
        version=document.version,
        body=document.body,
        imported_at=NOW,
        imported_by="tests",
    )
