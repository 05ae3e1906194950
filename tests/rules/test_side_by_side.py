"""Two versions of a document side by side: what differs, and nothing else."""

import pytest

from assessment.rules.eligibility import in_words
from assessment.rules.policy_words import lines_of
from assessment.rules.side_by_side import Difference, differences
from rubrics.eligibility import EligibilityPolicy
from rubrics.recommendation import RecommendationPolicy
from tests.records.rounds import shipped


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        pytest.param({"A": ["x", "y"]}, {"A": ["x", "y"]}, [], id="the same"),
        pytest.param(
            {"A": ["x", "y"]}, {"A": ["x", "z"]}, [Difference("A", "y", "z")], id="one changed"
        ),
        pytest.param(
            {"A": ["x", "y"]}, {"A": ["w", "x", "y"]}, [Difference("A", None, "w")], id="one new"
        ),
        pytest.param(
            {"A": ["x", "y"]}, {"A": ["y"]}, [Difference("A", "x", None)], id="one went away"
        ),
        pytest.param(
            {"A": ["x"], "B": ["v"]},
            {"C": ["u"], "A": ["x"]},
            [Difference("C", None, "u"), Difference("B", "v", None)],
            id="a heading new, a heading gone",
        ),
        pytest.param(
            {"A": ["a", "b", "c"]},
            {"A": ["a", "d"]},
            [Difference("A", "b", "d"), Difference("A", "c", None)],
            id="fewer in the same place",
        ),
        pytest.param({}, {}, [], id="nothing"),
    ],
)
def test_lines_that_differ_stand_beside_each_other(
    before: dict[str, list[str]], now: dict[str, list[str]], found: list[Difference]
) -> None:
    assert list(differences(before, now)) == found


def test_policies_of_2019_and_2022_share_what_they_share() -> None:
    models = {d.id: d.model for _, d in shipped() if isinstance(d.model, EligibilityPolicy)}
    both = [in_words.lines_of(models[name]) for name in ("nle-2019", "nle-2022")]
    assert differences(both[0], both[0]) == ()
    said = {one.before for one in differences(*both)} | {one.now for one in differences(*both)}
    assert "A headteacher or executive headteacher now" in said


def test_every_number_of_a_recommendation_policy_shows_when_it_changes() -> None:
    [policy] = [
        d.model for _, d in shipped() if isinstance(d.model, RecommendationPolicy) and d.version > 1
    ]
    body = policy.model_dump(by_alias=True)
    seen = 0
    for part, name in (("paper", "pass_mark"), ("paper", "standard_error"), ("signs", "decide")):
        number = body[part][name] | {"value": body[part][name]["value"] + 1}
        other = type(policy).model_validate(body | {part: body[part] | {name: number}})
        seen += len(differences(lines_of(policy), lines_of(other)))
    for name, number in body["periods"].items():
        longer = body["periods"] | {name: number | {"value": number["value"] + 1}}
        if name == "evidence_days":
            longer["decide_days"] = body["periods"]["decide_days"]
        other = type(policy).model_validate(body | {"periods": longer})
        seen += len(differences(lines_of(policy), lines_of(other)))
    assert seen == 9
