"""Create an account (page 2), confirm its address, forget and choose a password."""

from flask import flash, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from assessment.pages.people.arriving import let_in
from assessment.pages.people.blueprint import bp
from assessment.pages.people.typed_password import too_often
from assessment.records.people.account import password_fits
from assessment.records.people.guess import blocked_until, count_guess
from assessment.records.people.link import CONFIRM, INVITE, LASTS, RESET, person_of_link
from assessment.records.people.registration import (
    ask_for_reset,
    confirm_address,
    register,
    reset_password,
)
from assessment.records.tables.people import Person
from assessment.rules.password import password_fault
from assessment.web import current, device
from assessment.web.forms import EmailField, Form, PasswordField, TextField
from assessment.web.guard import public

ASKED = "asked"
NEW = "Password must be 12 characters or more"


class AccountForm(Form):
    """Who they are and how they will sign in."""

    name = TextField("Full name", missing="Enter your full name", autocomplete="name")
    email = EmailField(hint="We send a link to this address")
    password = PasswordField(
        hint="Use 12 characters or more, of any kind", missing=NEW, autocomplete="new-password"
    )


class EmailForm(Form):
    """An email address alone."""

    email = EmailField(missing="Enter your email address")


class NewPasswordForm(Form):
    """A new password."""

    password = PasswordField(
        "New password",
        "Use 12 characters or more, of any kind",
        missing=NEW,
        autocomplete="new-password",
    )


class PasswordForm(Form):
    """The password chosen a moment ago."""

    password = PasswordField(missing="Enter your password")


def _password_is_fine(form: Form, *about: str) -> bool:
    """Put a weak password's fault at its field."""
    fault = password_fault(form["password"].data or "", about)
    if fault:
        form.faults({"password": fault})
    return not fault


@bp.route("/create", methods=["GET", "POST"])
@public
def create() -> Response | tuple[str, int]:
    """Create an account: the same next page for a known and an unknown address."""
    form = AccountForm()
    if form.validate_on_submit() and _password_is_fine(form, form.name.data, form.email.data):
        name, email, password = form.name.data, form.email.data, form.password.data
        if asked_too_often(form, email):
            return render_template("people/create.html", form=form), 429
        register(
            current.db(), name, email, password, current.settings().base_url, now=current.now()
        )
        return say_check_your_email(email, CONFIRM)
    return form.page("people/create.html")


@bp.route("/reset", methods=["GET", "POST"])
@public
def reset() -> Response | tuple[str, int]:
    """Ask for a link to choose a new password."""
    form = EmailForm()
    if form.validate_on_submit():
        email = form.email.data
        if asked_too_often(form, email):
            return render_template("people/reset.html", form=form), 429
        settings, now = current.settings(), current.now()
        made_up = settings.demonstrates
        ask_for_reset(current.db(), email, settings.base_url, now=now, demonstration=made_up)
        return say_check_your_email(email, RESET)
    return form.page("people/reset.html")


def asked_too_often(form: Form, email: str) -> bool:
    """Count a link that is asked for; put the fault on the form when there were too many."""
    db, now, account = current.db(), current.now(), f"link:{email}"
    origin = device.origin_for(email)
    until = blocked_until(db, account, origin, now)
    if until is None:
        count_guess(db, account, origin, now=now)
        return False
    form.faults({"email": too_often(until)})
    return True


def say_check_your_email(email: str, kind: str) -> Response:
    """Go to the page that says where a link of this kind went."""
    until = current.now() + LASTS[kind]
    session[ASKED] = [email, until.timestamp()]
    return redirect(url_for("people.check_your_email"))


@bp.get("/check-your-email")
@public
def check_your_email() -> Response | str:
    """Say where the link went and until when it works, known address or not."""
    if ASKED not in session:
        return redirect(url_for("people.sign_in"))
    email, stamp = session[ASKED]
    until = type(current.now()).fromtimestamp(stamp, current.now().tzinfo)
    return render_template("people/check_your_email.html", email=email, until=until)


def _person_of(secret: str, kinds: set[str]) -> Person:
    db, demonstrates = current.db(), current.settings().demonstrates
    return person_of_link(db, secret, kinds, current.now(), demonstration=demonstrates)


@bp.route("/confirm/<secret>", methods=["GET", "POST"])
@public
def confirm(secret: str) -> Response | str | tuple[str, int]:
    """Confirm an address by its link and the password that was chosen with it."""
    db, now = current.db(), current.now()
    person = _person_of(secret, {CONFIRM})
    form = PasswordForm()
    if not form.validate_on_submit():
        return form.page("people/confirm.html", email=person.email)
    origin = device.origin_for(person.email)
    until = blocked_until(db, person.email, origin, now)
    if until is not None:
        form.faults({"password": too_often(until)})
        return render_template("people/confirm.html", form=form, email=person.email), 429
    if not password_fits(person, form.password.data):
        count_guess(db, person.email, origin, now=now)
        form.faults({"password": "Check your password"})
        return render_template("people/confirm.html", form=form, email=person.email)
    confirm_address(db, secret, now=now)
    response = let_in(person)
    flash("Your email address is confirmed.", "success")
    return response


@bp.route("/password/<secret>", methods=["GET", "POST"])
@public
def choose_password(secret: str) -> Response | tuple[str, int]:
    """Choose a password by a reset link or an invitation."""
    db, now = current.db(), current.now()
    person = _person_of(secret, {RESET, INVITE})
    form = NewPasswordForm()
    if form.validate_on_submit() and _password_is_fine(form, person.name, person.email):
        reset_password(db, secret, form.password.data, now=now)
        flash("Your password is saved. Sign in with it.", "success")
        return redirect(url_for("people.sign_in"))
    return form.page("people/choose_password.html", first=person.password_hash is None)
