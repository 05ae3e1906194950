"""One's own password (page 5): changed here, and typed again before other things that matter."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.people.arriving import too_often
from assessment.pages.people.blueprint import bp
from assessment.records.people.account import password_fits
from assessment.records.people.details import change_password
from assessment.records.people.guess import blocked_until, count_guess, forget_guesses
from assessment.records.people.sign_in import end_others
from assessment.records.tables.people import Person
from assessment.rules.password import password_fault
from assessment.web import current, device
from assessment.web.forms import Form, PasswordField
from assessment.web.guard import requires

TEMPLATE = "people/new_password.html"


class NewPasswordForm(Form):
    """The old password and the new one."""

    old_password = PasswordField("Your password now", missing="Enter your password")
    password = PasswordField(
        "New password",
        "Use 12 characters or more, of any kind",
        missing="Password must be 12 characters or more",
        autocomplete="new-password",
    )


@bp.route("/me/password", methods=["GET", "POST"])
@requires("account.own")
def new_password() -> Response | str | tuple[str, int]:
    """Change the password; every other device is signed out."""
    person, form = current.account(), NewPasswordForm()
    if not form.validate_on_submit():
        return form.page(TEMPLATE)
    wrong = wrong_password(person, form.old_password.data)
    if wrong:
        words, status = wrong
        form.faults({"old_password": words})
        return render_template(TEMPLATE, form=form), status
    fault = password_fault(form.password.data, (person.name, person.email))
    if fault:
        form.faults({"password": fault})
        return form.page(TEMPLATE)
    db, now = current.db(), current.now()
    change_password(db, current.actor(), person, form.password.data, now=now)
    end_others(db, current.own_sign_in(), now=now)
    flash("Your password is changed. Every other device is signed out.", "success")
    return redirect(url_for("people.me"))


def wrong_password(person: Person, typed: str) -> tuple[str, int] | None:
    """Return what is wrong with the password that was typed and the status, None where it fits.

    A guess counts as one at signing in does. Its status is 200, so that it is kept.
    """
    db, now, origin = current.db(), current.now(), device.origin_for(person.email)
    until = blocked_until(db, person.email, origin, now)
    if until is not None:
        return too_often(until), 429
    if not password_fits(person, typed):
        count_guess(db, person.email, origin, now=now)
        return "Check your password", 200
    forget_guesses(db, person.email, origin)
    return None
