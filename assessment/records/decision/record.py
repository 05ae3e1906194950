"""The decisions of a round as they were kept, for an auditor, once results are out (rule 35).

Before that there is nothing, whatever was decided. A case with a conflict of interest is as if
absent; a part played in it is a reason said aloud (rules 28 and 33). Nothing is written here.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session, aliased

from assessment.records.conflict import touches
from assessment.records.decision.asked import Asked, asked_about, names_of
from assessment.records.decision.case import DEPART, open_to, parts_in
from assessment.records.decision.ending import Ended, endings, endings_of
from assessment.records.decision.reading import kept_sections
from assessment.records.decision.snapshot import Replay, replay
from assessment.records.moderation.sections import Sections
from assessment.records.moderation.standing import DEPART as MODERATORS_DEPART
from assessment.records.round import find_round
from assessment.records.tables.application import Application
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.decision import Letter as LetterRow
from assessment.records.tables.moderation import Moderation
from assessment.rules.people import Actor
from assessment.rules.refusal import Denied, Missing, Refused
from assessment.rules.release import Ending, is_out
from assessment.rules.verdict import Verdict

WAITS = "Cases and decisions are shown after results are released."
PART = "You had a part in this case, so another auditor must read it."


@dataclass(frozen=True)
class Reader:
    """An auditor of a round whose results are out."""

    person_id: UUID
    round_id: UUID
    released_at: datetime


@dataclass(frozen=True)
class Line:
    """One sent application in the list: where it ended, and the decision if there was one."""

    code: str
    reference: str
    name: str
    ending: Ending
    decider: str
    at: datetime | None
    moderators_depart: bool
    decision_departs: bool

    @property
    def departs(self) -> bool:
        """Say whether anybody departed from what came before."""
        return self.moderators_depart or self.decision_departs


@dataclass(frozen=True)
class Record:
    """One decision with all that it rests on, read from its snapshot, and what came of it."""

    application: Application
    ending: Ending
    snapshot: DecisionSnapshot
    moderation: Moderation
    shown: Sections
    asked: tuple[Asked, ...]
    earlier: tuple[DecisionSnapshot, ...]
    letter: LetterRow | None
    replay: Replay
    names: dict[UUID, str]

    @property
    def name(self) -> str:
        """Return the applicant's name."""
        return self.names[self.application.person_id]

    @property
    def verdict(self) -> Verdict:
        """Return what the moderators recommended."""
        return Verdict(self.moderation.outcome)


@dataclass(frozen=True)
class Sent:
    """A letter as it went out: to whom, and who read it before, if anyone."""

    application: Application
    letter: LetterRow
    name: str
    read_by: str

    @property
    def pdf(self) -> bytes:
        """Return the print. Raises Missing where none was made."""
        if self.letter.pdf is None:
            raise Missing("letter")
        return self.letter.pdf


def reader_of(db: Session, by: Actor, now: datetime) -> Reader:
    """Return who reads, once the results of their round are out.

    Raises Refused before that, Missing without a round.
    """
    if by.round is None or by.person is None:
        raise Missing("round")
    released_at = find_round(db, by.round).released_at
    if released_at is None or not is_out(released_at, now):
        raise Refused(WAITS, "Decisions", "/decision/record")
    return Reader(by.person, by.round, released_at)


def lines(db: Session, by: Actor, now: datetime) -> list[Line]:
    """Return every sent application of the round that this auditor may see, in order of
    reference. Raises what `reader_of` raises."""
    reader = reader_of(db, by, now)
    this, person_id = reader.round_id, reader.person_id
    query = select(Application.id).where(
        Application.round_id == this, open_to(person_id), ~_decided_by(person_id)
    )
    seen = set(db.scalars(query))
    found = [one for one in endings(db, this, reader.released_at) if one.application_id in seen]
    departing = select(Moderation.id).where(Moderation.round_id == this, Moderation.departs)
    departed = set(db.scalars(departing))
    deciders = {one.snapshot.decider_id for one in found if one.snapshot}
    names = names_of(db, deciders | {one.person_id for one in found})
    return [_line(one, departed, names) for one in found]


