"""A new email address for one's own account (page 5): asked for, then confirmed by a link.

The link works for who is signed in to the account alone: an address that was typed wrong gives
a stranger nothing.
"""

from flask import flash, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.people.blueprint import bp
from assessment.pages.people.registering import asked_too_often, say_check_your_email
from assessment.pages.people.typed_password import hash_that_fits, wrong_password
from assessment.records.people.link import ADDRESS
from assessment.records.people.new_address import address_asked, ask_to_change_email, change_email
from assessment.records.people.sign_in import end_others
from assessment.records.tables.people import Person
from assessment.web import current, device
from assessment.web.forms import EmailField, Form, PasswordField
from assessment.web.guard import requires

TEMPLATE = "people/new_address.html"


class AddressForm(Form):
    """The new address, and the password that shows who asks."""

    email = EmailField("New email address", "We send a link to this address")
    password = PasswordField("Your password", missing="Enter your password")


@bp.route("/me/email", methods=["GET", "POST"])
@requires("account.own")
def new_address() -> Response | str | tuple[str, int]:
    """Ask for a new address: the same next page for a known and an unknown address."""
    person, form = current.account(), AddressForm()
    if form.validate_on_submit():
        if form.email.data != person.email:
            return _ask(form, person)
        form.faults({"email": "This is your email address now. Enter another"})
    return form.page(TEMPLATE, person=person)


def _ask(form: AddressForm, person: Person) -> Response | str | tuple[str, int]:
    wrong = wrong_password(hash_that_fits(person.email, form.password.data))
    if wrong:
        words, status = wrong
        form.faults({"password": words})
        return render_template(TEMPLATE, form=form, person=person), status
    db, now, email, person = current.db(), current.now(), form.email.data, current.account()
    if asked_too_often(form, email):
        return render_template(TEMPLATE, form=form, person=person), 429
    base_url = current.settings().base_url
    ask_to_change_email(db, current.actor(), person, email, base_url, now=now)
    return say_check_your_email(email, ADDRESS)


@bp.route("/me/email/<secret>", methods=["GET", "POST"])
@requires("account.own")
def confirm_new_address(secret: str) -> Response | str:
    """Ask, then change the address; every other device is signed out."""
    db, now, by = current.db(), current.now(), current.actor()
    if not current.writes():
        email = address_asked(db, by, secret, now=now)
        person = current.account()
        return render_template("people/confirm_new_address.html", email=email, person=person)
    person = change_email(db, by, secret, now=now)
    end_others(db, current.own_sign_in(), now=now)
    flash("Your email address is changed. Every other device is signed out.", "success")
    response = make_response(redirect(url_for("people.me")))
    device.know(response, person.email)
    return response
