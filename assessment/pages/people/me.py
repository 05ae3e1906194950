"""Your account (page 5): details, workplaces, signed-in devices."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.people.blueprint import bp
from assessment.records.interview.dropping import tell_of_dropped
from assessment.records.interview.loading import lines_for
from assessment.records.people.code import recovery_codes_left
from assessment.records.people.consent import is_listed
from assessment.records.people.details import change_details
from assessment.records.people.sign_in import sign_ins_of
from assessment.records.people.workplace import (
    add_workplace,
    find_workplace,
    remove_workplace,
    workplaces_of,
)
from assessment.rules.permission import allows
from assessment.rules.place import PHASES, REGIONS, TRUST
from assessment.rules.wording import count
from assessment.web import current
from assessment.web.fields.asked import Needed
from assessment.web.forms import DateField, Form, Option, SelectField, TextField
from assessment.web.guard import requires


class DetailsForm(Form):
    """Name and phone. The email address has a page of its own."""

    name = TextField("Full name", missing="Enter your full name", autocomplete="name")
    phone = TextField(
        "Phone number", "We use it only on the day of the paper", longest=40, autocomplete="tel"
    )


class WorkplaceForm(Form):
    """A school or trust, and from when to when."""

    urn = TextField(
        "URN",
        "6 numbers, like 123456. Leave this empty if you work for a trust and not for a school",
        width=10,
        inputmode="numeric",
    )
    name = TextField("Name of the school or trust", missing="Enter the name")
    phase = SelectField(
        "Phase",
        missing="Select the phase",
        choices=[Option("", "Choose"), *(Option(each) for each in PHASES)],
    )
    region = SelectField(
        "Region",
        "The public register shows it for people who are designated",
        missing="Select the region",
        choices=[Option("", "Choose"), *(Option(each) for each in REGIONS)],
    )
    from_on = DateField(
        "When did you start?",
        "For example, 1 9 2021",
        "Enter the date you started",
        subject="Date you started",
        past=True,
    )
    to_on = DateField(
        "When did you leave?", "Leave this empty if you still work there", subject="Date you left"
    )

    def __init__(self) -> None:
        super().__init__()
        if self.phase.data != TRUST:
            self.urn.validators = [Needed("Enter the URN"), *self.urn.validators]

    def validate_urn(self, field: TextField) -> None:
        """A URN is 6 numbers."""
        if not (field.data.isascii() and field.data.isdigit() and len(field.data) == 6):
            field.fault("URN must be 6 numbers")

    def validate_to_on(self, field: DateField) -> None:
        """Nobody leaves before they came."""
        if field.data and self.from_on.data and field.data < self.from_on.data:
            field.fault("Date you left must be after the date you started")


@bp.get("/me")
@requires("account.own")
def me() -> str:
    """Show what is kept of one's own account."""
    db, now, found = current.db(), current.now(), current.person()
    person = current.account()
    return render_template(
        "people/me.html",
        person=person,
        here=current.own_sign_in(),
        workplaces=workplaces_of(db, found.id, now),
        sign_ins=sign_ins_of(db, found.id, now),
        codes_left=recovery_codes_left(db, person) if found.is_staff else None,
        asks_listed=allows("account.listed", found.role),
        listed=is_listed(db, found.id, found.round_id, now) if found.round_id else None,
    )


@bp.route("/me/details", methods=["GET", "POST"])
@requires("account.own")
def details() -> Response | tuple[str, int]:
    """Change name and phone."""
    person = current.account()
    form = DetailsForm(name=person.name, phone=person.phone)
    if form.validate_on_submit():
        name, phone = form.name.data, form.phone.data
        change_details(current.db(), current.actor(), person, name, phone, now=current.now())
        flash("Your details are saved.", "success")
        return redirect(_way_back())
    return form.page("people/details.html", back_to=_way_back())


@bp.route("/me/workplace", methods=["GET", "POST"])
@requires("account.own")
def new_workplace() -> Response | tuple[str, int]:
    """Add where one works or worked."""
    form = WorkplaceForm()
    form.from_on.today = current.now().date()
    if form.validate_on_submit():
        before = _interviews()
        add_workplace(
            current.db(),
            current.actor(),
            current.person().id,
            form.urn.data,
            form.name.data,
            now=current.now(),
            phase=form.phase.data,
            region=form.region.data,
            from_on=form.from_on.data,
            to_on=form.to_on.data,
        )
        flash(_checked_again(before))
        return redirect(_way_back())
    return form.page("people/workplace.html", back_to=_way_back())


@bp.route("/me/workplace/<uuid:workplace>/remove", methods=["GET", "POST"])
@requires("account.own")
def old_workplace(workplace: UUID) -> Response | str:
    """Take a workplace off one's list, after asking."""
    person_id = current.person().id
    row = find_workplace(current.db(), person_id, workplace)
    if not current.writes():
        return render_template("people/remove_workplace.html", workplace=row)
    before = _interviews()
    remove_workplace(current.db(), current.actor(), person_id, workplace, now=current.now())
    flash(_checked_again(before))
    return redirect(url_for("people.me"))


def _way_back() -> str:
    """The page that sent the person here: the details of an application, or the account."""
    if request.args.get("for") == "application":
        return url_for("application.details")
    return url_for("people.me")


def _interviews() -> int:
    """How many interviews are on one's list now."""
    chosen = current.person().round_id
    return len(lines_for(current.db(), chosen, current.person().id)) if chosen else 0


def _checked_again(before: int) -> str:
    """Tell the chairs of whoever dropped out, and say what came off one's own list."""
    me = current.person().id
    tell_of_dropped(current.db(), current.actor(), now=current.now(), about=me)
    gone = before - _interviews()
    if gone <= 0:
        return "We checked your conflicts again."
    words = f"{count(gone, 'interview')} {'was' if gone == 1 else 'were'} taken off your list."
    return f"We checked your conflicts again. {words}"
