"""Check and send (page 21), and what follows (page 22)."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.application.blueprint import bp
from assessment.pages.application.fact_form import FORMS
from assessment.records.application import draft, loading, sending
from assessment.records.application.adjustment_asked import asked_for
from assessment.records.application.connection import connections_of
from assessment.records.application.fact import facts_for
from assessment.records.application.policy import pinned_policy
from assessment.records.people.account import find_person
from assessment.records.people.workplace import works_at
from assessment.records.tables.application import Application
from assessment.rules.adjustment import asked_words
from assessment.web import current
from assessment.web.forms import ConfirmField, Form
from assessment.web.guard import requires
from rubrics.eligibility import EligibilityPolicy

DECLARATION = "I confirm that this is true. I understand that schools and trusts may be asked."


class SendForm(Form):
    """The declaration."""

    confirmed = ConfirmField(DECLARATION, missing="Confirm that your application is true")


@bp.route("/send", methods=["GET", "POST"])
@requires("application.write")
def check() -> tuple[str, int] | Response:
    """Read it all again, confirm that it is true, and send it."""
    db, by = current.db(), current.actor()
    row = loading.own(db, by)
    if row.sent_at is not None:
        return redirect(url_for("application.sent"), 303)
    policy = pinned_policy(db, row.round_id).policy
    form = SendForm()
    if form.validate_on_submit():
        sending.send(db, by, True, now=current.now())
        return redirect(url_for("application.sent"), 303)
    draft.check_open(db, by, current.now())
    sending.check_ready(sending.progress(db, row, policy, current.now().date()))
    return form.page("application/send.html", application=row, **_said(row, policy))


@bp.get("/sent")
@requires("application.write")
def sent() -> str | Response:
    """Say that it was sent, and what happens next."""
    row = loading.own(current.db(), current.actor())
    if row.sent_at is None:
        return redirect(url_for("application.home"), 303)
    told_by = sending.reply_by(current.db(), row)
    return render_template("application/sent.html", application=row, told_by=told_by)


def _said(row: Application, policy: EligibilityPolicy) -> dict[str, object]:
    db = current.db()
    facts = facts_for(db, row.id)
    asked, known = asked_for(db, row.id), connections_of(db, row.id)
    return {
        "person": find_person(db, row.person_id),
        "works": works_at(db, row.person_id, current.now().date()),
        "route": policy.route(row.route or ""),
        "cards": [
            (FORMS[kind], kind, [FORMS[kind].rows(one.body) for one in facts if one.kind == kind])
            for kind in FORMS
            if any(one.kind == kind for one in facts)
        ],
        "asked": asked_words(asked.wanted, asked.other) if asked else [],
        "helped": asked.helped_before if asked else "",
        "known": [(find_person(db, one).name, how) for one, how in known.items()],
    }
