"""Choosing the documents of a round; once it is open, asking a second person for another."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.round.blueprint import bp, own_round
from assessment.records import request
from assessment.records.pin import CHANGE, ask_change, choices_for, pin, pins_of, pool_hashes
from assessment.records.specimen import use_of
from assessment.records.tables.round import Round
from assessment.rules.document import Document
from assessment.rules.pin import POOLS, PURPOSES, TITLES, title_of
from assessment.rules.refusal import Faults, Missing
from assessment.rules.specimen import words
from assessment.rules.wording import count
from assessment.web import current
from assessment.web.forms import Form, Option, RadiosField, TextAreaField
from assessment.web.guard import may, requires
from assessment.web.navigation import exists

SESSIONS = "/paper/staff/sessions"
NO_SUCH = "Select a document from the list"


class Choice(Form):
    """Which of the imported documents the round uses."""

    document = RadiosField("Document", missing=NO_SUCH)


class Change(Choice):
    """Another version for an open round, and why."""

    reason = TextAreaField(
        "Why should it change?", "The second person reads this", "Enter a reason"
    )


@bp.get("/<slug>/document/<purpose>")
@requires("round.read")
def document(slug: str, purpose: str) -> tuple[str, int]:
    """Show the document of a purpose, and which others there are."""
    row = _with_purpose(slug, purpose)
    return _page(row, purpose, _form(row, purpose))


@bp.post("/<slug>/document/<purpose>")
@requires("round.set_up")
def document_sent(slug: str, purpose: str) -> Response | tuple[str, int]:
    """Choose the document of a purpose, or ask for another once the round is open."""
    row = _with_purpose(slug, purpose)
    form = _form(row, purpose)
    if form.validate_on_submit():
        try:
            return _chosen(row, purpose, form)
        except Faults as faults:
            form.faults(faults.fields)
    return _page(row, purpose, form)


def _with_purpose(slug: str, purpose: str) -> Round:
    row = own_round(slug)
    if purpose not in PURPOSES:
        raise Missing("purpose")
    return row


def _form(row: Round, purpose: str) -> Choice:
    used = pins_of(current.db(), row.id).get(purpose)
    kept = {"document": used.hash} if used else {}
    form = Change(**kept) if row.opened_at else Choice(**kept)
    found = choices_for(current.db(), purpose)
    form.document.choices = [Option(each.hash, title_of(each), _named(each)) for each in found]
    return form


def _named(document: Document) -> str:
    return f"{document.id}, {document.hash[:12]}"


def _page(row: Round, purpose: str, form: Choice) -> tuple[str, int]:
    used = pins_of(current.db(), row.id).get(purpose)
    return form.page(
        "round/document.html",
        round_=row,
        purpose=purpose,
        title=TITLES[purpose],
        used=title_of(used) if used else None,
        named=_named(used) if used else "",
        asked=request.open_for(current.db(), CHANGE, row.id) if row.opened_at else None,
        specimen=words(one for one in use_of(current.db(), row.id).found if one.kind == purpose),
        policy=purpose in ("eligibility", "recommendation") and used is not None,
        back=".paper" if purpose in POOLS else ".set_up",
    )


def _chosen(row: Round, purpose: str, form: Choice) -> Response:
    db, by, now = current.db(), current.actor(), current.now()
    if isinstance(form, Change):
        ask_change(db, by, row.id, purpose, form.document.data, form.reason.data, now=now)
        flash("You asked for a second person. It changes when someone else agrees.")
        return redirect(url_for(".set_up", slug=row.slug))
    pin(db, by, row.id, purpose, form.document.data, now=now)
    flash(f"{TITLES[purpose]} saved.", "success")
    return redirect(url_for(".paper" if purpose in POOLS else ".set_up", slug=row.slug))


@bp.get("/<slug>/paper")
@requires("round.read")
def paper(slug: str) -> str:
    """Show the paper, the rehearsal and the way to the sessions."""
    row = own_round(slug)
    db = current.db()
    pinned = pins_of(db, row.id)
    lines = [
        {
            "key": TITLES[purpose],
            "value": _paper_words(purpose, pinned, row),
            "href": url_for(".document", slug=slug, purpose=purpose),
            "action": _action(purpose in pinned),
        }
        for purpose in POOLS
    ]
    sessions = SESSIONS if exists(SESSIONS) else None
    return render_template(
        "round/paper.html", round_=row, lines=lines, sessions=sessions, use=use_of(db, row.id)
    )


def _action(is_chosen: bool) -> str:
    if not may("round.set_up"):
        return "Read"
    return "Change" if is_chosen else "Choose"


def _paper_words(purpose: str, pinned: dict, row: Round) -> str:  # type: ignore[type-arg]
    if purpose not in pinned:
        return "Not chosen"
    questions = len(pool_hashes(current.db(), row.id, purpose))
    return f"{title_of(pinned[purpose])}. Drawn from {count(questions, 'question')}"
