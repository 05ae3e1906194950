"""Adjustments, agreed on the person for every sitting of the round.

Refusing them, and shortening what was agreed, take two people (semantics rule 6). How what is
settled here reaches a sitting that has begun is `records.paper.agreed`.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.records import audit, outbox
from assessment.records import request as two_people
from assessment.records.application.adjusted import newest_adjustment, terms_of
from assessment.records.application.adjustment_asked import asked_for
from assessment.records.application.fact import checkable
from assessment.records.identity import new_id
from assessment.records.people.account import find_person
from assessment.records.round import find_round
from assessment.records.tables.application import Adjustment, Application
from assessment.records.tables.request import Request
from assessment.rules.adjustment import Terms, checked
from assessment.rules.allowance import Allowance
from assessment.rules.canonical import digest
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Refused
from assessment.rules.wording_time import date_words

REFUSE, SHORTEN = "refuse_adjustments", "shorten_adjustments"
ACTS = (REFUSE, SHORTEN)
MOST_CHARACTERS = 2_000
DAYS_TO_REPLY = 7


def agree_adjustments(
    db: Session,
    by: Actor,
    application_id: UUID,
    terms: Terms,
    seen: int,
    minutes: int,
    *,
    now: datetime,
    reason: str = "",
) -> Adjustment | Request:
    """Agree and tell the applicant; where that shortens what stands, ask a second person.

    `seen` is the number of the settlement that the page showed, `minutes` those of the paper.
    """
    application = checkable(db, application_id)
    checked(terms)
    if len(terms.other) > MOST_CHARACTERS:
        raise Faults({"other": f"Other must be {MOST_CHARACTERS:,} characters or fewer"})
    _check_seen(db, application, seen)
    _check_none_waits(db, application)
    standing = newest_adjustment(db, application.id)
    payload = {**_payload(terms), "minutes": minutes}
    if terms.is_shorter_than(terms_of(standing)):
        return _ask(db, by, SHORTEN, application, payload, reason, now)
    row = _settle(db, application, by, terms, True, reason, None, now)
    _tell(db, application, terms, minutes, now)
    return row


def refuse_adjustments(
    db: Session, by: Actor, application_id: UUID, reason: str, seen: int, *, now: datetime
) -> Request:
    """Ask a second person not to agree what was asked, with the reason."""
    application = checkable(db, application_id)
    _check_seen(db, application, seen)
    _check_none_waits(db, application)
    return _ask(db, by, REFUSE, application, {}, reason, now)


def waiting_request(db: Session, application_id: UUID) -> Request | None:
    """Return what waits for a second person about these adjustments, if anything."""
    found = (two_people.open_for(db, act, application_id) for act in ACTS)
    return next((one for one in found if one is not None), None)


def settle_refused(db: Session, request: Request, by: Actor, now: datetime) -> None:
    """Settle, as a second person agreed, that what was asked is not agreed."""
    application = checkable(db, UUID(request.subject_id))
    _settle(db, application, by, Terms(), False, request.reason, request, now)


def settle_shorter(db: Session, request: Request, by: Actor, now: datetime) -> None:
    """Settle, as a second person agreed, less than stood before, and tell the applicant."""
    application, terms = checkable(db, UUID(request.subject_id)), terms_wanted(request)
    _settle(db, application, by, terms, True, request.reason, request, now)
    _tell(db, application, terms, request.payload["minutes"], now)


def terms_wanted(request: Request) -> Terms:
    """Return the terms that would stand if a second person agreed."""
    if request.act == REFUSE:
        return Terms()
    sent = request.payload
    return Terms(
        Decimal(sent["extra_percent"]), sent["break_count"], sent["break_minutes"], sent["other"]
    )


def _hash_now(db: Session, request: Request) -> str:
    return _standing_hash(db, UUID(request.subject_id))


for _act in ACTS:
    two_people.hashes(_act)(_hash_now)


def _standing_hash(db: Session, application_id: UUID) -> str:
    row, asked = newest_adjustment(db, application_id), asked_for(db, application_id)
    return digest([row.seq if row else 0, asked.id if asked else None])


def _ask(
    db: Session,
    by: Actor,
    act: str,
    application: Application,
    payload: dict[str, Any],
    reason: str,
    now: datetime,
) -> Request:
    subject = _standing_hash(db, application.id)
    return two_people.ask(
        db, by, act, "application", application.id, subject, payload, reason, now=now
    )


def _settle(
    db: Session,
    application: Application,
    by: Actor,
    terms: Terms,
    agreed: bool,
    reason: str,
    request: Request | None,
    now: datetime,
) -> Adjustment:
    earlier = newest_adjustment(db, application.id)
    row = Adjustment(
        id=new_id(db),
        application_id=application.id,
        seq=earlier.seq + 1 if earlier else 1,
        agreed=agreed,
        reason=reason,
        agreed_by=by.real,
        agreed_at=now,
        request_id=request.id if request else None,
        extra_percent=terms.extra_percent,
        break_count=terms.break_count,
        break_minutes=terms.break_minutes,
        other=terms.other,
    )
    db.add(row)
    db.flush()
    act = "agree_adjustments" if agreed else "refuse_adjustments"
    before, after = _payload(terms_of(earlier)), _payload(terms)
    audit.draft(
        db, by, act, "application", application.id, now=now, before=before, after=after,
        reason=reason,
    )  # fmt: skip
    return row


def _payload(terms: Terms) -> dict[str, Any]:
    return {
        "extra_percent": str(terms.extra_percent),
        "break_count": terms.break_count,
        "break_minutes": terms.break_minutes,
        "other": terms.other,
    }


def _tell(db: Session, row: Application, terms: Terms, minutes: int, now: datetime) -> None:
    allowance = Allowance(minutes, terms.extra_percent, terms.break_count, terms.break_minutes)
    clock = "The clock stops when you take one"
    paper_on = find_round(db, row.round_id).paper_on
    week = timedelta(days=DAYS_TO_REPLY)
    by_day = paper_on - week if paper_on and paper_on - week > now.date() else (now + week).date()
    fields = {
        "name": find_person(db, row.person_id).name,
        "time_allowed": allowance.words,
        "reply_by": date_words(by_day),
    }
    if terms.break_count:
        fields["breaks"] = f"{allowance.break_words}. {clock}"
    if terms.other.strip():
        fields["other"] = terms.other.strip().rstrip(".")
    outbox.post(
        db, "adjustments_agreed", row.person_id, row.round_id, row.reference, fields, now=now
    )


def _check_seen(db: Session, application: Application, seen: int) -> None:
    row = newest_adjustment(db, application.id)
    if (row.seq if row else 0) != seen:
        raise Refused(
            "Someone settled these adjustments after you opened the page.",
            "See them as they are now",
            f"/application/{application.reference}/adjustments",
        )


def _check_none_waits(db: Session, application: Application) -> None:
    if waiting_request(db, application.id) is not None:
        raise Refused("These adjustments wait for a second person.")
