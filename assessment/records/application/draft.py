"""The applicant's draft: begun, its route chosen, its statement written, withdrawn."""

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.application.loading import own_for_update, own_or_none
from assessment.records.application.policy import pinned_policy
from assessment.records.identity import code, new_id
from assessment.records.round import find_round
from assessment.records.tables.application import Application, Fact
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing, Refused
from assessment.rules.round import has_closed, takes_applications
from assessment.rules.wording import count_words
from assessment.rules.wording_time import time_on_date

PLAIN = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
STATEMENT_WORDS = 300


def start(db: Session, by: Actor, *, now: datetime) -> Application:
    """Begin an application, or return the one begun before. Raises Refused when closed."""
    found = own_or_none(db, by)
    if found is not None:
        return found
    if by.person is None or by.round is None:
        raise Missing("round")
    check_open(db, by, now, kept=False)
    row = Application(
        id=new_id(db),
        round_id=by.round,
        person_id=by.person,
        reference=_unused(db, "NLE-", 4),
        case_code=_unused(db, "C-", 6),
        started_at=now,
        statement="",
    )
    db.add(row)
    db.flush()
    after = {"reference": row.reference}
    audit.draft(db, by, "start_application", "application", row.id, now=now, after=after)
    return row


def choose_route(db: Session, by: Actor, route: str | None, *, now: datetime) -> Application:
    """Choose the route; another one takes the evidence of the old one off, and keeps a copy."""
    row = editable(db, by, now)
    routes = [one.id for one in pinned_policy(db, row.round_id).policy.routes]
    if route not in routes:
        raise Faults({"route": "Select the route you are applying by"})
    before = row.route
    if before != route:
        db.execute(
            update(Fact)
            .where(Fact.application_id == row.id, Fact.removed_at.is_(None))
            .values(removed_at=now)
        )
        row.route = route
    db.flush()
    audit.draft(
        db,
        by,
        "choose_route",
        "application",
        row.id,
        now=now,
        before={"route": before},
        after={"route": route},
    )
    return row


def write_statement(db: Session, by: Actor, text: str, *, now: datetime) -> Application:
    """Keep what the applicant led and how they know it worked."""
    row = editable(db, by, now)
    words = count_words(text)
    if not text.strip():
        raise Faults({"statement": "Enter what you led and how you know it worked"})
    if words > STATEMENT_WORDS:
        message = f"Statement must be {STATEMENT_WORDS} words or fewer. You have {words}"
        raise Faults({"statement": message})
    before, row.statement = row.statement, text
    db.flush()
    audit.draft(
        db, by, "write_statement", "application", row.id, now=now, before=before, after=text
    )
    return row


def withdraw(db: Session, by: Actor, *, now: datetime) -> Application:
    """Withdraw; nothing is deleted. A second time changes nothing."""
    row = own_for_update(db, by)
    if row.withdrawn_at is not None:
        return row
    if row.sent_at is None:
        raise Refused("You have not sent this application, so there is nothing to withdraw.")
    if find_round(db, row.round_id).released_at is not None:
        raise Refused("The results of this round are out, so you cannot withdraw.")
    row.withdrawn_at = now
    db.flush()
    audit.draft(db, by, "withdraw_application", "application", row.id, now=now, after=True)
    return row


def editable(db: Session, by: Actor, now: datetime) -> Application:
    """Return the person's draft, held. Raises Refused once it is sent or the round is closed."""
    row = own_for_update(db, by)
    if row.withdrawn_at is not None:
        raise Refused("You withdrew this application.")
    if row.sent_at is not None:
        raise Refused("You have sent this application, so you cannot change it.")
    check_open(db, by, now)
    return row


def check_open(db: Session, by: Actor, now: datetime, *, kept: bool = True) -> None:
    """Raise Refused when the round takes no applications at `now`."""
    if by.round is None:
        raise Missing("round")
    round_ = find_round(db, by.round)
    opens, closes = round_.applications_open_at, round_.applications_close_at
    if takes_applications(opens, closes, now) and round_.closed_at is None:
        return
    if closes is not None and has_closed(closes, now):
        draft = " We kept your draft." if kept else ""
        raise Refused(f"Applications closed at {time_on_date(closes)}.{draft}")
    raise Refused("This round does not take applications yet.")


def _unused(db: Session, start: str, length: int) -> str:
    while True:
        made = start + code(db, PLAIN, length)
        query = select(Application.id).where(
            or_(Application.reference == made, Application.case_code == made)
        )
        if db.scalar(query) is None:
            return made
