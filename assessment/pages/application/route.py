"""Which route (page 17): the routes of the pinned policy, whichever they are."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.application.blueprint import bp
from assessment.records.application import draft, loading
from assessment.records.application.fact import facts_for
from assessment.records.application.policy import pinned_policy
from assessment.web import current
from assessment.web.forms import Form, Option, RadiosField
from assessment.web.guard import requires


class RouteForm(Form):
    """The one route."""

    route = RadiosField(
        "Which route are you applying by?", missing="Select the route you are applying by"
    )


@bp.route("/route", methods=["GET", "POST"])
@requires("application.write")
def route() -> tuple[str, int] | Response:
    """Choose the route."""
    db, by = current.db(), current.actor()
    row = loading.own(db, by)
    policy = pinned_policy(db, row.round_id).policy
    form = RouteForm(route=row.route)
    form.route.choices = [
        Option(one.id, one.title, f"{one.hint}." if one.hint else "") for one in policy.routes
    ]
    if current.writes():
        draft.check_open(db, by, current.now())
    if form.validate_on_submit():
        draft.choose_route(db, by, form.route.data, now=current.now())
        return redirect(url_for("application.evidence"), 303)
    changes = row.route is not None and bool(facts_for(db, row.id))
    return form.page("application/route.html", application=row, changes=changes)
