"""The recommendation policy as a document (model.md, recommendation)."""

import json
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from rubrics import DOCUMENTS
from rubrics.recommendation import RecommendationPolicy
from tests.rules.cases import POLICY


def test_the_schema_names_its_kind_and_model() -> None:
    assert DOCUMENTS["nle-recommendation/1"] == ("recommendation", RecommendationPolicy)


def test_the_numbers_of_the_2019_policy() -> None:
    assert [number.model_dump()["value"] for number in POLICY.numbers] == [
        Decimal(24), Decimal("1.8"), 3, 1, 9, 3, 3, 3, 3, 1, 2, 1,
    ]  # fmt: skip
    assert [floor.criterion for floor in POLICY.interview.must] == ["2.1", "2.3", "2.4"]
    assert POLICY.gates == ("eligible", "paper_passed", "members_2", "every_level_agreed")
    assert POLICY.members_needed == 2


def test_every_number_is_a_specimen_with_its_own_question() -> None:
    assert {number.specimen for number in POLICY.numbers} == {True}
    questions = [number.question for number in POLICY.numbers]
    assert len(set(questions)) == len(questions)


def changed(path: str, value: Any) -> str:
    document = json.loads(POLICY.model_dump_json(by_alias=True))
    at: Any = document
    *way, last = path.split(".")
    for step in way:
        at = at[int(step)] if step.isdigit() else at[step]
    at[int(last) if last.isdigit() else last] = value
    return json.dumps(document)


FAULTS = {
    "a level as text": ("interview.threshold.value", "3"),
    "a level below the scale": ("interview.threshold.value", 0),
    "half a level": ("interview.at_least.count.value", 9.5),
    "a pass mark below nothing": ("paper.pass_mark.value", -1),
    "a pass mark of yes": ("paper.pass_mark.value", True),
    "an endless pass mark": ("paper.pass_mark.value", "Infinity"),
    "a number without a question": ("paper.pass_mark.question", ""),
    "a bare number": ("paper.pass_mark", 24),
    "a gate nobody knows": ("gates.0", "liked"),
    "a gate twice": ("gates.0", "paper_passed"),
    "a criterion twice": ("interview.must.0.criterion", "2.3"),
    "a criterion as a number": ("interview.must.0.criterion", 2.1),
    "a word too many": ("weights", {}),
    "another schema": ("schema", "nle-recommendation/2"),
    "not a specimen, with specimens": ("specimen", False),
}


@pytest.mark.parametrize(("path", "value"), FAULTS.values(), ids=FAULTS.keys())
def test_a_faulty_policy_is_refused(path: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        RecommendationPolicy.model_validate_json(changed(path, value))


def test_the_fault_names_its_key() -> None:
    with pytest.raises(ValidationError) as caught:
        RecommendationPolicy.model_validate_json(changed("interview.must.1.value", "three"))
    assert [error["loc"] for error in caught.value.errors()] == [("interview", "must", 1, "value")]


def test_a_policy_is_frozen_all_the_way_down() -> None:
    with pytest.raises(ValidationError):
        POLICY.paper.pass_mark.value = Decimal(1)  # type: ignore[misc]
    assert hash(POLICY) == hash(POLICY.model_copy(deep=True))
