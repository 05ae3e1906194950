"""The policies of a round in words (page 11): each clause, its fact, and what if it is unknown."""

from flask import render_template

from assessment.pages.round.blueprint import bp, own_round
from assessment.records.pin import pins_of
from assessment.rules.eligibility.in_words import numbers_in_words, routes_in_words
from assessment.rules.permission import allows
from assessment.rules.policy_words import clauses_in_words, open_numbers, periods_in_words
from assessment.rules.refusal import Missing
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
        may_change=allows("round.set_up", current.person().role),
    )
