"""What of a trail is closed to the person who reads it.

An application is closed as its case is: another round's, a conflict of interest, a part played
in it (semantics rules 28 and 33). Nobody sees a trace of a sheet before all of its interview are
locked (rule 25), nor who has not locked theirs (page 58). What tells a score or an outcome comes
with the release, but to those who may decide the case (rule 35).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session

from assessment.records.conflict import touches
from assessment.records.decision.case import open_to, parts_in
from assessment.records.interview.membership import members_of
from assessment.records.tables.application import Application
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.interview import Interview, PanelMember, Sheet
from assessment.records.tables.moderation import Moderation
from assessment.records.tables.notice import Notice
from assessment.records.tables.round import Round
from assessment.records.trail.subject import Subject, applications_of
from assessment.rules.decision import why_not
from assessment.rules.interview.agreement import may_compare
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Missing
from assessment.rules.release import is_out
from assessment.rules.trail import tells_result

REMINDER = "lock_reminder"


@dataclass(frozen=True)
class Shown:
    """An entry that this reader sees; `whole` is False where its reason and hashes wait."""

    entry: AuditEntry
    whole: bool


def check_open(db: Session, by: Actor, subject: Subject) -> None:
    """Refuse a trail as its case is refused.

    Raises Missing for another round's, one's own, or a conflict of interest; Denied with the
    reason where a decision maker had a part in the case.
    """
    if subject.application_id is None:
        theirs = Application.person_id == subject.person_id
        if db.scalar(select(exists().where(theirs, touches(_reader(by), Application.id)))):
            raise Missing("trail")
        return
    this = Application.id == subject.application_id
    if db.scalar(select(Application.id).where(this, _in_reach(by))) is None:
        raise Missing("trail")
    if by.role is Role.DECISION_MAKER:
        reason = why_not(parts_in(db, _reader(by), subject.application_id))
        if reason is not None:
            raise Denied(reason)


def shown(
    db: Session, by: Actor, subject: Subject, entries: Sequence[AuditEntry], now: datetime
) -> list[Shown]:
    """Return the entries that this reader may see, each with whether all of it is theirs."""
    owners = applications_of(db, {entry.subject_id for entry in entries})
    open_ = _open(db, by, set(owners.values()))
    closed = {each for each, of in owners.items() if of not in open_} | _waiting(db, owners)
    known = _known(db, by, open_, now)
    rounds = _released(db, {entry.round for entry in entries if entry.round}, now)
    hidden = reminders_wait(db, subject)
    return [
        Shown(
            entry,
            not tells_result(entry.act)
            or owners.get(entry.subject_id) in known
            or entry.round in rounds,
        )
        for entry in entries
        if entry.subject_id not in closed and not (hidden and entry.reason == REMINDER)
    ]


def notices_shown(db: Session, by: Actor, subject: Subject) -> list[Notice]:
    """Return what was sent to the person: of this reader's round, and of no round."""
    query = select(Notice).where(Notice.person_id == subject.person_id)
    hidden = reminders_wait(db, subject)
    return [
        row
        for row in db.scalars(query)
        if (row.round_id is None or row.round_id == by.round or _sees_every_round(by))
        and not (hidden and row.kind == REMINDER)
    ]


def reminders_wait(db: Session, subject: Subject) -> bool:
    """Say whether a reminder to this person would tell that a sheet is outstanding now."""
    query = (
        select(Interview.id)
        .join(PanelMember, PanelMember.panel_id == Interview.panel_id)
        .where(PanelMember.person_id == subject.person_id, Interview.finished_at.is_(None))
    )
    return any(_is_waiting(db, each) for each in db.scalars(query))


def _reader(by: Actor) -> UUID:
    if by.person is None:
        raise Missing("trail")
    return by.person


def _sees_every_round(by: Actor) -> bool:
    return by.role is Role.AUDITOR and by.round is None


def _in_reach(by: Actor) -> ColumnElement[bool]:
    """The condition that an Application is of the reader's round, not theirs, of nobody they
    know."""
    known = and_(~touches(_reader(by), Application.id), Application.person_id != _reader(by))
    return known if _sees_every_round(by) else and_(known, Application.round_id == by.round)


def _open(db: Session, by: Actor, ids: set[UUID]) -> set[UUID]:
    query = select(Application.id).where(Application.id.in_(ids), _in_reach(by))
    if by.role is Role.DECISION_MAKER:
        query = query.where(open_to(_reader(by)))
    return set(db.scalars(query))


def _known(db: Session, by: Actor, ids: set[UUID], now: datetime) -> set[UUID]:
    """The applications whose scores and outcome this reader may know by now."""
    found: set[UUID] = set()
    if by.role is Role.DECISION_MAKER:
        query = select(Moderation.application_id).where(Moderation.application_id.in_(ids))
        found |= set(db.scalars(query))
    out = (
        select(Application.id, Round.released_at)
        .join(Round, Round.id == Application.round_id)
        .where(Application.id.in_(ids))
    )
    return found | {row.id for row in db.execute(out) if is_out(row.released_at, now)}


def _released(db: Session, rounds: set[str], now: datetime) -> set[str]:
    query = select(Round.id, Round.released_at).where(Round.id.in_({UUID(one) for one in rounds}))
    return {str(row.id) for row in db.execute(query) if is_out(row.released_at, now)}


def _waiting(db: Session, owners: dict[str, UUID]) -> set[str]:
    """The sheets of interviews in which not every sheet is locked yet."""
    query = (
        select(Sheet.id, Sheet.interview_id)
        .join(Interview, Interview.id == Sheet.interview_id)
        .where(Interview.application_id.in_(set(owners.values())))
    )
    rows = db.execute(query).all()
    waiting = {each for each in {row.interview_id for row in rows} if _is_waiting(db, each)}
    return {str(row.id) for row in rows if row.interview_id in waiting}


def _is_waiting(db: Session, interview_id: UUID) -> bool:
    if db.get_one(Interview, interview_id).finished_at is not None:
        return False
    return not may_compare([one.is_locked for one in members_of(db, interview_id)])
