"""The times that a panel offers, and an interview moved from one to another (page 54)."""

from uuid import UUID

from flask import redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.interview.blueprint import bp
from assessment.records.interview.overview import free_for_move, moving
from assessment.records.interview.slot import move_interview
from assessment.rules.refusal import Faults
from assessment.rules.wording_time import appointment
from assessment.web import current
from assessment.web.forms import DateField, Form, Option, RadiosField, TextField, WholeNumberField
from assessment.web.guard import requires


class SlotForm(Form):
    """One more time."""

    day = DateField("Date", missing="Enter the date")
    starts_at = TextField("Start time", "Like 10:00am, UK time", "Enter a start time", width=10)
    minutes = WholeNumberField(
        "Length in minutes", missing="Enter the length in minutes", least=15, most=240
    )
    place = TextField("Where", "A room, or “online”", "Enter where the interview is", width=20)


class TellForm(Form):
    """The day of which a panel is told."""

    on = DateField("Day of the interviews", missing="Enter the day")


class MoveForm(Form):
    """The times that are free."""

    slot = RadiosField("Which time?", missing="Select a time")


@bp.route("/allocation/move/<uuid:interview>", methods=["GET", "POST"])
@requires("interview.allocate")
def move(interview: UUID) -> tuple[str, int] | Response:
    """Move an interview that nobody has begun to score."""
    db, by, now = current.db(), current.actor(), current.now()
    shown = moving(db, current.round_id(), interview)
    form = MoveForm()
    form.slot.choices = [
        Option(str(one.slot_id), appointment(one.starts_at, one.ends_at), f"Panel {one.panel}")
        for one in free_for_move(db, current.round_id(), interview, now)
    ]
    if form.validate_on_submit():
        try:
            move_interview(db, by, interview, UUID(form.slot.data), now=now)
            return redirect(url_for("interview.panel", panel=shown.panel_id))
        except Faults as error:
            form.faults(error.fields)
    back = {"href": url_for("interview.panel", panel=shown.panel_id), "text": "Back to the panel"}
    return form.page("interview/move.html", shown=shown, back=back)
