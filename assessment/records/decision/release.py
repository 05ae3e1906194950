"""Letting a round's results out: two people, one number typed, one instant (rule 35).

The gate is one column, `round.released_at`. What is done with those who are designated belongs
to a later stage: `records.register` performs the request that is asked for here.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit, outbox
from assessment.records import request as two_people
from assessment.records.decision.checklist import RELEASE, checklist
from assessment.records.decision.ending import Ended, endings, fingerprint
from assessment.records.round import find_round
from assessment.records.tables.decision import Release
from assessment.records.tables.people import Person
from assessment.records.tables.request import Request
from assessment.records.tables.round import Round
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Missing, Refused
from assessment.rules.release import NOTICES, check_number, check_time, is_out
from assessment.rules.sender import Sender
from assessment.rules.wording_time import date_plain

NOT_READY = "Results cannot be released yet: some checks are not done."
ALREADY = "Results of this round are released."
TYPED = "release_typed"
NOT_ASKED = "Nobody has asked for a second person to release results."


def ask_to_release(
    db: Session, by: Actor, sender: Sender, result_link: str, *, now: datetime
) -> Request:
    """Ask a second person to release the results of the acting person's round.

    `result_link` is the address that the notices give. Raises Refused when results are out, a
    check is not done, or a second person was asked already.
    """
    round_ = _round(db, by)
    if round_.released_at is not None:
        raise Refused(ALREADY)
    found = checklist(db, round_.id, sender, now)
    if found.left:
        raise Refused(NOT_READY)
    payload = {"people": found.everyone, "letters": found.all_letters, "link": result_link}
    reason = f"All {len(found.checks)} checks are done."
    seen = fingerprint(endings(db, round_.id, now))
    return two_people.ask(db, by, RELEASE, "round", round_.id, seen, payload, reason, now=now)


def release(db: Session, by: Actor, typed: str, sender: Sender, *, now: datetime) -> Request:
    """Release the results, as the second person, who types the number of people.

    Raises Refused when nobody asked, results are out, a check is no longer done or the planned
    time is still to come; Faults on `number`; Denied for the person who asked; Stale when what
    would be released has moved.
    """
    round_ = _round(db, by)
    if round_.released_at is not None:
        raise Refused(ALREADY)
    waiting = two_people.open_for(db, RELEASE, round_.id)
    if waiting is None:
        raise Refused(NOT_ASKED)
    if waiting.asked_by != by.real:
        found = checklist(db, round_.id, sender, now)
        if found.left:
            raise Refused(NOT_READY)
        check_time(round_.results_at, now)
        check_number(typed, found.everyone)
        db.info[TYPED] = waiting.id
    return two_people.answer(db, by, waiting.id, True, now=now)


def do_not_release(db: Session, by: Actor, reason: str, *, now: datetime) -> Request:
    """Do not agree to the release, with a reason. Raises Refused when nobody asked, Denied for
    the person who did, Faults without a reason."""
    waiting = two_people.open_for(db, RELEASE, _round(db, by).id)
    if waiting is None:
        raise Refused(NOT_ASKED)
    return two_people.answer(db, by, waiting.id, False, reason, now=now)


def let_out(db: Session, request: Request, by: Actor, now: datetime) -> list[Ended]:
    """Open the gate for everyone at once and post the notices; return who ended where.

    Called by `records.register` when a second person agrees. Raises Refused when it is open, or
    when the number was not typed; Denied for another role.
    """
    if by.role is not Role.DECISION_MAKER:
        raise Denied("Only a decision maker can agree to this.")
    if db.info.pop(TYPED, None) != request.id:
        raise Refused("Results are released from the release page, where you type the number.")
    round_ = db.execute(
        select(Round).where(Round.id == UUID(request.subject_id)).with_for_update()
    ).scalar_one()
    if round_.released_at is not None or by.person is None:
        raise Refused(ALREADY)
    found = endings(db, round_.id, now)
    round_.released_at = now
    db.add(
        Release(
            round_id=round_.id,
            prepared_by=UUID(request.asked_by),
            released_by=by.person,
            people=len(found),
            at=now,
        )
    )
    db.flush()
    _post(db, round_, found, str(request.payload["link"]), now)
    audit.draft(db, by, "release.results", "round", round_.id, now=now, after=fingerprint(found))
    return found


def fingerprint_now(db: Session, request: Request) -> str:
    """Return the hash of what would be released, as at the time it was asked for."""
    return fingerprint(endings(db, UUID(request.subject_id), request.asked_at))


def release_of(db: Session, round_id: UUID) -> Release | None:
    """Return who released a round's results and when, if they are released."""
    return db.get(Release, round_id)


def released_before(db: Session, round_id: UUID, now: datetime) -> bool:
    """Say whether the results of a round are out: the gate that everything asks."""
    return is_out(find_round(db, round_id).released_at, now)


def _post(db: Session, round_: Round, found: list[Ended], link: str, now: datetime) -> None:
    ids = [one.person_id for one in found]
    people = db.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    names = {row.id: row.name for row in people}
    tell_by = date_plain(round_.appeals_close_on or now)
    for one in found:
        fields = {
            "name": names[one.person_id],
            "round": _named(round_.name),
            "link": link,
            "tell_by": tell_by,
        }
        outbox.post(
            db,
            NOTICES[one.ending],
            one.person_id,
            round_.id,
            one.reference,
            fields,
            now=now,
            key=f"release:{round_.id}:{one.application_id}",
        )


def _named(name: str) -> str:
    """The round's name inside a sentence, without the noun that the sentence has already."""
    return name.removesuffix(" round")


def _round(db: Session, by: Actor) -> Round:
    if by.person is None or by.round is None:
        raise Missing("round")
    return find_round(db, by.round)
