"""One person in an open sitting, signed in: how they come there, and what they send."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy.orm import Session

from assessment.bench.load import Request
from assessment.records.identity import new_id
from assessment.records.paper.start import start_sitting
from assessment.records.people.role import grant_role
from assessment.records.people.sign_in import choose_role, key_of, start_sign_in
from assessment.records.tables.application import Application, EligibilityDecision, Evaluation
from assessment.records.tables.paper import Booking
from assessment.records.tables.people import Person, SignIn
from assessment.rules.people import Actor, Role
from assessment.web.csrf import csrf_token
from assessment.web.sign_in import COOKIE_FIELD

BENCH = Actor(None, "bench")
SAVED = ('"outcome":"saved"', '"outcome":"unchanged"')  # where an earlier turn stopped; never older


@dataclass(frozen=True)
class Place:
    """Where everyone sits: the round, its session, and a policy that eligibility is recorded by."""

    round: UUID
    session: UUID
    policy_hash: str


@dataclass(frozen=True)
class Seat:
    """One person in an open sitting: the browser's cookie and the token of its forms.

    `answers` holds, place after place, a right and a wrong answer as the form sends them.
    """

    sitting: UUID
    cookie: str
    token: str
    answers: tuple[tuple[str, str], ...] = ()


def save_requests(seat: Seat, turn: int, places: int = 30) -> list[Request]:
    """Saves of this person, place after place, round after round the other answer.

    With each `turn` they are flagged or not, so that hardly any repeats what an earlier turn left.
    """
    path = f"/paper/{seat.sitting}/answer"
    rest = f"flagged={turn % 2}&count={{n}}&key=k{{n}}&csrf_token={seat.token}"
    return [
        Request("POST", path, f"position={n}&{pair[side]}&load=bench{n}&{rest}", says=SAVED)
        for side in (0, 1)
        for n, pair in enumerate(seat.answers[:places], start=1)
    ]


def page_requests(seat: Seat, _turn: int, places: int = 30) -> list[Request]:
    """The question pages of this person, one after the other."""
    return [Request("GET", f"/paper/{seat.sitting}/question/{n}") for n in range(1, places + 1)]


def check_request(seat: Seat) -> Request:
    """The page that everyone sees before they submit."""
    return Request("GET", f"/paper/{seat.sitting}/check")


def submit_request(seat: Seat) -> Request:
    """Submit the paper, once."""
    body = f"csrf_token={seat.token}"
    return Request("POST", f"/paper/{seat.sitting}/check", body, expect=302)


def seat(app: Flask, db: Session, place: Place, n: int, now: datetime) -> Seat:
    """Make person `n`, find them eligible, start their sitting and sign them in."""
    person = Person(
        id=new_id(db),
        ref=f"B-{n}",
        email=f"bench{n}@example.org",
        name=f"Person {n}",
        created_at=now,
        confirmed_at=now,
    )
    db.add(person)
    db.flush()
    _eligible(db, place, person.id, n, now)
    grant_role(db, BENCH, person, Role.APPLICANT, place.round, now=now)
    secret = start_sign_in(db, person, 24 * 60, now=now)
    signed = db.get(SignIn, key_of(secret))
    assert signed is not None  # noqa: S101
    choose_role(db, signed, Role.APPLICANT, place.round, now=now)
    by = Actor(person.id, person.name, Role.APPLICANT, place.round)
    attempt = start_sitting(db, by, "paper", now=now)
    return Seat(attempt.id, *_browser(app, secret))


def _eligible(db: Session, place: Place, person_id: UUID, n: int, now: datetime) -> None:
    """An application found eligible, with a place in the session."""
    application = Application(
        id=new_id(db),
        round_id=place.round,
        person_id=person_id,
        reference=f"B-{n}",
        case_code=f"C-{n}",
        started_at=now,
        sent_at=now,
    )
    db.add(application)
    db.flush()
    evaluation = Evaluation(
        id=new_id(db),
        application_id=application.id,
        policy_hash=place.policy_hash,
        facts="{}",
        facts_hash="0" * 64,
        trace="{}",
        trace_hash="0" * 64,
        result="met",
        engine="bench",
        at=now,
    )
    db.add(evaluation)
    db.flush()
    db.add(
        EligibilityDecision(
            id=new_id(db),
            application_id=application.id,
            seq=1,
            evaluation_id=evaluation.id,
            outcome="eligible",
            reasons=[],
            decided_by="bench",
            at=now,
        )
    )
    db.add(Booking(application_id=application.id, session_id=place.session, booked_at=now))
    db.flush()


def _browser(app: Flask, secret: str) -> tuple[str, str]:
    """The cookie of a signed-in browser and the token of its forms."""
    with app.test_request_context():
        session[COOKIE_FIELD] = secret
        session["_fresh"] = True
        token = csrf_token()
        serializer = SecureCookieSessionInterface().get_signing_serializer(app)
        assert serializer is not None  # noqa: S101
        name = app.config["SESSION_COOKIE_NAME"]
        return f"{name}={serializer.dumps(dict(session))}", token
