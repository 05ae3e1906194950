"""People and roles (page 6): the administrator gives the right access, and takes it away."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.people.blueprint import bp
from assessment.records.people import registration
from assessment.records.people.account import find_by_ref
from assessment.records.people.code import remove_code
from assessment.records.people.granting import ACT, give_role, grants_of, take_role
from assessment.records.people.listing import PAGE, people_listed
from assessment.records.people.sign_in import end_all
from assessment.records.request import open_for
from assessment.records.round import rounds
from assessment.rules.people import NEEDS_TWO_PEOPLE, Role
from assessment.rules.refusal import Faults
from assessment.rules.wording import sentence
from assessment.rules.wording_time import UK
from assessment.web import current
from assessment.web.forms import (
    DateField,
    EmailField,
    Form,
    Option,
    RadiosField,
    SelectField,
    TextAreaField,
    TextField,
)
from assessment.web.guard import requires

WHOLE_SERVICE = Option("", "The whole service")
TWO_PEOPLE = "Takes a second person"


class RoleForm(Form):
    """A role, where, until when; the reason for a second person."""

    role = RadiosField(
        "Role",
        missing="Select a role",
        choices=[
            Option(role.value, sentence(role.words), TWO_PEOPLE if role in NEEDS_TWO_PEOPLE else "")
            for role in Role
        ],
    )
    round = SelectField("Round")
    until = DateField("Until", "The last day. Leave this empty for no end", subject="Until")
    reason = TextAreaField("Reason", "Needed where a second person must agree", rows=3)


class InvitationForm(Form):
    """Someone new."""

    name = TextField("Full name", missing="Enter their full name")
    email = EmailField(hint="We send them a link to choose a password")


@bp.get("/")
@requires("people.read")
def people() -> str:
    """List the people with their roles."""
    db, now = current.db(), current.now()
    role = request.args.get("role", "")
    round_id = _uuid(request.args.get("round", ""))
    page = max(1, request.args.get("page", 1, type=int))
    rows, of = people_listed(db, role, round_id, page, now)
    return render_template(
        "people/people.html",
        rows=rows,
        of=of,
        page=page,
        role=role,
        roles=[(each.value, sentence(each.words)) for each in Role],
        round_id=str(round_id or ""),
        rounds=rounds(db),
        first=(page - 1) * PAGE,
        manages=current.person().role == Role.ADMINISTRATOR,
    )


@bp.get("/<ref>")
@requires("people.read")
def person(ref: str) -> str:
    """Show one person with their roles."""
    db, now = current.db(), current.now()
    found = find_by_ref(db, ref)
    return render_template(
        "people/person.html",
        person=found,
        grants=grants_of(db, found.id),
        names={each.id: each.name for each in rounds(db)},
        words={each.value: sentence(each.words) for each in Role},
        asked=open_for(db, ACT, found.id),
        now=now,
        manages=current.person().role == Role.ADMINISTRATOR,
    )


@bp.route("/<ref>/role", methods=["GET", "POST"])
@requires("people.manage")
def add_role(ref: str) -> Response | tuple[str, int]:
    """Give a role, or ask for the second person that it takes."""
    db, now = current.db(), current.now()
    found, form = find_by_ref(db, ref), RoleForm()
    form.round.choices = [WHOLE_SERVICE, *(Option(str(r.id), r.name) for r in rounds(db))]
    if form.validate_on_submit():
        try:
            asked = give_role(
                db,
                current.actor(),
                found,
                Role(form.role.data),
                _uuid(form.round.data or ""),
                now=now,
                until=_end_of(form.until.data),
                reason=form.reason.data,
            )
        except Faults as faults:
            form.faults(faults.fields)
        else:
            flash("Waiting for a second person." if asked else "The role is given.")
            return redirect(url_for("people.person", ref=ref))
    return form.page("people/add_role.html", person=found)


@bp.post("/<ref>/role/<uuid:grant>/remove")
@requires("people.manage")
def remove_role(ref: str, grant: UUID) -> Response:
    """Take a role away; it ends with the person's next request."""
    found = find_by_ref(current.db(), ref)
    take_role(current.db(), current.actor(), found.id, grant, now=current.now())
    flash("The role is removed.")
    return redirect(url_for("people.person", ref=ref))


@bp.route("/invite", methods=["GET", "POST"])
@requires("people.manage")
def invitation() -> Response | tuple[str, int]:
    """Invite someone, then give them a role."""
    form = InvitationForm()
    if form.validate_on_submit():
        found = registration.invite(
            current.db(),
            current.actor(),
            form.email.data,
            form.name.data,
            "a member of staff",
            current.settings().base_url,
            now=current.now(),
        )
        return redirect(url_for("people.add_role", ref=found.ref))
    return form.page("people/invite.html")


@bp.post("/<ref>/invite-again")
@requires("people.manage")
def invite_again(ref: str) -> Response:
    """Send a new invitation to someone who has not chosen a password."""
    db, by, found = current.db(), current.actor(), find_by_ref(current.db(), ref)
    registration.invite_again(
        db, by, found, "a member of staff", current.settings().base_url, now=current.now()
    )
    flash("The invitation is sent again.")
    return redirect(url_for("people.person", ref=ref))


@bp.post("/<ref>/new-code")
@requires("people.manage")
def new_code(ref: str) -> Response:
    """Let someone who lost their app set up a new one; it signs them out everywhere."""
    found = find_by_ref(current.db(), ref)
    remove_code(current.db(), current.actor(), found, now=current.now())
    end_all(current.db(), found.id, now=current.now())
    flash("They set up a new one-time code when they next sign in.")
    return redirect(url_for("people.person", ref=ref))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _end_of(day: date | None) -> datetime | None:
    """Return the end of a day in UK time, as an instant."""
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=1), time(), UK).astimezone(UTC)
