"""Page 62: one case, the evidence first, then the recommendation, then what a moderator says."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from assessment.pages.moderation.blueprint import WORK, after_declaring, bp
from assessment.pages.moderation.forms import (
    DepartForm,
    VerdictForm,
    as_recommended,
    evidence_of_case,
)
from assessment.records.moderation.criteria import whole
from assessment.records.moderation.dossier import Dossier, dossier_of
from assessment.records.moderation.identity import reveal, who_is
from assessment.records.moderation.late import late_answers_of
from assessment.records.moderation.sections import sections_of
from assessment.records.moderation.verdict import see_case
from assessment.rules.verdict import WORDS, departs, read_verdict
from assessment.web import current
from assessment.web.guard import requires


@bp.route("/<case:case_code>", methods=["GET", "POST"])
@requires(WORK)
@after_declaring
def case(case_code: str) -> str | tuple[str, int]:
    """Show a case; with a choice and reasons, show what is about to be recommended (page 63)."""
    dossier = load(case_code)
    form = VerdictForm(seen=dossier.seen.evidence.hash)
    as_recommended(form, dossier.seen.recommendation.outcome)
    if not form.validate_on_submit():
        return form.page("moderation/case.html", **context(dossier))
    verdict = read_verdict(form.outcome.data, form.reasons.data)
    if not departs(verdict, dossier.seen.recommendation.outcome):
        return render_template(
            "moderation/confirm.html", seen=dossier.seen, verdict=verdict, form=form
        )
    asking = DepartForm()
    asking.relied_on.choices = evidence_of_case(dossier)
    return asking.page("moderation/depart.html", seen=dossier.seen, verdict=verdict)


@bp.post("/<case:case_code>/name")
@requires(WORK)
@after_declaring
def name(case_code: str) -> Response:
    """Record that this moderator looks at who it is, then show it."""
    reveal(current.db(), current.actor(), case_code, now=current.now())
    return redirect(url_for(".case", case_code=case_code))


@bp.get("/<case:case_code>/interview")
@requires(WORK)
@after_declaring
def interview(case_code: str) -> str:
    """Show every criterion with the evidence of each member."""
    dossier = load(case_code)
    return render_template(
        "moderation/interview.html",
        dossier=dossier,
        criteria=whole(dossier),
    )


@bp.get("/<case:case_code>/late")
@requires(WORK)
@after_declaring
def late(case_code: str) -> str:
    """Show what arrived after the end of the paper."""
    dossier = load(case_code)
    answers = late_answers_of(current.db(), dossier.paper)
    return render_template("moderation/late.html", dossier=dossier, answers=answers)


def load(case_code: str) -> Dossier:
    """Return the dossier of a case that this moderator may work on."""
    return dossier_of(current.db(), see_case(current.db(), current.actor(), case_code))


def context(dossier: Dossier) -> dict[str, object]:
    """Return what the sections of a case are drawn from."""
    db, by = current.db(), current.actor()
    return {
        "dossier": dossier,
        "shown": sections_of(db, dossier),
        "verdicts": WORDS,
        "who": who_is(db, by, dossier.seen.application, current.now().date()),
        "me": by.real,
        "round": current.round_(),
    }
