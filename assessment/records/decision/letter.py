"""The letters of a round: made from decisions, printed in batches, read by a person.

A letter is whatever the decision and the dates of the round say now; one that no longer does
is a difference, and is made again. Nothing here is shown to an applicant: see `result`.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.conflict import touches
from assessment.records.decision.content import policy_of, rubric_of
from assessment.records.identity import new_id
from assessment.records.moderation.policy import policy_for
from assessment.records.round import find_round
from assessment.records.tables.application import Application
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.decision import Letter as LetterRow
from assessment.records.tables.people import Person
from assessment.records.tables.round import Round
from assessment.rules import decision, feedback
from assessment.rules.canonical import canonical
from assessment.rules.evidence import evidence_from
from assessment.rules.letter import Letter, LetterFacts, letter, read_letter
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing, Refused
from assessment.rules.release import sample_of
from assessment.rules.sender import Sender
from assessment.rules.wording import count
from assessment.rules.wording_time import uk
from rubrics.recommendation import Periods

RIGHT, WRONG = "right", "wrong"


@dataclass(frozen=True)
class Kept:
    """A letter that was made, with whose it is. Its PDF is fetched by itself."""

    row: LetterRow
    reference: str
    name: str

    @property
    def letter(self) -> Letter:
        """Return its words."""
        return read_letter(self.row.words)


def dated(round_: Round) -> date:
    """Return the day on which the round's letters are dated. Raises Refused without one."""
    if round_.results_at is not None:
        return uk(round_.results_at).date()
    if round_.designation_from is not None:
        return round_.designation_from
    raise Refused("This round has no date for its results. Set it before the letters are made.")


def wanted(db: Session, round_id: UUID, sender: Sender) -> Iterator[tuple[UUID, Letter]]:
    """Yield (snapshot, letter) for every decision that stands, in order of reference."""
    round_ = find_round(db, round_id)
    decided = _decided(db, round_id)
    if not decided:
        return
    periods = policy_for(db, round_id).policy.periods
    for application, name, snapshot in decided:
        yield snapshot.id, letter_of(db, round_, periods, application, name, snapshot, sender)


def letter_of(
    db: Session,
    round_: Round,
    periods: Periods,
    application: Application,
    name: str,
    snapshot: DecisionSnapshot,
    sender: Sender,
) -> Letter:
    """Return the letter that one decision asks for now, by the periods that the round pins.

    Raises MissingField, Refused.
    """
    evidence = evidence_from(snapshot.evidence)
    policy = policy_of(db, snapshot.policy_hash)
    day = dated(round_)
    starts = round_.designation_from or day
    facts = LetterFacts(
        kind=snapshot.outcome,
        name=name,
        reference=application.reference,
        round=round_.name,
        dated=day,
        reasons=tuple(snapshot.reasons),
        strengths=tuple(snapshot.strengths),
        signatory=sender.signatory,
        organisation=sender.organisation,
        areas=feedback.areas_of(evidence, policy),
        criteria=feedback.criteria_of(evidence, rubric_of(db, application.id)),
        starts=starts,
        until=decision.designated_until(starts, periods),
        training_by=decision.training_by(starts, periods),
        appeal_by=round_.appeals_close_on or decision.appeal_by(day, periods),
        how=snapshot.how,
        evidence_by=decision.evidence_by(day, periods),
        decide_by=decision.decide_by(day, periods),
        review_after=count(periods.designation_years.value, "year"),
        tell_within=count(periods.change_days.value, "day"),
    )
    return letter(facts, sender.closing(application.reference))


def to_make(db: Session, round_id: UUID, sender: Sender) -> list[tuple[UUID, Letter]]:
    """Return the letters that are not made, or no longer say what the decision says."""
    made = {row.snapshot_id: read_letter(row.words) for row in _made(db, round_id)}
    return [
        (snapshot_id, one)
        for snapshot_id, one in wanted(db, round_id, sender)
        if made.get(snapshot_id) != one
    ]


def keep_letter(
    db: Session, by: Actor, snapshot_id: UUID, one: Letter, pdf: bytes, *, now: datetime
) -> LetterRow:
    """Keep a letter with its print; made again, it has to be read again.

    Raises Refused once results are out, Missing for no such decision.
    """
    snapshot = db.get(DecisionSnapshot, snapshot_id)
    if snapshot is None:
        raise Missing("decision")
    _check_not_out(db, snapshot.round_id)
    row = db.scalar(select(LetterRow).where(LetterRow.snapshot_id == snapshot_id))
    if row is None:
        row = LetterRow(id=new_id(db), snapshot_id=snapshot_id)
        db.add(row)
    row.kind, row.words, row.made_at = one.kind, canonical(one).decode(), now
    row.pdf, row.pdf_hash = pdf, hashlib.sha256(pdf).hexdigest()
    row.read_by, row.read_at, row.verdict, row.verdict_reason = None, None, None, None
    db.flush()
    audit.draft(db, by, "letter.make", "letter", row.id, now=now, after=row.pdf_hash)
    return row


