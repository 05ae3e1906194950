"""Sessions: when and where the paper is sat, and who is booked (page 37)."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.paper.blueprint import bp
from assessment.pages.paper.everyone import acts_for
from assessment.records.absent import absent_for
from assessment.records.paper.attempt import Attempt
from assessment.records.paper.attendance import people_in
from assessment.records.paper.entry import window_of
from assessment.records.paper.moving import MOVE, Moved, change_session, touched, window_asked
from assessment.records.paper.pause import states_in
from assessment.records.paper.session import (
    book_everyone,
    create_session,
    find_session,
    sessions_for,
    unbooked,
)
from assessment.records.request import answer as answer_request
from assessment.records.request import find_on, open_for
from assessment.records.specimen import use_of
from assessment.records.tables.paper import PaperSession
from assessment.records.tables.request import Request
from assessment.rules.refusal import Faults
from assessment.rules.timing import Ending, State
from assessment.rules.window import Window, wall_time, window_on
from assessment.rules.wording import count
from assessment.rules.wording_time import date_short, time_words, uk
from assessment.web import current
from assessment.web.forms import DateField, Form, Option, RadiosField, TextAreaField, TextField
from assessment.web.guard import requires

STATES: dict[Ending | State, str] = {
    State.OPEN: "Open",
    State.ON_BREAK: "On a break",
    State.PAUSED: "Paused",
    Ending.SUBMITTED: "Submitted",
    Ending.CLOSED: "Closed at time",
    Ending.VOID: "Void",
}
LATE = {True: "Cut at the end", False: "Whole time"}
WALL = ("opens", "last_start", "closes")


class Session(Form):
    """A day, three wall times, a place, and whether late starters are cut."""

    day = DateField("Date", "For example, 10 10 2026", "Enter the date", subject="Date")
    opens = TextField("Start from", "For example, 9:30am", "Enter when people can start", width=10)
    last_start = TextField(
        "Start until",
        "The last moment at which someone can start",
        "Enter when the last person can start",
        width=10,
    )
    closes = TextField("Session ends", missing="Enter when the session ends", width=10)
    place = TextField("Room or online", missing="Enter a room, or online", longest=200)
    cut = RadiosField(
        "If someone starts late",
        missing="Select what happens if someone starts late",
        choices=[
            Option("whole", "They have the whole of their time"),
            Option("cut", "The session end cuts their time", "The invitation says so"),
        ],
    )
    reason = TextAreaField("Why are you changing it?", rows=3)

    def window(self) -> Window | None:
        """Return the window, or None with a message at each faulty field."""
        walls, wrong = {}, {}
        for name in WALL:
            field = self[name]
            try:
                walls[name] = wall_time(field.data or "")
            except ValueError as fault:
                wrong[name] = f"{field.label.text} {fault}"
        try:
            if wrong:
                raise Faults(wrong)
            cut = self.cut.data == "cut"
            return window_on(
                self.day.data or uk(current.now()).date(),
                walls["opens"],
                walls["last_start"],
                walls["closes"],
                cuts_late_starters=cut,
            )
        except Faults as found:
            self.faults(found.fields)
            return None


@bp.get("/staff/sessions")
@requires("paper.read")
def sessions() -> tuple[str, int]:
    """List the sessions."""
    return _listed(Session(cut="whole"))


@bp.post("/staff/sessions")
@requires("paper.sessions")
def sessions_sent() -> Response | tuple[str, int]:
    """Add a session."""
    form = Session(cut="whole")
    if form.validate_on_submit():
        window = form.window()
        if window is not None:
            place = form.place.data or ""
            create_session(current.db(), current.actor(), window, place, now=current.now())
            flash("Session added.", "success")
            return redirect(url_for("paper.sessions"))
    return _listed(form)


def _listed(form: Session) -> tuple[str, int]:
    db, round_id = current.db(), current.round_id()
    return form.page(
        "paper/sessions.html",
        listed=sessions_for(db, round_id),
        waiting=len(unbooked(db, round_id)),
        specimen=use_of(db, round_id).words,
        changing=None,
    )


@bp.post("/staff/sessions/<uuid:session_id>/book")
@requires("paper.sessions")
def book(session_id: UUID) -> Response:
    """Book everyone who can sit and has no session, and invite them."""
    booked = book_everyone(current.db(), current.actor(), session_id, now=current.now())
    flash(f"We booked and invited {count(booked, 'person', 'people')}.", "success")
    return redirect(url_for("paper.sessions"))


@bp.get("/staff/sessions/<uuid:session_id>")
@requires("paper.read")
def change(session_id: UUID) -> tuple[str, int]:
    """See one session, and who is in it."""
    session = find_session(current.db(), current.actor(), session_id)
    return _page(session, _form(session), [])


@bp.post("/staff/sessions/<uuid:session_id>")
@requires("paper.sessions")
def change_sent(session_id: UUID) -> Response | tuple[str, int]:
    """Change a session: first whom it touches, then "Save"."""
    db, actor, now = current.db(), current.actor(), current.now()
    session = find_session(db, actor, session_id)
    form = _form(session)
    window = form.window() if form.validate_on_submit() else None
    moved = touched(db, session, window, now) if window else []
    if window and (request.form.get("sure") or not moved):
        try:
            asked = change_session(
                db,
                actor,
                session_id,
                window,
                form.place.data or "",
                form.reason.data or "",
                now=now,
            )
        except Faults as found:
            form.faults(found.fields)
        else:
            flash("Waiting for a second person." if asked else "Session changed.")
            return redirect(url_for("paper.sessions"))
    return _page(session, form, moved)


def _form(session: PaperSession) -> Session:
    return Session(**_kept(window_of(session), session.place))


def _page(session: PaperSession, form: Session, moved: list[Moved]) -> tuple[str, int]:
    db, actor, now = current.db(), current.actor(), current.now()
    waiting, absent = open_for(db, MOVE, session.id), absent_for(db, actor)
    if waiting is not None:
        moved = touched(db, session, window_asked(waiting), now, absent)
    return form.page(
        "paper/session.html",
        session=session,
        times=_times(session, waiting) if waiting else [],
        moved=moved,
        sure=bool(moved),
        people=[_person(reference, sat) for reference, sat in people_in(db, session, absent)],
        waiting=waiting,
        acts=acts_for(states_in(db, actor, session.id, now=now)),
    )


@bp.post("/staff/sessions/<uuid:session_id>/answer/<uuid:request_id>")
@requires("paper.sessions")
def answer_change(session_id: UUID, request_id: UUID) -> Response:
    """Agree, or do not agree, to an earlier finish that another officer asked for."""
    db, actor = current.db(), current.actor()
    asked = find_on(db, request_id, (MOVE,), find_session(db, actor, session_id).id)
    agree = request.form.get("agree") == "yes"
    reason = request.form.get("reason", "")
    answer_request(db, actor, asked.id, agree, reason, now=current.now())
    return redirect(url_for("paper.change", session_id=session_id))


def _person(reference: str, attempt: Attempt | None) -> tuple[str, UUID | None, str, str]:
    """Return reference, sitting, state and finish, in words."""
    if attempt is None:
        return reference, None, "Not started", "Not yet"
    reading = attempt.read(current.now())
    state = STATES[reading.ending or reading.state]
    return reference, attempt.id, state, time_words(reading.ended_at or reading.ends_at)


def _times(session: PaperSession, asked: Request) -> list[tuple[str, str, str]]:
    """Return each thing that is asked to change, as it is and as it would be, in words."""
    old, new = window_of(session), window_asked(asked)
    found = [
        ("Date", date_short(old.opens_at), date_short(new.opens_at)),
        ("Start from", time_words(old.opens_at), time_words(new.opens_at)),
        ("Start until", time_words(old.last_start_at), time_words(new.last_start_at)),
        ("Session ends", time_words(old.closes_at), time_words(new.closes_at)),
        ("Late starters", LATE[old.cuts_late_starters], LATE[new.cuts_late_starters]),
        ("Room or online", session.place, str(asked.payload["place"])),
    ]
    return [each for each in found if each[1] != each[2]]


def _kept(window: Window, place: str) -> dict[str, object]:
    return {
        "day": uk(window.opens_at).date(),
        "opens": time_words(window.opens_at),
        "last_start": time_words(window.last_start_at),
        "closes": time_words(window.closes_at),
        "place": place,
        "cut": "cut" if window.cuts_late_starters else "whole",
    }
