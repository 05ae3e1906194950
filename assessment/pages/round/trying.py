"""The round's eligibility policy tried on one case (page 11): shown, and nothing is kept."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.round.blueprint import bp, own_round
from assessment.records.application.evaluation import live_trace
from assessment.records.application.loading import find_sent
from assessment.records.application.policy import pinned_policy
from assessment.records.conflict import conflicted
from assessment.records.tables.application import Application
from assessment.rules.eligibility.finding import Used
from assessment.rules.eligibility.trace import NOT_INVOKED
from assessment.rules.eligibility.verdict import SAYS
from assessment.rules.refusal import Missing
from assessment.web import current
from assessment.web.forms import Form, TextField
from assessment.web.guard import requires

NONE_SUCH = "No application in this round has this reference"
RESULTS = {"met": "Met", "not_met": "Not met", "unknown": "Not known", NOT_INVOKED: "Not asked for"}


class CaseForm(Form):
    """Which application."""

    reference = TextField(
        "Reference of the application",
        "For example, NLE-4K7Q",
        "Enter a reference, like NLE-4K7Q",
        width=10,
        longest=20,
    )


@bp.route("/<slug>/policy/try", methods=["GET", "POST"])
@requires("policy.try")
def try_policy(slug: str) -> Response | tuple[str, int]:
    """Ask for a case of the round."""
    row, form = own_round(slug), CaseForm()
    pinned_policy(current.db(), row.id)
    if form.validate_on_submit():
        try:
            found = _case((form.reference.data or "").upper())
        except Missing:
            form.faults({"reference": NONE_SUCH})
        else:
            return redirect(url_for(".tried_policy", slug=slug, reference=found.reference))
    return form.page("round/try.html", round_=row)


@bp.get("/<slug>/policy/try/<reference>")
@requires("policy.try")
def tried_policy(slug: str, reference: str) -> str:
    """Show what the policy says of the facts of a case as they stand."""
    row, found = own_round(slug), _case(reference)
    trace, _ = live_trace(current.db(), found)
    return render_template(
        "round/tried.html",
        round_=row,
        application=found,
        policy=pinned_policy(current.db(), row.id).policy,
        trace=trace,
        routes=sorted(trace.routes, key=lambda route: route.route != found.route),
        says=SAYS[trace.outcome],
        results=RESULTS,
        used=_used,
    )


def _case(reference: str) -> Application:
    """A sent application of the round that this officer may see. Raises Missing: a conflict of
    interest makes it as if absent, as in the queue (rule 28)."""
    by = current.actor()
    absent = conflicted(current.db(), by.person) if by.person else frozenset()
    return find_sent(current.db(), by, reference, absent)


def _used(one: Used) -> str:
    """A fact that a clause used, with where it comes from."""
    said = one.source if one.by == "record" or one.confirmed_by else f"{one.source}, not confirmed"
    return f"{one.fact[:1].upper()}{one.fact[1:]}: {one.value} ({said})"
