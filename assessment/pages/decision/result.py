"""An applicant's own result, and its letter (page 67). Before release: the same for everyone."""

from flask import Response as PdfResponse
from flask import render_template

from assessment.pages.decision.blueprint import bp
from assessment.records.decision.result import own_pdf, result_for
from assessment.rules.letter import by_standard
from assessment.rules.refusal import NotApplied
from assessment.web import current
from assessment.web.guard import requires


@bp.get("/result")
@requires("result.own")
def result() -> str:
    """Show the result, or that results are not out yet, or that nothing was sent to decide on."""
    try:
        found = result_for(current.db(), current.actor(), current.now())
    except NotApplied:
        return render_template("decision/no_result.html")
    standards = by_standard(found.letter) if found and found.letter else ()
    return render_template("decision/result.html", result=found, standards=standards)


@bp.get("/result/letter")
@requires("result.own")
def result_letter() -> PdfResponse:
    """Return the applicant's own letter as a print: 404 before release and for anyone else."""
    pdf = own_pdf(current.db(), current.actor(), current.now())
    name = 'inline; filename="national-leaders-of-education.pdf"'
    return PdfResponse(pdf, mimetype="application/pdf", headers={"Content-Disposition": name})
