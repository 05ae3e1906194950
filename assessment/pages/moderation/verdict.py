"""Page 63: a moderator confirms what the policy recommends, or asks to depart from it."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.moderation.blueprint import WORK, after_declaring, bp
from assessment.pages.moderation.case import load
from assessment.pages.moderation.forms import DepartForm, evidence_of_case
from assessment.records.moderation.verdict import ask_to_depart, confirm
from assessment.rules.refusal import Faults
from assessment.rules.verdict import departs, read_verdict
from assessment.web import current
from assessment.web.guard import requires


@bp.route("/<case:case_code>/confirm", methods=["GET", "POST"])
@requires(WORK)
@after_declaring
def confirm_case(case_code: str) -> Response:
    """Confirm the recommendation that was checked."""
    if request.method == "GET":
        return redirect(url_for(".case", case_code=case_code))
    confirm(
        current.db(),
        current.actor(),
        case_code,
        request.form.get("outcome", ""),
        request.form.get("reasons", ""),
        seen_hash=request.form.get("seen", ""),
        now=current.now(),
    )
    flash(f"Your recommendation on case {case_code} is recorded.", "success")
    return redirect(url_for(".cases"))


@bp.route("/<case:case_code>/depart", methods=["GET", "POST"])
@requires(WORK)
@after_declaring
def depart(case_code: str) -> Response | tuple[str, int]:
    """Ask a second moderator to agree to a departure."""
    dossier = load(case_code)
    form = DepartForm()
    form.relied_on.choices = evidence_of_case(dossier)
    if request.method == "GET":
        return redirect(url_for(".case", case_code=case_code))
    if form.validate_on_submit() and _asked(case_code, form):
        flash(f"We asked for a second moderator for case {case_code}.", "success")
        return redirect(url_for(".cases"))
    verdict = read_verdict(form.outcome.data, form.reasons.data or "-")
    if not departs(verdict, dossier.seen.recommendation.outcome):
        return redirect(url_for(".case", case_code=case_code))
    return form.page("moderation/depart.html", seen=dossier.seen, verdict=verdict)


def _asked(case_code: str, form: DepartForm) -> bool:
    try:
        ask_to_depart(
            current.db(),
            current.actor(),
            case_code,
            form.outcome.data,
            form.reasons.data,
            form.relied_on.data,
            seen_hash=form.seen.data,
            now=current.now(),
        )
    except Faults as faults:
        form.faults(faults.fields)
        return False
    return True
