"""Your details: the name and the place of work that the public register shows (page 16)."""

from flask import render_template

from assessment.pages.application.blueprint import bp
from assessment.records.application.draft import editable
from assessment.records.people.workplace import is_known, works_at
from assessment.web import current
from assessment.web.guard import requires


@bp.get("/details")
@requires("application.write")
def details() -> str:
    """Show the name and where the person works now, with the way to change them."""
    db, now = current.db(), current.now()
    editable(db, current.actor(), now)
    works = works_at(db, current.person().id, now.date())
    return render_template(
        "application/details.html",
        person=current.account(),
        works=works,
        known=is_known(works),
    )
