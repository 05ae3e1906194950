"""Sign in (page 3), and where a person goes from there: code, kept form, role, home."""

from datetime import datetime
from uuid import UUID

from flask import make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from assessment.pages.people.blueprint import bp
from assessment.pages.people.typed_password import hash_that_fits, too_often
from assessment.records.paper.keep import keep_through_sittings
from assessment.records.people.account import by_email, may_sign_in
from assessment.records.people.guess import blocked_until, count_guess, forget_guesses
from assessment.records.people.role import grant_role, roles_of
from assessment.records.people.sign_in import choose_role, find_sign_in, key_of, start_sign_in
from assessment.records.round import newest_opened
from assessment.records.tables.people import Person
from assessment.rules.people import Actor, Role
from assessment.rules.round import takes_applications
from assessment.web import current, device, kept
from assessment.web.address import inside
from assessment.web.forms import EmailField, Form, PasswordField
from assessment.web.guard import public, requires
from assessment.web.navigation import home_url, takes_and_shows
from assessment.web.sign_in import remember

WRONG = "Check your email address and password"


class SignInForm(Form):
    """Email and password; the same error for every cause."""

    email = EmailField(missing="Enter your email address", autocomplete="username")
    password = PasswordField(missing="Enter your password")


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> Response | str | tuple[str, int]:
    """Sign in with email and password."""
    found = current.visitor()
    if found is not None and not current.writes():
        return redirect(url_for("people.arrive", next=request.args.get("next")))
    form = SignInForm()
    if not form.validate_on_submit():
        return form.page("people/sign_in.html")
    return _try(form)


def _try(form: SignInForm) -> Response | str | tuple[str, int]:
    now, email = current.now(), form.email.data
    fitting = hash_that_fits(email, form.password.data)
    db, origin = current.db(), device.origin_for(email)
    until = blocked_until(db, email, origin, now)
    if until is not None:
        form.faults({"email": too_often(until)})
        return render_template("people/sign_in.html", form=form), 429
    person = by_email(db, email)
    may = person and may_sign_in(person, demonstration=current.settings().demonstrates)
    if fitting is None or person is None or person.password_hash != fitting or not may:
        count_guess(db, email, origin, now=now)
        form.faults({"email": WRONG})
        return render_template("people/sign_in.html", form=form)  # 200: the guess is kept
    forget_guesses(db, email, origin)
    return let_in(person, request.args.get("next"))


def let_in(person: Person, next_path: str | None = None) -> Response:
    """Sign a person in on this browser and send them on."""
    db, now = current.db(), current.now()
    minutes = current.settings().sign_in_minutes
    secret = start_sign_in(db, person, minutes, now=now, device=device.described())
    keep_through_sittings(db, person.id)
    roles = _roles(db, person, now)
    if len(roles) == 1:
        choose_role(db, find_sign_in(db, key_of(secret)), roles[0][1], roles[0][0], now=now)
    remember(secret)
    response = make_response(redirect(url_for("people.arrive", next=inside(next_path, "") or None)))
    device.know(response, person.email)
    return response


def _roles(db: Session, person: Person, now: datetime) -> list[tuple[UUID | None, Role]]:
    """Return the person's roles; who has none becomes an applicant while a round takes them."""
    held = roles_of(db, person.id, now)
    if held:
        return held
    round_ = newest_opened(db)
    if round_ is not None and takes_applications(
        round_.applications_open_at, round_.applications_close_at, now
    ):
        by = Actor(person.id, person.name)
        grant_role(db, by, person, Role.APPLICANT, round_.id, now=now)
    return roles_of(db, person.id, now)


@bp.get("/arrive")
@requires("account.own")
def arrive() -> Response:
    """Go on from sign-in: a form that was kept, the page asked for, a choice of role, home."""
    found, wanted = current.person(), inside(request.args.get("next"), "")
    row = kept.waiting()
    if row is not None:
        shown = takes_and_shows(row.path.partition("?")[0])
        return redirect(row.path if shown else url_for("people.kept_form"))
    if found.role is None:
        return redirect(url_for("people.role", next=wanted or None))
    return redirect(wanted or home_url())