def find_record(db: Session, by: Actor, code: str, now: datetime) -> Record:
    """Return the decision that stands on a case of the round.

    Raises what `reader_of` raises; Missing for another round's, none, or a conflict of interest;
    Denied for a part in it.
    """
    reader = reader_of(db, by, now)
    application, made = _find(db, reader, code)
    snapshot, letter = made[-1], _letter(db, made[-1])
    moderation = db.get_one(Moderation, snapshot.moderation_id)
    [ended] = endings_of(db, reader.round_id, reader.released_at, application.id)
    return Record(
        application,
        ended.ending,
        snapshot,
        moderation,
        kept_sections(db, application, snapshot),
        asked_about(db, application.id, MODERATORS_DEPART, DEPART),
        tuple(made[:-1]),
        letter,
        replay(db, snapshot.id),
        names_of(db, _people(application, made, moderation, letter)),
    )


def sent_letter(db: Session, by: Actor, code: str, now: datetime) -> Sent:
    """Return the letter of the decision that stands, and nothing that the decision rests on.

    Raises what `find_record` raises, and Missing where none was made.
    """
    application, made = _find(db, reader_of(db, by, now), code)
    letter = _letter(db, made[-1])
    if letter is None:
        raise Missing("letter")
    names = names_of(db, {one for one in (application.person_id, letter.read_by) if one})
    reader = names[letter.read_by] if letter.read_by else ""
    return Sent(application, letter, names[application.person_id], reader)


def _find(db: Session, reader: Reader, code: str) -> tuple[Application, list[DecisionSnapshot]]:
    """The application that this auditor may read, and every decision on it, oldest first."""
    who = reader.person_id
    query = select(Application, _decided_by(who)).where(
        Application.case_code == code,
        Application.round_id == reader.round_id,
        Application.person_id != who,
        ~touches(who, Application.id),
    )
    row = db.execute(query).one_or_none()
    if row is None:
        raise Missing("decision")
    application, decided = row
    if decided or parts_in(db, who, application.id):
        raise Denied(PART)
    return application, _decisions(db, application)


def _decided_by(person_id: UUID) -> ColumnElement[bool]:
    """The person decided an Application, or agreed to a decision on it as the second."""
    any_of = aliased(DecisionSnapshot)
    return exists().where(
        any_of.application_id == Application.id,
        or_(any_of.decider_id == person_id, any_of.second_id == person_id),
    )


def _decisions(db: Session, application: Application) -> list[DecisionSnapshot]:
    """Every decision on an application, oldest first. Raises Missing where there is none."""
    query = select(DecisionSnapshot).where(DecisionSnapshot.application_id == application.id)
    made = list(db.scalars(query.order_by(DecisionSnapshot.seq)))
    if not made:
        raise Missing("decision")
    return made


def _letter(db: Session, snapshot: DecisionSnapshot) -> LetterRow | None:
    return db.scalar(select(LetterRow).where(LetterRow.snapshot_id == snapshot.id))


def _people(
    application: Application,
    made: list[DecisionSnapshot],
    moderation: Moderation,
    letter: LetterRow | None,
) -> set[UUID]:
    found = {application.person_id, moderation.moderator_id, moderation.second_id}
    found.add(letter.read_by if letter else None)
    for one in made:
        found |= {one.decider_id, one.second_id}
    return {one for one in found if one is not None}


def _line(one: Ended, departed: set[UUID], names: dict[UUID, str]) -> Line:
    made = one.snapshot
    return Line(
        one.case_code,
        one.reference,
        names[one.person_id],
        one.ending,
        names[made.decider_id] if made else "",
        made.at if made else None,
        made is not None and made.moderation_id in departed,
        made is not None and made.departs,
    )
