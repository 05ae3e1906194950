"""Two people agree that a round may use public questions, before it opens. Both databases."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from assessment.records import audit, request
from assessment.records.content import import_documents, versions_of
from assessment.records.database import make_session
from assessment.records.identity import new_id
from assessment.records.opening import ask_to_open, opening_of
from assessment.records.pin import pin, pins_of
from assessment.records.specimen import USE, applicant_words, ask_to_use, paper_words, use_of
from assessment.records.tables.round import Round, RoundPin
from assessment.rules.document import Document, document_of
from assessment.rules.people import Actor
from assessment.rules.refusal import Denied, Faults, Refused, Stale
from tests.records.rounds import NOW, TESTS, officer, round_to_agree

LATER, HOUR = NOW + timedelta(days=1), timedelta(hours=1)
TASK = "Agreement to use specimen questions"


def fresh(db: Session, document: Document) -> Document:
    """The same document as its next version, which is no specimen; imported."""
    changes = {"version": document.version + 50, "specimen": False}
    made = document_of(document.kind, document.model.model_copy(update=changes))
    import_documents(db, TESTS, [("own.yaml", made)], now=NOW)
    return made


def use_own(db: Session, row: Round) -> None:
    """Pin papers and questions that are no specimens."""
    for question in versions_of(db, "question"):
        fresh(db, question)
    for purpose in ("paper", "rehearsal"):
        own = fresh(db, pins_of(db, row.id)[purpose])
        pin(db, TESTS, row.id, purpose, own.hash, now=NOW)


def two(db: Session, row: Round) -> tuple[Actor, Actor]:
    return officer(db, row.id, "Tom Reyes"), officer(db, row.id, "Priya Nair")


def test_round_on_the_public_bank_refuses_to_open_and_says_what_to_do(db: Session) -> None:
    row = round_to_agree(db)
    tom, _ = two(db, row)
    with pytest.raises(Refused) as refused:
        ask_to_open(db, tom, row.id, "Ready", now=NOW)
    assert refused.value.reason == (
        f"This round cannot open yet. Still to do: {TASK}. {use_of(db, row.id).words} Choose "
        "others, or ask a second person to agree that this round may use them."
    )
    assert use_of(db, row.id).words.startswith("Specimen, and so public: the paper with all of its")


def test_the_same_person_cannot_agree_and_another_lets_it_open(db: Session) -> None:
    row = round_to_agree(db)
    tom, priya = two(db, row)
    asked = ask_to_use(db, tom, row.id, "A trial with volunteers", now=NOW)
    assert opening_of(db, row.id).ready.missing == (TASK,)
    with pytest.raises(Denied, match=r"You asked for this, so someone else must agree\."):
        request.answer(db, tom, asked.id, True, now=NOW)
    request.answer(db, priya, asked.id, True, now=LATER)
    assert [entry["act"] for entry in audit.drafts(db)][-3:] == [f"ask:{USE}", f"agreed:{USE}", USE]
    assert audit.drafts(db)[-1]["reason"] == "A trial with volunteers"
    agreed = use_of(db, row.id).agreed
    assert agreed is not None
    assert agreed.words == (
        "Tom Reyes asked, and Priya Nair agreed on 2 June 2026, that these may be used. "
        "Reason: A trial with volunteers"
    )
    opening = ask_to_open(db, tom, row.id, "Ready", now=LATER)
    request.answer(db, priya, opening.id, True, now=LATER)
    assert row.opened_at == LATER


def test_not_agreeing_keeps_it_shut(db: Session) -> None:
    row = round_to_agree(db)
    tom, priya = two(db, row)
    asked = ask_to_use(db, tom, row.id, "A trial", now=NOW)
    request.answer(db, priya, asked.id, False, "It would not be fair", now=NOW)
    assert opening_of(db, row.id).ready.missing == (TASK,)
    assert ask_to_use(db, tom, row.id, "A trial with volunteers alone", now=NOW)


def test_changed_paper_voids_what_was_asked_and_what_was_agreed(db: Session) -> None:
    row = round_to_agree(db)
    tom, priya = two(db, row)
    first = pins_of(db, row.id)["paper"]
    asked = ask_to_use(db, tom, row.id, "A trial", now=NOW)
    pin(db, tom, row.id, "paper", fresh(db, first).hash, now=NOW + HOUR)
    with pytest.raises(Stale):
        request.answer(db, priya, asked.id, True, now=NOW)
    pin(db, tom, row.id, "paper", first.hash, now=LATER)
    request.answer(db, priya, asked.id, True, now=LATER)
    opening = ask_to_open(db, tom, row.id, "Ready", now=LATER)
    pin(db, tom, row.id, "paper", fresh(db, first).hash, now=LATER + HOUR)
    assert opening_of(db, row.id).ready.missing == (TASK,)
    with pytest.raises(Stale):
        request.answer(db, priya, opening.id, True, now=LATER)
    assert row.opened_at is None


def test_one_question_that_takes_the_place_of_another_voids_it(db: Session) -> None:
    row = round_to_agree(db)
    tom, priya = two(db, row)
    request.answer(db, priya, ask_to_use(db, tom, row.id, "A trial", now=NOW).id, True, now=NOW)
    live = select(RoundPin).where(RoundPin.round_id == row.id, RoundPin.purpose == "pool")
    replaced = db.scalars(live.limit(1)).one()
    replaced.replaced_at = LATER
    db.flush()
    assert (use_of(db, row.id).agreed, opening_of(db, row.id).ready.missing) == (None, (TASK,))


def test_another_rubric_leaves_the_agreement(db: Session) -> None:
    row = round_to_agree(db)
    tom, priya = two(db, row)
    request.answer(db, priya, ask_to_use(db, tom, row.id, "A trial", now=NOW).id, True, now=NOW)
    other = fresh(db, pins_of(db, row.id)["rubric"])
    pin(db, tom, row.id, "rubric", other.hash, now=LATER)
    assert opening_of(db, row.id).ready.missing == ()


def test_questions_of_ones_own_need_nobody_and_one_public_one_needs_two(db: Session) -> None:
    row = round_to_agree(db)
    tom, _ = two(db, row)
    public = pins_of(db, row.id)["paper"]
    use_own(db, row)
    assert (use_of(db, row.id).found, opening_of(db, row.id).ready.missing) == ((), ())
    assert (paper_words(db, row.id), applicant_words(db, row.id, "paper")) == ("", "")
    with pytest.raises(Refused, match="This round may open without this"):
        ask_to_use(db, tom, row.id, "A trial", now=NOW)
    one = next(d for d in versions_of(db, "question") if d.model.specimen)  # type: ignore[attr-defined]
    db.add(RoundPin(id=new_id(db), round_id=row.id, purpose="pool", hash=one.hash, pinned_at=LATER))
    db.flush()
    assert opening_of(db, row.id).ready.missing == (TASK,)
    assert paper_words(db, row.id).startswith("Specimen, and so public: 1 of the ")
    told = "Questions of this paper have been published as examples."
    assert applicant_words(db, row.id, "paper") == told
    assert applicant_words(db, row.id, "rehearsal") == ""
    assert public.hash != pins_of(db, row.id)["paper"].hash


def test_demonstration_opens_without_it_and_still_says_what_it_uses(db: Session) -> None:
    row = round_to_agree(db)
    row.is_demonstration = True
    tom, priya = two(db, row)
    assert use_of(db, row.id).words != ""
    with pytest.raises(Refused, match="it is a demonstration"):
        ask_to_use(db, tom, row.id, "A trial", now=NOW)
    request.answer(db, priya, ask_to_open(db, tom, row.id, "Ready", now=NOW).id, True, now=NOW)
    assert row.opened_at == NOW


def test_asking_takes_a_person_and_a_reason_and_is_done_once(db: Session) -> None:
    row = round_to_agree(db)
    tom, priya = two(db, row)
    with pytest.raises(Denied, match="Only a person can ask"):
        ask_to_use(db, TESTS, row.id, "A trial", now=NOW)
    with pytest.raises(Faults):
        ask_to_use(db, tom, row.id, " ", now=NOW)
    asked = ask_to_use(db, tom, row.id, "A trial", now=NOW)
    with pytest.raises(Refused, match="A second person has already been asked"):
        ask_to_use(db, priya, row.id, "A trial", now=NOW)
    request.answer(db, priya, asked.id, True, now=NOW)
    with pytest.raises(Refused, match="Two people have agreed to this already"):
        ask_to_use(db, priya, row.id, "A trial", now=NOW)
    row.opened_at = NOW
    with pytest.raises(Refused, match="This was fixed when the round opened"):
        ask_to_use(db, tom, row.id, "A trial", now=NOW)


def test_round_that_opened_meanwhile_takes_no_agreement(db: Session) -> None:
    row = round_to_agree(db)
    tom, priya = two(db, row)
    asked = ask_to_use(db, tom, row.id, "A trial", now=NOW)
    row.opened_at = NOW
    with pytest.raises(Refused, match="This was fixed when the round opened"):
        request.answer(db, priya, asked.id, True, now=NOW)


def test_of_four_who_agree_at_once_one_is_heard(engine: Engine) -> None:
    sessions = make_session(engine.execution_options(writes=True))
    with sessions() as db:
        row = round_to_agree(db)
        tom = officer(db, row.id, "Tom Reyes")
        names = ("Priya Nair", "Ian West", "Sara Cole", "Leo Hunt")
        others = [officer(db, row.id, name) for name in names]
        asked_id, round_id = ask_to_use(db, tom, row.id, "A trial", now=NOW).id, row.id
        audit.seal(db)
        db.commit()
    heard: list[str] = []

    def agree(by: Actor) -> None:
        with sessions() as db:
            try:
                request.answer(db, by, asked_id, True, now=NOW)
                audit.seal(db)
                db.commit()
                heard.append("agreed")
            except Refused as refused:
                heard.append(refused.reason)

    threads = [threading.Thread(target=agree, args=(by,)) for by in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(heard) == ["Someone has already answered this."] * 3 + ["agreed"]
    with sessions() as db:
        assert use_of(db, round_id).agreed is not None
        assert audit.verify(db) is None
