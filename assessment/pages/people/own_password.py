"""One's own password (page 5), changed. It is hashed, which is slow, before the lock is taken."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.people.blueprint import bp
from assessment.pages.people.typed_password import hash_that_fits, wrong_password
from assessment.records.people.account import hash_password
from assessment.records.people.details import change_password
from assessment.records.people.sign_in import end_others
from assessment.rules.password import password_fault
from assessment.web import current
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
    form = NewPasswordForm()
    if not form.validate_on_submit():
        return form.page(TEMPLATE)
    person = current.account()
    fault = password_fault(form.password.data, (person.name, person.email))
    fitting = hash_that_fits(person.email, form.old_password.data)
    hashed = hash_password(form.password.data) if fitting and not fault else ""
    wrong = wrong_password(fitting)
    if wrong:
        words, status = wrong
        form.faults({"old_password": words})
        return render_template(TEMPLATE, form=form), status
    if fault:
        form.faults({"password": fault})
        return form.page(TEMPLATE)
    return _change(hashed)


def _change(hashed: str) -> Response:
    db, now = current.db(), current.now()
    change_password(db, current.actor(), current.account(), hashed, now=now)
    end_others(db, current.own_sign_in(), now=now)
    flash("Your password is changed. Every other device is signed out.", "success")
    return redirect(url_for("people.me"))
