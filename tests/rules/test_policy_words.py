"""Policies in words: every clause of every shipped policy has a fact, a source and an answer."""

import pytest

from assessment.rules.eligibility.in_words import FACTS, numbers_in_words, routes_in_words
from assessment.rules.policy_words import clauses_in_words, open_numbers, periods_in_words
from rubrics.eligibility import EligibilityPolicy
from rubrics.eligibility.clauses import ClauseBase
from rubrics.recommendation import RecommendationPolicy
from tests.records.rounds import shipped

MODELS = {document.id: document.model for _, document in shipped()}
POLICIES = [name for name, model in MODELS.items() if isinstance(model, EligibilityPolicy)]


def eligibility(name: str) -> EligibilityPolicy:
    model = MODELS[name]
    assert isinstance(model, EligibilityPolicy)
    return model


@pytest.mark.parametrize("name", POLICIES)
def test_clauses_are_numbered_through_the_policy(name: str) -> None:
    routes = routes_in_words(eligibility(name))
    clauses = [clause for route in routes for clause in route.clauses]
    assert [clause.number for clause in clauses] == list(range(1, len(clauses) + 1))
    assert {clause.unknown for clause in clauses} == {"A person decides"}
    assert [
        clause for clause in clauses if not (clause.says and clause.fact and clause.source)
    ] == []


def test_policy_speaks_in_its_own_words() -> None:
    [first, *_] = routes_in_words(eligibility("nle-2019"))
    assert first.title == "Turnaround head"
    assert first.clauses[0].says == ("A headteacher or executive headteacher now")


def test_exceptions_say_how_many_people_look() -> None:
    signs = {route.title: route.sign_offs for route in routes_in_words(eligibility("nle-2019"))}
    assert signs["Beacon of excellence, by exception"] == 2
    assert signs["Turnaround head"] == 0


def test_every_clause_type_has_its_fact() -> None:
    kinds = {
        str(clause.model_fields["type"].annotation.__args__[0])
        for clause in ClauseBase.__subclasses__()
    }
    assert set(FACTS) == kinds


def test_numbers_are_said_as_people_say_them() -> None:
    values = {one.name: one.value for one in numbers_in_words(eligibility("nle-2019"))}
    assert values["recent within"] == "5 years"
    assert values["not visited since"] == "1 September 2023"
    assert values["att8 min"] == "50"


def test_recommendation_policy_in_words() -> None:
    policy = MODELS["nle-2019-recommendation"]
    assert isinstance(policy, RecommendationPolicy)
    assert [clause.says for clause in clauses_in_words(policy)] == [
        "A person decided that the applicant can apply",
        "The paper's total is 24 or more",
        "2 or more panel members locked a sheet",
        "The panel agreed a level for each criterion",
        "No criterion is at level 1",
        "9 or more criteria are at level 3 or above",
        "2.1 is at level 3 or above",
        "2.3 is at level 3 or above",
        "2.4 is at level 3 or above",
    ]
    assert all(number.question for number in open_numbers(policy))
    assert [number.value for number in open_numbers(policy)][-7:] == [
        "61 days",
        "28 days",
        "42 days",
        "70 days",
        "28 days",
        "Not set",
        "Not set",
    ]
    assert dict(periods_in_words(policy))["A designation lasts"] == "3 years"
