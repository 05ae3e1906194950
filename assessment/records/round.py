"""Rounds: found by id or slug; made, dated, closed. What a round pins is in `records.pin`."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.identity import new_id
from assessment.records.tables.round import Round
from assessment.rules.pass_rate import Expected, expected_of
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing, Refused
from assessment.rules.round import Dates, date_faults, slug_of, uk_day
from assessment.rules.wording_time import date_plain

NAME_LENGTH = 120


def find_round(db: Session, round_id: UUID) -> Round:
    """Return the round. Raises Missing."""
    row = db.get(Round, round_id)
    if row is None:
        raise Missing("round")
    return row


def lock_round(db: Session, round_id: UUID) -> Round:
    """Return the round, which no other transaction changes or opens until this one ends.

    Raises Missing. What was read of it before is read again.
    """
    query = select(Round).where(Round.id == round_id).with_for_update()
    row = db.scalar(query.execution_options(populate_existing=True))
    if row is None:
        raise Missing("round")
    return row


def find_by_slug(db: Session, slug: str) -> Round:
    """Return the round with this name in addresses. Raises Missing."""
    row = db.scalar(select(Round).where(Round.slug == slug))
    if row is None:
        raise Missing("round")
    return row


def newest_opened(db: Session) -> Round | None:
    """Return the round that was opened last and is not closed: what the start page speaks of."""
    query = select(Round).where(Round.opened_at.is_not(None), Round.closed_at.is_(None))
    return db.scalar(query.order_by(Round.opened_at.desc()).limit(1))


def rounds(db: Session) -> list[Round]:
    """Return every round, newest first."""
    return list(db.scalars(select(Round).order_by(Round.created_at.desc(), Round.slug)))


def create_round(
    db: Session, by: Actor, name: str, *, now: datetime, demonstration: bool = False
) -> Round:
    """Make a round to set up. Raises Faults: no name, or one that is taken."""
    name = " ".join(name.split())
    slug = slug_of(name)
    if not slug or len(name) > NAME_LENGTH:
        raise Faults({"name": "Enter a name for the round, like Autumn 2026 round"})
    if db.scalar(select(Round.id).where(Round.slug == slug)) is not None:
        raise Faults({"name": "A round already has this name. Choose another"})
    row = Round(id=new_id(db), slug=slug, name=name, is_demonstration=demonstration, created_at=now)
    db.add(row)
    db.flush()
    audit.draft(db, by, "round.create", "round", row.id, now=now, after={"name": name})
    return row


def dates_of(row: Round) -> Dates:
    """Return the days of a round."""
    return Dates(
        applications_open=uk_day(row.applications_open_at),
        applications_close=uk_day(row.applications_close_at),
        eligibility_told_by=row.eligibility_told_by,
        paper_on=row.paper_on,
        paper_result_by=row.paper_result_by,
        interviews_from=row.interviews_from,
        interviews_to=row.interviews_to,
        results_on=uk_day(row.results_at),
        appeals_close_on=row.appeals_close_on,
        designation_from=row.designation_from,
    )


def set_dates(db: Session, by: Actor, round_id: UUID, dates: Dates, *, now: datetime) -> Round:
    """Set the days of a round. Raises Faults out of order, Refused once the round is open."""
    row = find_round(db, round_id)
    refuse_when_opened(row)
    if found := date_faults(dates):
        raise Faults(found)
    before = asdict(dates_of(row))
    put_dates(row, dates)
    db.flush()
    audit.draft(db, by, "round.dates", "round", row.id, now=now, before=before, after=asdict(dates))
    return row


def put_dates(row: Round, dates: Dates) -> None:
    """Write the days into the round. Only a verb that leaves an entry in the trail does this."""
    row.applications_open_at, row.applications_close_at = dates.opens_at, dates.closes_at
    row.eligibility_told_by, row.paper_on = dates.eligibility_told_by, dates.paper_on
    row.paper_result_by = dates.paper_result_by
    row.interviews_from, row.interviews_to = dates.interviews_from, dates.interviews_to
    row.results_at, row.appeals_close_on = dates.results_at, dates.appeals_close_on
    row.designation_from = dates.designation_from


def range_of(row: Round) -> Expected | None:
    """Return the expected range of the pass rate of a round, or None where none is set."""
    return expected_of(row.pass_rate_lowest, row.pass_rate_highest)


def set_range(db: Session, by: Actor, round_id: UUID, wanted: Expected, *, now: datetime) -> Round:
    """Set the expected range of the pass rate. Raises Refused once the round is open."""
    row = find_round(db, round_id)
    refuse_when_opened(row)
    before = range_of(row)
    row.pass_rate_lowest, row.pass_rate_highest = wanted.lowest, wanted.highest
    db.flush()
    audit.draft(db, by, "round.pass_rate", "round", row.id, now=now, before=before, after=wanted)
    return row


def refuse_when_opened(row: Round) -> None:
    """Raise Refused where the round is open or over: its set-up is fixed."""
    if row.opened_at is not None:
        raise Refused(f"This was fixed when the round opened on {date_plain(row.opened_at)}.")


def close_round(db: Session, by: Actor, round_id: UUID, *, now: datetime) -> Round:
    """Close a round whose results were released. Raises Refused before that, or closed already."""
    row = find_round(db, round_id)
    if row.released_at is None:
        raise Refused("Results are not released yet, so this round cannot be closed.")
    if row.closed_at is not None:
        raise Refused(f"This round was closed on {date_plain(row.closed_at)}.")
    row.closed_at = now
    db.flush()
    audit.draft(db, by, "round.close", "round", row.id, now=now, after={"closed_at": now})
    return row
