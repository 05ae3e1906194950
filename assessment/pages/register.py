"""The public register (page 68): search, one person, the whole as a file."""

from flask import Blueprint, Response, render_template, request

from assessment.records.register import choices, designations, find_designation, state_of
from assessment.rules.decision import years_between
from assessment.rules.spreadsheet import to_csv
from assessment.rules.wording_time import uk
from assessment.web import current
from assessment.web.guard import public
from assessment.web.paging import Paged

bp = Blueprint("register", __name__, url_prefix="/register")
HEADER = ("Reference", "Name", "School or trust", "Region", "Phase", "From", "Until", "State")


@bp.get("/")
@public
def search() -> str:
    """Find people on the register."""
    asked = {name: request.args.get(name, "")[:200] for name in ("name", "region", "phase")}
    found = designations(current.db(), current.now(), **asked)
    return render_template(
        "register/search.html",
        asked=asked,
        page=Paged.of_list(found, request.args.get("page", "")),
        choices=choices(current.db(), current.now()),
        today=uk(current.now()).date(),
        state_of=state_of,
    )


@bp.get("/<ref>")
@public
def person(ref: str) -> str:
    """Show one person's entry."""
    found = find_designation(current.db(), ref, current.now())
    today = uk(current.now()).date()
    years = years_between(found.from_on, found.until_on)
    return render_template(
        "register/person.html", found=found, state=state_of(found, today), years=years
    )


@bp.get("/national-leaders-of-education.csv")
@public
def download() -> Response:
    """Return the whole register as comma-separated text, its cells made safe (rule 39)."""
    today = uk(current.now()).date()
    rows = [
        (
            row.ref,
            row.name,
            row.school,
            row.region,
            row.phase,
            row.from_on.isoformat(),
            row.until_on.isoformat(),
            state_of(row, today),
        )
        for row in designations(current.db(), current.now())
    ]
    name = 'attachment; filename="national-leaders-of-education.csv"'
    return Response(
        to_csv(HEADER, rows), mimetype="text/csv", headers={"Content-Disposition": name}
    )
