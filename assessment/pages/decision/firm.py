"""Deciding firm cases together: each listed with its words, each with a record of its own."""

from flask import flash, redirect, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from assessment.pages.decision.blueprint import bp
from assessment.records.decision.case import Case, cases_for
from assessment.records.decision.snapshot import decide_firm, firm_cases, prefilled
from assessment.rules.decision import WORDS, Outcome
from assessment.rules.wording import count
from assessment.web import current
from assessment.web.forms import CheckboxesField, Form, Option
from assessment.web.guard import requires

MOST = 40


class FirmForm(Form):
    """Which of the firm cases; all are ticked at first."""

    cases = CheckboxesField(
        "Cases",
        "Untick a case to hold it back and read it by itself",
        "Select the cases you decide",
    )


@bp.route("/firm", methods=["GET", "POST"])
@requires("decision.decide")
def firm() -> Response | tuple[str, int]:
    """List the cases that no check would change, and decide those that stay ticked."""
    db, by = current.db(), current.actor()
    found = firm_cases(db, cases_for(db, by), MOST)
    form = FirmForm(cases=[_key(case) for case in found])
    form.cases.choices = [_option(case) for case in found]
    if form.validate_on_submit():
        made = decide_firm(db, by, [_seen(key) for key in form.cases.data], now=current.now())
        flash(
            f"{count(len(made), 'decision')} saved as snapshots. They can be replayed.", "success"
        )
        return redirect(url_for(".cases"))
    return form.page("decision/firm.html", found=found)


def _key(case: Case) -> str:
    return f"{case.code}:{case.fingerprint}"


def _seen(key: str) -> tuple[str, str]:
    code, _, fingerprint = key.partition(":")
    return code, fingerprint


def _option(case: Case) -> Option:
    words = prefilled(current.db(), case, Outcome(case.moderation.outcome))
    said = Markup("<br>").join(words.reasons)
    label = f"Case {case.code}, {case.name}: {WORDS[case.moderation.outcome].lower()}"
    return Option(_key(case), label, said)
