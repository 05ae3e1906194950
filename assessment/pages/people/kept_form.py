"""A form sent after sign-out, where its own page cannot show it: checked and sent again here."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.people.blueprint import bp
from assessment.records.people.kept_form import fields_of
from assessment.web import kept
from assessment.web.guard import requires


@bp.get("/kept")
@requires("account.own")
def kept_form() -> Response | str:
    """Show what was kept, to be sent again."""
    row = kept.waiting()
    if row is None:
        return redirect(url_for("people.arrive"))
    return render_template("people/kept.html", path=row.path, sent=fields_of(row))
