"""A sitting begins: only by a POST, once, whoever presses how often. Rules 1, 4, 5, 6 and 16."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_once
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.application import adjusted_time_for
from assessment.records.bank import has_read_keys
from assessment.records.identity import new_id, source
from assessment.records.paper.attempt import Attempt, find_attempt, live_attempt
from assessment.records.paper.document import pinned_paper, pool_of
from assessment.records.paper.entry import Entry, entry_of
from assessment.records.paper.keep import keep_signed_in
from assessment.records.tables.application import Application
from assessment.records.tables.paper import Sitting, SittingPosition
from assessment.rules import timing
from assessment.rules.people import Actor
from assessment.rules.refusal import Refused
from assessment.rules.window import Window
from assessment.rules.wording_time import date_words, time_words
from question_bank import Drawn, draw

SEED_BITS = 53
READ_KEYS = (
    "You have opened the questions with their keys as a member of staff, so you cannot sit this "
    "paper. Contact the programme team."
)
# Adjustments agreed at the same moment either come first, or find the sitting there.
_HOLD = (
    select(Application.id)
    .where(Application.id == bindparam("application_id"))
    .with_for_update(read=True)
)


def start_sitting(db: Session, by: Actor, kind: str, *, now: datetime) -> Attempt:
    """Start the person's paper or rehearsal, or return the one that they started before.

    Raises Missing without an application, Refused when it cannot start now.
    """
    entry = entry_of(db, by)
    before = live_attempt(db, entry.application_id, kind)
    if before is not None:
        return before
    if kind == "paper":
        check_start(entry, now)
        if has_read_keys(db, entry.person_id):
            raise Refused(READ_KEYS)
    made = _insert(db, by, entry, kind, now)
    if made is None:  # someone pressed twice, and the other request won
        again = live_attempt(db, entry.application_id, kind)
        assert again is not None  # noqa: S101
        return again
    keep_signed_in(db, made)
    return made


def rehearse_again(db: Session, by: Actor, *, now: datetime) -> Attempt:
    """Put the last rehearsal away, once it is over, and start another; the old one is kept."""
    entry = entry_of(db, by)
    before = live_attempt(db, entry.application_id, "rehearsal")
    if before is not None and before.read(now).state is timing.State.OVER:
        db.execute(update(Sitting).where(Sitting.id == before.id).values(voided_at=now))
        audit.draft(db, by, "paper.rehearse_again", "sitting", before.id, now=now)
    return start_sitting(db, by, "rehearsal", now=now)


def check_start(entry: Entry, now: datetime) -> None:
    """Raise Refused, with the reason, when the paper cannot be started now."""
    window = entry.window
    if not entry.is_eligible:
        raise Refused("We have not confirmed that you can apply, so you cannot sit the paper yet.")
    if window is None:
        raise Refused("You do not have a session for the paper yet. We will email you one.")
    if now < window.opens_at:
        raise Refused(
            f"You can start from {time_words(window.opens_at)} on {date_words(window.opens_at)}."
        )
    if now > window.last_start_at or (window.cut_at and now >= window.cut_at):
        raise Refused(
            f"You could start until {time_words(window.last_start_at)} "
            f"on {date_words(window.last_start_at)}.",
            phone=True,
        )


def _insert(db: Session, by: Actor, entry: Entry, kind: str, now: datetime) -> Attempt | None:
    paper_hash, paper = pinned_paper(db, entry.round_id, kind)
    seed = source(db).getrandbits(SEED_BITS)
    drawn = draw(paper, pool_of(db, entry.round_id, kind), seed)
    db.execute(_HOLD, {"application_id": entry.application_id})
    allowance = adjusted_time_for(db, entry.application_id, paper.minutes)
    window: Window | None = entry.window if kind == "paper" else None
    cut_at = window.cut_at if window else None
    times = timing.Times(now, allowance, closes_at=cut_at)
    values: dict[str, Any] = {
        "id": new_id(db),
        "round_id": entry.round_id,
        "application_id": entry.application_id,
        "person_id": entry.person_id,
        "session_id": entry.session_id if kind == "paper" else None,
        "kind": kind,
        "paper_hash": paper_hash,
        "seed": seed,
        "minutes": allowance.minutes,
        "extra_percent": allowance.extra_percent,
        "break_count": allowance.break_count,
        "break_minutes": allowance.break_minutes,
        "cut_at": cut_at,
        "started_at": now,
        "ends_at": timing.read(times, now).ends_at,
    }
    statement = insert_once(Sitting).values(values).on_conflict_do_nothing()
    if db.execute(statement.returning(Sitting.id)).first() is None:
        return None
    db.execute(
        insert(SittingPosition), [_place(values["id"], each, areas_of(paper)) for each in drawn]
    )
    audit.draft(
        db, by, "paper.start", "sitting", values["id"], now=now, after=_sealed(values, drawn)
    )
    return find_attempt(db, values["id"])


def areas_of(paper: Any) -> dict[str, str]:
    """Return the area of each section of a paper, by the section's id."""
    return {section.id: section.area for section in paper.sections}


def _place(sitting_id: UUID, drawn: Drawn, areas: dict[str, str]) -> dict[str, Any]:
    return {
        "sitting_id": sitting_id,
        "position": drawn.position,
        "section": drawn.section,
        "area": areas[drawn.section],
        "question_hash": drawn.hash,
        "option_order": "".join(drawn.option_order),
    }


def _sealed(values: dict[str, Any], drawn: tuple[Drawn, ...]) -> dict[str, Any]:
    return values | {"places": [(d.position, d.hash, "".join(d.option_order)) for d in drawn]}


def started_by(db: Session, by: Actor) -> UUID | None:
    """Return the id of the paper that this person started in this round, if any."""
    query = select(Sitting.id).where(
        Sitting.person_id == by.person,
        Sitting.round_id == by.round,
        Sitting.kind == "paper",
        Sitting.voided_at.is_(None),
    )
    return db.scalar(query)
