"""The checks on marks before release: keys, counts, pass mark (semantics rule 22)."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

import question_bank
from assessment.measurement.discrimination import item_rest
from assessment.records.decision.content import policy_of
from assessment.records.decision.pass_rate import NO_POLICY, newest_runs, policy_pin, standing
from assessment.records.round import find_round
from assessment.records.tables.content import ContentVersion
from assessment.records.tables.paper import MarkRun, Sitting, SittingPosition
from assessment.rules.release import Check
from assessment.rules.wording import listed, number
from assessment.rules.wording_time import date_plain

MARKS = "Marks"


def marks_checks(db: Session, round_id: UUID, now: datetime) -> tuple[Check, ...]:
    """Return the checks under the heading Marks."""
    return (
        _keys(db, round_id),
        _counts(db, round_id, now),
        _pass_mark(db, round_id),
        _pass_rate(db, round_id),
    )


def _keys(db: Session, round_id: UUID) -> Check:
    drawn = _drawn(db, round_id)
    keyed = sum(_has_key(body) for body in drawn.values())
    negative = _negative(db, round_id)
    said = f"{keyed} of {len(drawn)} questions have a key. "
    said += (
        f"{negative} {'has' if negative == 1 else 'have'} negative discrimination"
        if negative
        else "None has negative discrimination"
    )
    left = len(drawn) - keyed + negative
    return Check("keys", MARKS, "Answer keys are complete", said, left)


def _counts(db: Session, round_id: UUID, now: datetime) -> Check:
    query = select(Sitting).where(Sitting.round_id == round_id, Sitting.kind == "paper")
    sittings = list(db.scalars(query))
    void = sum(one.voided_at is not None for one in sittings)
    live = [one for one in sittings if one.voided_at is None]
    submitted = sum(one.submitted_at is not None for one in live)
    closed = sum(one.submitted_at is None and one.ends_at <= now for one in live)
    marked = set(db.scalars(_of_round(select(MarkRun.sitting_id), round_id)))
    unmarked = sum(one.id not in marked for one in live)
    open_ = len(live) - submitted - closed
    said = (
        f"{number(len(sittings))} sat: {number(submitted)} submitted, {number(closed)} closed at "
        f"time, {number(void)} void"
    )
    said += f". {number(open_)} still open" if open_ else ""
    said += f". {number(unmarked)} not marked" if unmarked else ""
    return Check("counts", MARKS, "Counts agree", said, max(open_, unmarked))


def _of_round(query: Select[UUID], round_id: UUID) -> Select[UUID]:
    """Narrow a query of marks to the papers of a round."""
    return query.join(Sitting, Sitting.id == MarkRun.sitting_id).where(
        Sitting.round_id == round_id, Sitting.kind == "paper"
    )


def _pass_mark(db: Session, round_id: UUID) -> Check:
    round_, pin = find_round(db, round_id), policy_pin(db, round_id)
    if pin is None:
        return Check("pass_mark", MARKS, "Pass mark is signed", NO_POLICY, 1)
    policy = policy_of(db, pin.hash)
    since = round_.opened_at or pin.pinned_at
    said = f"{number(policy.paper.pass_mark.value)} marks, fixed on {date_plain(since)}"
    said += ". It is a specimen" if policy.paper.pass_mark.specimen else ""
    return Check("pass_mark", MARKS, "Pass mark is signed", said)


def _pass_rate(db: Session, round_id: UUID) -> Check:
    found = standing(db, round_id)
    said, left = found.words, int(not found.is_settled)
    if found.agreed is not None:
        said += f". Agreed by two people: {listed(found.agreed.people)}"
    elif found.request is not None and left:
        said += ". Waiting for a second person"
    return Check("pass_rate", MARKS, "Pass rate is in the expected range", said, left, "pass_rate")


def _drawn(db: Session, round_id: UUID) -> dict[str, str]:
    """Body by hash of every question that a paper of this round held."""
    query = (
        select(ContentVersion.hash, ContentVersion.body)
        .join(SittingPosition, SittingPosition.question_hash == ContentVersion.hash)
        .join(Sitting, Sitting.id == SittingPosition.sitting_id)
        .where(Sitting.round_id == round_id, Sitting.kind == "paper")
        .distinct()
    )
    return {row.hash: row.body for row in db.execute(query)}


def _has_key(body: str) -> bool:
    """A question without a key does not load: the bank refuses it."""
    try:
        question_bank.load(body)
    except ValidationError:
        return False
    return True


def _negative(db: Session, round_id: UUID) -> int:
    """How many questions surely favour weaker applicants, looking at all of them at once."""
    points: dict[str, list[float]] = defaultdict(list)
    totals: dict[str, list[float]] = defaultdict(list)
    places = _places(db, round_id)
    for run in db.scalars(newest_runs(round_id)):
        for question, mark in zip(places.get(run.sitting_id, ()), run.marks, strict=False):
            points[question].append(float(mark))
            totals[question].append(float(run.score))
    found = (item_rest(points[one], totals[one], len(points)) for one in points)
    return sum(one is not None and one.is_negative for one in found)


def _places(db: Session, round_id: UUID) -> dict[UUID, list[str]]:
    query = (
        select(SittingPosition.sitting_id, SittingPosition.question_hash)
        .join(Sitting, Sitting.id == SittingPosition.sitting_id)
        .where(Sitting.round_id == round_id, Sitting.kind == "paper", Sitting.voided_at.is_(None))
        .order_by(SittingPosition.sitting_id, SittingPosition.position)
    )
    places: dict[UUID, list[str]] = defaultdict(list)
    for row in db.execute(query):
        places[row.sitting_id].append(row.question_hash)
    return places