def letters_for(db: Session, by: Actor) -> list[Kept]:
    """Return the round's letters in a stable order, without applicants this person knows."""
    if by.person is None or by.round is None:
        raise Missing("round")
    query = _letters(by.round).where(~touches(by.person, Application.id))
    return [Kept(*row) for row in db.execute(query)]


def find_letter(db: Session, by: Actor, letter_id: UUID) -> Kept:
    """Return one letter of the round. Raises Missing for another's, none, or a conflict."""
    if by.person is None or by.round is None:
        raise Missing("letter")
    query = _letters(by.round).where(LetterRow.id == letter_id, ~touches(by.person, Application.id))
    row = db.execute(query).one_or_none()
    if row is None:
        raise Missing("letter")
    return Kept(*row)


def pdf_of(kept: Kept) -> bytes:
    """Return the print. Raises Missing where it is not made."""
    if kept.row.pdf is None:
        raise Missing("print")
    return kept.row.pdf


def judge_letter(
    db: Session, by: Actor, letter_id: UUID, verdict: str, reason: str = "", *, now: datetime
) -> LetterRow:
    """Say that a letter is right or wrong, having read it. One wrong letter blocks release.

    Raises Missing, Refused once results are out, Faults without a choice or a reason for wrong.
    """
    row = find_letter(db, by, letter_id).row
    _check_not_out(db, by.round)
    if verdict not in (RIGHT, WRONG):
        raise Faults({"verdict": "Select whether the letter is right or wrong"})
    if verdict == WRONG and not reason.strip():
        raise Faults({"reason": "Enter what is wrong"})
    row.verdict, row.verdict_reason = verdict, reason.strip()
    row.read_by, row.read_at = by.person, now
    db.flush()
    audit.draft(
        db, by, "letter.read", "letter", row.id, now=now, after=verdict, reason=reason.strip()
    )
    return row


def sample(letters: list[Kept]) -> list[Kept]:
    """Return the letters that somebody reads before release."""
    chosen = set(sample_of([(str(one.row.id), one.row.kind) for one in letters]))
    return [one for one in letters if str(one.row.id) in chosen]


def made_and_read(db: Session, round_id: UUID) -> list[LetterRow]:
    """Return every letter that was made for a decision that stands."""
    return _made(db, round_id)


def _check_not_out(db: Session, round_id: UUID | None) -> None:
    if round_id is not None and find_round(db, round_id).released_at is not None:
        raise Refused("Results are released, so letters cannot change.")


def _decided(db: Session, round_id: UUID) -> list[tuple[Application, str, DecisionSnapshot]]:
    query = (
        select(Application, Person.name, DecisionSnapshot)
        .join(DecisionSnapshot, DecisionSnapshot.application_id == Application.id)
        .join(Person, Person.id == Application.person_id)
        .where(DecisionSnapshot.round_id == round_id, Application.withdrawn_at.is_(None))
        .order_by(Application.reference, DecisionSnapshot.seq)
    )
    newest = {row[0].id: (row[0], row[1], row[2]) for row in db.execute(query)}
    return list(newest.values())


def _made(db: Session, round_id: UUID) -> list[LetterRow]:
    standing = {snapshot.id for _, _, snapshot in _decided(db, round_id)}
    query = (
        select(LetterRow)
        .join(DecisionSnapshot, DecisionSnapshot.id == LetterRow.snapshot_id)
        .where(DecisionSnapshot.round_id == round_id)
        .order_by(LetterRow.id)
    )
    return [row for row in db.scalars(query) if row.snapshot_id in standing]


def _letters(round_id: UUID) -> Select[LetterRow, str, str]:
    return (
        select(LetterRow, Application.reference, Person.name)
        .join(DecisionSnapshot, DecisionSnapshot.id == LetterRow.snapshot_id)
        .join(Application, Application.id == DecisionSnapshot.application_id)
        .join(Person, Person.id == Application.person_id)
        .where(DecisionSnapshot.round_id == round_id)
        .order_by(LetterRow.id)
    )
