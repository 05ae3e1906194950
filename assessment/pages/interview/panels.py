"""Panels by hand (page 54): who sits together, who leads, which conflicts were found."""

from datetime import datetime
from uuid import UUID

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.interview.blueprint import bp
from assessment.pages.interview.times import SlotForm, TellForm
from assessment.records.absent import absent_for
from assessment.records.interview import panel as records
from assessment.records.interview.contest import open_contests
from assessment.records.interview.invitation import waiting_to_be_told
from assessment.records.interview.keyed import may_enter
from assessment.records.interview.overview import SlotRow, rows_of, slots_shown
from assessment.rules.refusal import Faults
from assessment.web import current
from assessment.web.forms import CheckboxesField, Form, Option, SelectField
from assessment.web.guard import may, requires

CHOOSE = Option("", "Choose a person")


class PanelForm(Form):
    """A new panel."""

    members = CheckboxesField("Who is on the panel?", "Select 2 to 4 people")
    chair = SelectField("Who is the chair?")


class MemberForm(Form):
    """One more member."""

    person = SelectField("Add a member", missing="Select a panel member of this round")


@bp.get("/allocation")
@requires("interview.read")
def allocation() -> tuple[str, int]:
    """Every panel of the round."""
    db, round_id = current.db(), current.round_id()
    return Form().page(
        "interview/allocation.html",
        panels=rows_of(db, round_id, absent_for(db, current.actor())),
        contested=len(open_contests(db, current.actor())),
        waiting=len(waiting_to_be_told(db, round_id, current.now())),
    )


@bp.route("/allocation/new", methods=["GET", "POST"])
@requires("interview.allocate")
def new_panel() -> tuple[str, int] | Response:
    """Make a panel of two to four people with a chair."""
    form = PanelForm()
    people = _people()
    form.members.choices, form.chair.choices = people, [CHOOSE, *people]
    if form.validate_on_submit():
        try:
            made = records.create_panel(
                current.db(),
                current.actor(),
                [UUID(one) for one in form.members.data or ()],
                UUID(form.chair.data) if form.chair.data else None,
                now=current.now(),
            )
            return redirect(url_for("interview.panel", panel=made.id))
        except Faults as error:
            form.faults(error.fields)
    return form.page("interview/new_panel.html", back=_to_panels())


@bp.get("/allocation/<uuid:panel>")
@requires("interview.read")
def panel(panel: UUID) -> tuple[str, int]:
    """One panel: its members, its times, its interviews."""
    return panel_page(panel, _member_form(panel))


@bp.post("/allocation/<uuid:panel>")
@requires("interview.allocate")
def panel_sent(panel: UUID) -> tuple[str, int] | Response:
    """Add a member."""
    form = _member_form(panel)
    if form.validate_on_submit():
        try:
            who = UUID(form.person.data)
            records.add_member(current.db(), current.actor(), panel, who, now=current.now())
            return redirect(url_for("interview.panel", panel=panel))
        except Faults as error:
            form.faults(error.fields)
    return panel_page(panel, form)


@bp.route("/allocation/<uuid:panel>/member/<uuid:person>", methods=["GET", "POST"])
@requires("interview.allocate")
def change_member(panel: UUID, person: UUID) -> tuple[str, int] | Response:
    """Make a member the chair, or take them off the panel."""
    db, by, now = current.db(), current.actor(), current.now()
    if request.method == "GET":
        return redirect(url_for("interview.panel", panel=panel))
    try:
        if request.form.get("act") == "chair":
            records.change_chair(db, by, panel, person, now=now)
        else:
            records.remove_member(db, by, panel, person, now=now)
    except Faults as error:
        form = MemberForm(formdata=None)
        form.faults(error.fields)
        form.person.choices = [CHOOSE, *_people(besides=panel)]
        return panel_page(panel, form)
    return redirect(url_for("interview.panel", panel=panel))


def panel_page(
    panel: UUID,
    form: MemberForm,
    slot: SlotForm | None = None,
    tell: TellForm | None = None,
) -> tuple[str, int]:
    """Render one panel with up to three forms; the one that was sent holds its faults."""
    db, by, now = current.db(), current.actor(), current.now()
    row, absent = records.find_panel(db, by, panel), absent_for(db, by)
    slots = slots_shown(db, panel, now, absent)
    slot, tell = slot or SlotForm(formdata=None), tell or TellForm(formdata=None)
    errors = [*form.error_list, *slot.error_list, *tell.error_list]
    text, _ = form.page(
        "interview/panel.html",
        panel=row,
        seats=records.seats_of(db, panel),
        conflicts=records.conflicts_on(db, panel, absent),
        slots=slots,
        keyed=_to_enter(slots, now) if may("interview.enter_sheet") else set(),
        slot=slot,
        tell=tell,
        errors=errors,
        back=_to_panels(),
    )
    return text, 422 if errors else 200


def _member_form(panel: UUID) -> MemberForm:
    form = MemberForm()
    form.person.choices = [CHOOSE, *_people(besides=panel)]
    return form


def _to_enter(slots: list[SlotRow], now: datetime) -> set[UUID]:
    """The interviews whose sheets this officer may enter from paper; states tell no more."""
    db, by = current.db(), current.actor()
    return {
        one.interview_id
        for one in slots
        if one.interview_id
        and one.starts_at <= now
        and one.state not in ("To agree", "Finished")
        and may_enter(db, by, one.interview_id)
    }


def _people(besides: UUID | None = None) -> list[Option]:
    db, round_id = current.db(), current.round_id()
    taken = {one.person_id for one in records.seats_of(db, besides)} if besides else set()
    everyone = records.eligible_members(db, round_id, current.now())
    return [Option(str(one.person_id), one.name) for one in everyone if one.person_id not in taken]


def _to_panels() -> dict[str, str]:
    return {"href": url_for("interview.allocation"), "text": "Back to panels"}
