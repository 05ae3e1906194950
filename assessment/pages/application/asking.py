"""What makes it fair: adjustments asked (page 19), and people the applicant knows (page 20)."""

from uuid import UUID

from flask import redirect, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from assessment.pages.application.blueprint import bp
from assessment.records.application import draft, loading
from assessment.records.application.adjustment_asked import ask_adjustments, asked_for
from assessment.records.application.connection import connections_of, offered, tell_connections
from assessment.rules.adjustment import NONE_NEEDED, OTHER, WANTED
from assessment.rules.refusal import Faults
from assessment.web import current
from assessment.web.forms import CheckboxesField, Form, Option, TextAreaField, TextField
from assessment.web.guard import requires

ASKS = "Do you need any changes to the paper or interview?"
CHOOSE = "Select what would help, or select ‘No, I do not need changes’"
KNOWS = "Do you know anyone who may assess you?"
NOBODY, KNOWS_NOBODY = "none", "No, I do not know anyone"
WHOM = f"Select who you know, or select ‘{KNOWS_NOBODY}’"


class AdjustmentsForm(Form):
    """What would help."""

    wanted = CheckboxesField(ASKS, missing=CHOOSE)
    other = TextField("What would help?", longest=500)
    helped = TextAreaField("What has helped before?", "You can leave this empty", rows=4)


@bp.route("/adjustments", methods=["GET", "POST"])
@requires("application.write")
def adjustments() -> tuple[str, int] | Response:
    """Ask for what makes it fair."""
    db, by = current.db(), current.actor()
    row = loading.own(db, by)
    kept = asked_for(db, row.id)
    form = AdjustmentsForm(
        wanted=(kept.wanted or [NONE_NEEDED]) if kept else [],
        other=kept.other if kept else "",
        helped=kept.helped_before if kept else "",
    )
    _arrange(form)
    if form.validate_on_submit():
        try:
            ask_adjustments(
                db,
                by,
                form.wanted.data,
                form.other.data or "",
                form.helped.data or "",
                now=current.now(),
            )
            return redirect(url_for("application.home"), 303)
        except Faults as found:
            form.faults(found.fields)
    elif current.writes():
        draft.check_open(db, by, current.now())
    _arrange(form)
    return form.page("application/adjustments.html", application=row)


def _arrange(form: AdjustmentsForm) -> None:
    no_change = Option(NONE_NEEDED, "No, I do not need changes", divider="or", exclusive=True)
    form.wanted.choices = [
        *(
            Option(key, words, inside=form.other() if key == OTHER else "")
            for key, words in WANTED.items()
        ),
        no_change,
    ]


class ConnectionsForm(Form):
    """Whom they know."""

    known = CheckboxesField(KNOWS, missing=WHOM)


@bp.route("/connections", methods=["GET", "POST"])
@requires("application.write")
def connections() -> tuple[str, int] | Response:
    """Say whom they know, and how."""
    db, by, now = current.db(), current.actor(), current.now()
    row = loading.own(db, by)
    people = {str(person.id): person.name for person in offered(db, row, now)}
    kept = {str(key): how for key, how in connections_of(db, row.id).items()}
    form = _connections_form(people)(known=_ticked(kept, row.connections_answered_at is not None))
    for person, how in kept.items():
        if person in people and not current.writes():
            form[f"how-{person}"].data = how
    _arrange_people(form, people)
    if form.validate_on_submit():
        ticked = [one for one in form.known.data if one != NOBODY]
        try:
            if NOBODY in form.known.data and ticked:
                raise Faults({"known": WHOM})
            told = {UUID(one): form[f"how-{one}"].data or "" for one in ticked}
            tell_connections(db, by, told, now=now)
            return redirect(url_for("application.home"), 303)
        except Faults as found:
            form.faults(found.fields)
    elif current.writes():
        draft.check_open(db, by, now)
    _arrange_people(form, people)
    return form.page("application/connections.html", application=row, nobody=not people)


def _connections_form(people: dict[str, str]) -> type[ConnectionsForm]:
    fields = {
        f"how-{key}": TextField(f"How do you know {name}?", longest=500)
        for key, name in people.items()
    }
    return type("ConnectionsForm", (ConnectionsForm,), fields)


def _arrange_people(form: ConnectionsForm, people: dict[str, str]) -> None:
    nobody = Option(NOBODY, KNOWS_NOBODY, divider="or" if people else "", exclusive=True)
    form.known.choices = [
        *(
            Option(key, name, inside=Markup(form[f"how-{key}"]()))  # noqa: S704
            for key, name in people.items()
        ),
        nobody,
    ]


def _ticked(kept: dict[str, str], answered: bool) -> list[str]:
    return list(kept) or ([NOBODY] if answered else [])
