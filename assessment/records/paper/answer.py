"""An answer is saved: one prebuilt statement, the same on both databases. Rules 2, 9 and 10.

The server's id is the order. A replay of a key, or a lower counter from the same page load,
changes nothing; across loads and devices the newest received stands. Whether an answer is late
is derived from when it was received, never stored. No audit entry: the rows are the trail.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    Integer,
    String,
    Text,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from assessment.records.database import instant, micros, run
from assessment.records.paper.owner import signed_in_applicant
from assessment.records.tables.paper import AnswerRevision, Sitting, SittingPosition
from assessment.rules.refusal import Missing, Refused
from assessment.rules.wording_time import time_words

SITTING = Sitting.metadata.tables["sitting"]
PLACE = SittingPosition.metadata.tables["sitting_position"]
REVISION = AnswerRevision.metadata.tables["answer_revision"]
NEWEST, EARLIER = REVISION.alias("newest"), REVISION.alias("earlier")
S, P, N, E = SITTING.c, PLACE.c, NEWEST.c, EARLIER.c


class Outcome(StrEnum):
    """What became of a save. Only `saved` wrote a row."""

    SAVED = "saved"
    REPLAYED = "replayed"
    UNCHANGED = "unchanged"
    OLDER = "older"


@dataclass(frozen=True)
class Save:
    """What a page sent for one place. `n` counts within `page_load`; `key` names the attempt."""

    position: int
    response: str
    flagged: bool
    page_load: str
    n: int
    key: str


@dataclass(frozen=True)
class Saved:
    """What the database holds after a save. `at` is when the answer that stands was received.

    `ends_at` and `stopped_at` are the sitting's own, as stored.
    """

    outcome: Outcome
    at: datetime | None
    ends_at: datetime
    stopped_at: datetime | None


def _bind(name: str, kind: Any) -> Any:
    return bindparam(name, type_=kind)


_ID = (
    select(func.max(E.id))
    .where(E.sitting_id == S.id, E.position == P.position)
    .correlate(SITTING, PLACE)
    .scalar_subquery()
)
_OLDER = exists().where(
    E.sitting_id == bindparam("sitting_id"),
    E.position == bindparam("position"),
    E.page_load == bindparam("page_load"),
    E.n >= bindparam("n"),
)
_DIFFERS = or_(
    func.coalesce(N.response, "") != bindparam("response"),
    func.coalesce(N.flagged, False) != bindparam("flagged"),
    and_(
        N.response.is_not(None),
        N.received_at < func.coalesce(type_coerce(S.resumed_at, BigInteger), 0),
    ),
)
_OF_SITTING = S.id == bindparam("sitting_id")
_KEPT = ("sitting_id", "position", "page_load", "n", "key", "response", "flagged", "received_at")


def _statement(owner: ColumnElement[UUID]) -> Any:
    """Return the save of whoever `owner` names."""
    source = (
        select(
            S.id,
            P.position,
            _bind("page_load", String),
            _bind("n", Integer),
            _bind("key", String),
            _bind("response", Text),
            _bind("flagged", Boolean),
            _bind("received_at", BigInteger),
        )
        .select_from(SITTING.join(PLACE, P.sitting_id == S.id).outerjoin(NEWEST, N.id == _ID))
        .where(
            _OF_SITTING,
            S.person_id == owner,
            S.submitted_at.is_(None),
            S.voided_at.is_(None),
            P.position == bindparam("position"),
            _DIFFERS,
            ~_OLDER,
        )
        .with_for_update(read=True, of=SITTING)
    )
    return (
        insert(REVISION)
        .from_select(list(_KEPT), source)
        .on_conflict_do_nothing(index_elements=["sitting_id", "key"])
        .returning(
            REVISION.c.received_at,
            select(S.ends_at).where(_OF_SITTING).scalar_subquery().label("ends_at"),
            select(S.stopped_at).where(_OF_SITTING).scalar_subquery().label("stopped_at"),
        )
    )


SAVE = _statement(bindparam("person_id"))
SAVE_SIGNED_IN = _statement(signed_in_applicant())
_REPLAYED = (
    select(E.received_at).where(E.sitting_id == S.id, E.key == bindparam("key")).scalar_subquery()
)
WHY: Any = (
    select(
        S.person_id,
        S.submitted_at,
        S.voided_at,
        S.ends_at,
        S.stopped_at,
        P.position,
        N.received_at,
        _REPLAYED.label("replayed_at"),
        _OLDER.label("is_older"),
    )
    .select_from(
        SITTING.outerjoin(
            PLACE,
            and_(P.sitting_id == S.id, P.position == bindparam("position")),
        ).outerjoin(NEWEST, N.id == _ID)
    )
    .where(S.id == bindparam("sitting_id"))
)
WHY_SIGNED_IN = WHY.where(S.person_id == signed_in_applicant(), P.position.is_not(None))


def save_answer(
    db: Session, person_id: UUID, sitting_id: UUID, save: Save, *, now: datetime
) -> Saved:
    """Keep one answer received at `now`; the caller commits before it is acknowledged.

    The response must be what the question reads (`Question.read`) and hold no broken character.
    Raises Missing for a sitting that is not theirs or a place that it lacks, Refused when it
    was submitted or is void.
    """
    values = _values(sitting_id, save, now) | {"person_id": person_id}
    return _saved(db, SAVE, values) or _why(db, values)


def save_signed_in(
    db: Connection, sign_in: str, sitting_id: UUID, save: Save, *, now: datetime
) -> Saved | None:
    """Keep one answer of the applicant whose sign-in this is, checked in the same statement.

    The statement is the whole transaction.
    None when it is not theirs to save: `save_answer` then says why, once the person is known.
    """
    values = _values(sitting_id, save, now) | {"sign_in": sign_in, "now": now}
    saved = _saved(db, SAVE_SIGNED_IN, values)
    if saved is not None:
        return saved
    found = run(db, WHY_SIGNED_IN, values)
    return _stands(found[0]) if found else None


def _saved(db: Session | Connection, statement: Any, values: dict[str, Any]) -> Saved | None:
    found = run(db, statement, values)
    if not found:
        return None
    row = found[0]
    return Saved(Outcome.SAVED, instant(row.received_at), row.ends_at, row.stopped_at)


def _values(sitting_id: UUID, save: Save, now: datetime) -> dict[str, Any]:
    return {
        "sitting_id": sitting_id,
        "position": save.position,
        "page_load": save.page_load,
        "n": save.n,
        "key": save.key,
        "response": save.response,
        "flagged": save.flagged,
        "received_at": micros(now),
    }


def _why(db: Session, values: dict[str, Any]) -> Saved:
    """Tell replay, older, unchanged and refused apart by one SELECT."""
    found = run(db, WHY, values)
    if not found or found[0].person_id != values["person_id"] or found[0].position is None:
        raise Missing("sitting")
    row = found[0]
    stands = _stands(row)
    if stands is not None:
        return stands
    if row.voided_at is not None:
        raise Refused("This sitting was made void, so nothing more can be saved.")
    raise Refused(
        f"You submitted the paper at {time_words(row.submitted_at)}. "
        "Answers cannot change after that."
    )


def _stands(row: Any) -> Saved | None:
    """Return what stands after a save that changed nothing; None where the sitting takes none."""
    if row.replayed_at is not None:
        return Saved(Outcome.REPLAYED, instant(row.replayed_at), row.ends_at, row.stopped_at)
    if row.voided_at is not None or row.submitted_at is not None:
        return None
    at = None if row.received_at is None else instant(row.received_at)
    outcome = Outcome.OLDER if row.is_older else Outcome.UNCHANGED
    return Saved(outcome, at, row.ends_at, row.stopped_at)
