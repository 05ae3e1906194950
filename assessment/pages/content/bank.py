"""What the stored question bank holds and lacks: counts alone, never a question."""

from flask import render_template

from assessment.pages.content.blueprint import bp
from assessment.pages.content.drawing import plots_of_cases, plots_of_questions
from assessment.records.content import newest_of
from assessment.rules.bank import PARTS
from assessment.rules.permission import allows
from assessment.web import current
from assessment.web.guard import requires
from question_bank.report import report_of

KINDS = ("question", "case", "paper")


@bp.get("/")
@requires("content.read")
def bank() -> str:
    """Show what is missing, then the questions, the papers that they fill, and the cases."""
    db = current.db()
    report = report_of(document.model for kind in KINDS for document in newest_of(db, kind))
    may_proof = allows("content.proof", current.person().role)
    return render_template(
        "content/bank.html",
        report=report,
        parts=PARTS if may_proof and not report.is_empty else {},
        questions=plots_of_questions(report.questions),
        cases=plots_of_cases(report.cases),
    )
