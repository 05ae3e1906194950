"""Declare conflicts of interest (page 53): first it opens the list, later it shortens it."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.interview.blueprint import bp
from assessment.pages.interview.place import is_declared
from assessment.records import conflict as records
from assessment.records.interview.contest import contest, contests_of
from assessment.records.interview.declaration import agree_conflict as agree
from assessment.records.interview.declaration import declare, declare_conflict
from assessment.records.interview.loading import Line, lines_for
from assessment.records.people.consent import is_listed
from assessment.rules.conflict import WORDS, found_words, read_kind
from assessment.rules.people import Role
from assessment.rules.refusal import Faults
from assessment.web import current
from assessment.web.forms import (
    ConfirmField,
    Form,
    Option,
    RadiosField,
    TextAreaField,
    TextField,
)
from assessment.web.guard import requires

PANEL = (Role.PANEL_MEMBER, Role.PANEL_CHAIR)


class ConflictForm(Form):
    """One conflict: with whom, of what kind."""

    reference = TextField(
        "Reference",
        "From the list above, like NLE-4K7Q",
        "Enter a reference from the list",
        width=10,
        longest=20,
    )
    kind = RadiosField(
        "How do you know them?",
        missing="Select the kind of conflict",
        choices=[Option(kind.value, words) for kind, words in WORDS.items()],
    )
    details = TextAreaField("Details (optional)", rows=3, subject="Details")


class WrongForm(Form):
    """Why a conflict is none."""

    reason = TextAreaField(
        "Why is this wrong?",
        "Say what is not right, like a school where you never worked",
        "Enter why it is wrong",
        rows=4,
        subject="Reason",
    )


class DeclareForm(Form):
    """The end of the first declaration."""

    none = ConfirmField(
        "I have no other conflicts of interest with anyone on this list",
        missing="Confirm that you have no other conflicts",
    )


@bp.get("/conflicts")
@requires("conflict.declare")
def conflicts() -> tuple[str, int]:
    """What we found, what was declared, and the list to look through."""
    return _page(ConflictForm(formdata=None), DeclareForm(formdata=None))


@bp.route("/conflicts/add", methods=["GET", "POST"])
@requires("conflict.declare")
def add_conflict() -> tuple[str, int] | Response:
    """Declare one conflict."""
    if request.method == "GET":
        return redirect(url_for("interview.conflicts"))
    form = ConflictForm()
    if form.validate_on_submit() and _add(form):
        return redirect(url_for("interview.conflicts"))
    return _page(form, DeclareForm(formdata=None))


@bp.post("/conflicts/found/<uuid:application>")
@requires("conflict.declare")
def agree_conflict(application: UUID) -> Response:
    """Agree that a conflict we found is one."""
    with _saying_what_went():
        agree(current.db(), current.actor(), application, now=current.now())
    return redirect(url_for("interview.conflicts"))


@bp.route("/conflicts/wrong/<uuid:application>", methods=["GET", "POST"])
@requires("conflict.declare")
def dispute_conflict(application: UUID) -> tuple[str, int] | Response:
    """Say why a conflict is wrong: it counts until the programme team has looked."""
    db, by, form = current.db(), current.actor(), WrongForm()
    about = records.find_conflicted(db, current.round_id(), current.person().id, application)
    if form.validate_on_submit():
        try:
            contest(db, by, application, form.reason.data or "", now=current.now())
        except Faults as error:
            form.faults(error.fields)
        else:
            flash("The programme team will look at it. Until then it counts.")
            return redirect(url_for("interview.conflicts"))
    back = {"href": url_for("interview.conflicts"), "text": "Back to your conflicts"}
    return form.page("interview/wrong.html", about=about, back=back)


@bp.route("/conflicts/declare", methods=["GET", "POST"])
@requires("conflict.declare")
def declare_conflicts() -> tuple[str, int] | Response:
    """End the first declaration: there are no others."""
    if request.method == "GET":
        return redirect(url_for("interview.conflicts"))
    form = DeclareForm()
    if not form.validate_on_submit():
        return _page(ConflictForm(formdata=None), form)
    declare(current.db(), current.actor(), now=current.now())
    if current.person().role in PANEL:
        return redirect(url_for("interview.home"))
    flash("Thank you. You have declared for this round.", "success")
    return redirect(url_for("interview.conflicts"))


def _add(form: ConflictForm) -> bool:
    db, round_id = current.db(), current.round_id()
    try:
        application = records.find_by_reference(db, round_id, form.reference.data or "")
        kind, details = read_kind(form.kind.data), form.details.data or ""
        with _saying_what_went():
            declare_conflict(db, current.actor(), application.id, kind, details, now=current.now())
    except Faults as error:
        form.faults(error.fields)
        return False
    return True


@contextmanager
def _saying_what_went() -> Iterator[None]:
    """Declare in here, and it is said what came off the list where something did."""
    before = _seen()
    yield
    gone = [
        one for one in before if one.interview_id not in {kept.interview_id for kept in _seen()}
    ]
    if gone:
        day = gone[0].starts_at
        flash(
            f"Thank you. We took {day:%A}’s interview off your list. "
            "Scores you gave are set aside and the chair has been told."
        )


def _why(found: records.Applicant) -> tuple[str, ...]:
    """What was found, cause by cause. The applicant's own words are for officers alone."""
    db, person, application = current.db(), current.person().id, found.application_id
    urns = records.shared_urns(db, person, application)
    return found_words(urns, bool(records.told_of(db, person, application)))


def _seen() -> list[Line]:
    person = current.person().id
    return lines_for(current.db(), current.round_id(), person)


def _page(form: ConflictForm, end: DeclareForm) -> tuple[str, int]:
    db, round_id = current.db(), current.round_id()
    person, on_panel = current.person().id, current.person().role in PANEL
    errors = [*form.error_list, *end.error_list]
    text, _ = form.page(
        "interview/conflicts.html",
        end=end,
        errors=errors,
        found=[(one, _why(one)) for one in records.inferred(db, round_id, person)],
        declared=records.declared_with_names(db, round_id, person),
        contests=contests_of(db, round_id, person),
        counts=records.conflicted(db, person),
        people=records.applicants_of(db, round_id),
        words=WORDS,
        is_first=not is_declared(),
        opens="interviews" if on_panel else "cases",
        asks_listed=on_panel and is_listed(db, person, round_id, current.now()) is None,
    )
    return text, 422 if errors else 200
