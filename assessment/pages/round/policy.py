"""The policies of a round in words (page 11): each clause, its fact, and what if it is unknown."""

from typing import Any

from flask import render_template

from assessment.pages.round.blueprint import bp, own_round
from assessment.records.content import earlier_version
from assessment.records.pin import pins_of
from assessment.rules import policy_words
from assessment.rules.document import Document
from assessment.rules.eligibility import in_words
from assessment.rules.eligibility.in_words import numbers_in_words, routes_in_words
from assessment.rules.permission import allows
from assessment.rules.policy_words import clauses_in_words, open_numbers, periods_in_words
from assessment.rules.refusal import Missing
from assessment.rules.side_by_side import Sections, differences
from assessment.web import current
from assessment.web.guard import requires
from rubrics.eligibility import EligibilityPolicy
from rubrics.recommendation import RecommendationPolicy


@bp.get("/<slug>/policy")
@requires("policy.read")
def policy(slug: str) -> str:
    """Show the eligibility policy of the round, route by route."""
    row = own_round(slug)
    used = pins_of(current.db(), row.id).get("eligibility")
    if used is None or not isinstance(used.model, EligibilityPolicy):
        raise Missing("policy")
    return render_template(
        "round/policy.html",
        round_=row,
        document=used,
        policy=used.model,
        routes=routes_in_words(used.model),
        numbers=numbers_in_words(used.model),
        **_side_by_side(used),
        may_try=allows("policy.try", current.person().role),
        may_change=allows("round.set_up", current.person().role),
    )


@bp.get("/<slug>/policy/recommendation")
@requires("policy.read")
def recommendation(slug: str) -> str:
    """Show the recommendation policy of the round, clause by clause."""
    row = own_round(slug)
    used = pins_of(current.db(), row.id).get("recommendation")
    if used is None or not isinstance(used.model, RecommendationPolicy):
        raise Missing("policy")
    return render_template(
        "round/recommendation.html",
        round_=row,
        document=used,
        policy=used.model,
        clauses=clauses_in_words(used.model),
        numbers=open_numbers(used.model),
        periods=periods_in_words(used.model),
        **_side_by_side(used),
        may_change=allows("round.set_up", current.person().role),
    )


def _side_by_side(used: Document) -> dict[str, Any]:
    """The version before, if there is one, and the lines that differ."""
    earlier = earlier_version(current.db(), used)
    if earlier is None:
        return {"earlier": None, "differing": ()}
    return {"earlier": earlier, "differing": differences(_lines(earlier), _lines(used))}


def _lines(document: Document) -> Sections:
    if isinstance(document.model, EligibilityPolicy):
        return in_words.lines_of(document.model)
    if isinstance(document.model, RecommendationPolicy):
        return policy_words.lines_of(document.model)
    return {}
