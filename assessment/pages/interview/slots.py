"""Choose an interview time (page 51), and what the applicant sees after."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.interview.blueprint import bp
from assessment.records.interview.declaration import tell_connection
from assessment.records.interview.invitation import agreed_changes
from assessment.records.interview.membership import Member, members_of
from assessment.records.interview.slot import (
    Booked,
    application_of,
    booked_for,
    choose_slot,
    free_slots,
    is_to_be_interviewed,
)
from assessment.records.tables.application import Application
from assessment.rules.refusal import Faults, Missing, NotApplied
from assessment.rules.wording_time import appointment
from assessment.web import current
from assessment.web.forms import Form, Option, RadiosField, TextAreaField
from assessment.web.guard import requires


class SlotForm(Form):
    """The times that are still free."""

    slot = RadiosField("Which time suits you?", missing="Select a time")


class KnownForm(Form):
    """Whom of the panel the applicant knows, and how."""

    who = RadiosField("Who do you know?", missing="Select who you know")
    how = TextAreaField(
        "How do you know them?", "It will not count against you", "Enter how you know them", rows=3
    )


@bp.route("/slot", methods=["GET", "POST"])
@requires("interview.choose_slot")
def slot() -> str | tuple[str, int] | Response:
    """Choose a time; or see the one that was chosen, or that there is nothing to choose yet."""
    db, now = current.db(), current.now()
    try:
        application = application_of(db, current.actor())
    except NotApplied:
        return render_template("interview/no_slot.html")
    booked = booked_for(db, application.id)
    if booked is not None:
        return _booked(application, booked)
    if not is_to_be_interviewed(db, application, now):
        return render_template("interview/no_slot.html")
    form = SlotForm()
    if form.is_submitted() and _choose(application, form):
        return redirect(url_for("interview.slot"))
    offered = free_slots(db, application.id, application.round_id, now)
    form.slot.choices = [
        Option(str(one.id), appointment(one.starts_at, one.ends_at)) for one in offered
    ]
    return form.page("interview/slot.html", offered=offered)


@bp.route("/slot/known", methods=["GET", "POST"])
@requires("interview.choose_slot")
def known() -> tuple[str, int] | Response:
    """Tell us whom of the panel you know."""
    db, by = current.db(), current.actor()
    application = application_of(db, by)
    booked = booked_for(db, application.id)
    if booked is None:
        raise Missing("interview")
    form = KnownForm()
    panel = members_of(db, booked.interview_id)
    form.who.choices = [Option(str(one.person_id), _words(one)) for one in panel]
    if form.validate_on_submit():
        who, how = UUID(form.who.data), form.how.data or ""
        tell_connection(db, by, application, who, how, now=current.now())
        flash("Thank you. We told the programme team. It will not count against you.", "success")
        return redirect(url_for("interview.slot"))
    back = {"href": url_for("interview.slot"), "text": "Back to your interview"}
    return form.page("interview/known.html", back=back)


def _choose(application: Application, form: SlotForm) -> bool:
    """Book what was chosen. A value that was never offered reads as a time that is gone."""
    chosen = form.slot.data or ""
    try:
        wanted = UUID(chosen)
    except ValueError:
        form.faults({"slot": "Select a time"})
        return False
    try:
        choose_slot(current.db(), current.actor(), application, wanted, now=current.now())
    except Faults as error:
        form.faults(error.fields)
        return False
    return True


def _booked(application: Application, booked: Booked) -> str:
    panel = members_of(current.db(), booked.interview_id)
    return render_template(
        "interview/booked.html",
        booked=booked,
        panel=", ".join(_words(one) for one in panel),
        changes=agreed_changes(current.db(), application.id),
    )


def _words(one: Member) -> str:
    return f"{one.name} (chair)" if one.is_chair else one.name
