"""Adding times, inviting applicants (N7) and telling panels (N8), from the officer's pages."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.interview.blueprint import bp
from assessment.pages.interview.panels import CHOOSE, MemberForm, panel_page
from assessment.pages.interview.times import SlotForm, TellForm
from assessment.records.interview.invitation import invite, tell_panel, waiting_to_be_told
from assessment.records.interview.slot import make_slot
from assessment.rules.interview.slot import read_time
from assessment.rules.refusal import Faults
from assessment.rules.wording import count
from assessment.web import current
from assessment.web.forms import DateField, Form, TextField, WholeNumberField
from assessment.web.guard import requires


class InviteForm(Form):
    """What the invitation says."""

    choose_by = DateField("Choose a time by", missing="Enter the date to choose by")
    minutes = WholeNumberField("Length in minutes", missing="Enter the length in minutes")
    place = TextField("Where", "For example online, or at the office", "Enter where it is")


@bp.route("/allocation/<uuid:panel>/times", methods=["GET", "POST"])
@requires("interview.allocate")
def add_time(panel: UUID) -> tuple[str, int] | Response:
    """Offer one more time."""
    if request.method == "GET":
        return redirect(url_for("interview.panel", panel=panel))
    form = SlotForm()
    if form.validate_on_submit():
        try:
            make_slot(
                current.db(),
                current.actor(),
                panel,
                form.day.data,
                read_time(form.starts_at.data or "", "starts_at"),
                form.minutes.data,
                form.place.data or "",
                now=current.now(),
            )
            return redirect(url_for("interview.panel", panel=panel))
        except Faults as error:
            form.faults(error.fields)
    return panel_page(panel, _member_form(), slot=form)


@bp.route("/allocation/<uuid:panel>/tell", methods=["GET", "POST"])
@requires("interview.allocate")
def tell(panel: UUID) -> tuple[str, int] | Response:
    """Tell the panel of its interviews on a day."""
    if request.method == "GET":
        return redirect(url_for("interview.panel", panel=panel))
    form = TellForm()
    if form.validate_on_submit():
        try:
            told = tell_panel(current.db(), current.actor(), panel, form.on.data, now=current.now())
            flash(f"We told {count(told, 'person', 'people')}.", "success")
            return redirect(url_for("interview.panel", panel=panel))
        except Faults as error:
            form.faults({"on": next(iter(error.fields.values()))})
    return panel_page(panel, _member_form(), tell=form)


@bp.route("/allocation/invite", methods=["GET", "POST"])
@requires("interview.allocate")
def invitations() -> tuple[str, int] | Response:
    """Tell every applicant who goes to interview to choose a time."""
    form = InviteForm(minutes=90, place="online")
    if form.validate_on_submit():
        try:
            told = invite(
                current.db(),
                current.actor(),
                form.choose_by.data,
                form.minutes.data,
                form.place.data or "",
                now=current.now(),
            )
            flash(f"We invited {count(told, 'applicant', 'applicants')}.", "success")
            return redirect(url_for("interview.allocation"))
        except Faults as error:
            form.faults(error.fields)
    waiting = len(waiting_to_be_told(current.db(), current.round_id(), current.now()))
    back = {"href": url_for("interview.allocation"), "text": "Back to panels"}
    return form.page("interview/invite.html", waiting=waiting, back=back)


def _member_form() -> MemberForm:
    form = MemberForm(formdata=None)
    form.person.choices = [CHOOSE]
    return form
