"""The recommendation policy as a document (model.md, recommendation)."""

import json
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from assessment.rules.document import load_document, read_document
from rubrics import DOCUMENTS
from rubrics.recommendation import RecommendationPolicy
from tests.rules.cases import DOCUMENT, POLICY, POLICY_FILE

FIRST_FILE = POLICY_FILE.with_name("nle-2019-recommendation-1.yaml")
[FIRST] = read_document(FIRST_FILE.read_bytes(), FIRST_FILE.name)


def test_the_schema_names_its_kind_and_model() -> None:
    for schema in ("nle-recommendation/1", "nle-recommendation/2"):
        assert DOCUMENTS[schema] == ("recommendation", RecommendationPolicy)


def test_the_numbers_of_the_2019_policy() -> None:
    assert [number.model_dump()["value"] for number in POLICY.numbers] == [
        Decimal(24), Decimal("1.8"), 3, 1, 9, 3, 3, 3, 3, 1, 2, 1, 3, 61, 28, 42, 70, 28,
    ]  # fmt: skip
    assert [floor.criterion for floor in POLICY.interview.must] == ["2.1", "2.3", "2.4"]
    assert POLICY.gates == ("eligible", "paper_passed", "members_2", "every_level_agreed")
    assert POLICY.members_needed == 2


def test_every_number_but_the_three_years_is_a_specimen_with_its_own_question() -> None:
    settled = [number for number in POLICY.numbers if not number.specimen]
    assert settled == [POLICY.periods.designation_years]
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
    "another schema": ("schema", "nle-recommendation/3"),
    "periods under a schema that has none": ("schema", "nle-recommendation/1"),
    "no periods": ("periods", None),
    "a period of no days": ("periods.appeal_days.value", 0),
    "a bare period": ("periods.appeal_days", 28),
    "decided before the evidence is due": ("periods.decide_days.value", 41),
    "not a specimen, with specimens": ("specimen", False),
}


@pytest.mark.parametrize(("path", "value"), FAULTS.values(), ids=FAULTS.keys())
def test_a_faulty_policy_is_refused(path: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        RecommendationPolicy.model_validate_json(changed(path, value))


def test_version_1_is_read_as_it_was_published_with_the_periods_of_its_time() -> None:
    first = load_document(FIRST.body)
    assert (first.hash, first.body) == (FIRST.hash, FIRST.body)
    assert '"periods"' not in first.body
    assert isinstance(first.model, RecommendationPolicy)
    assert first.model.numbers == POLICY.numbers[:-6]
    held = [number.model_dump()["value"] for number in first.model.periods.numbers]
    assert held == [number.model_dump()["value"] for number in POLICY.periods.numbers]


def test_versions_1_and_2_differ_in_the_periods_alone() -> None:
    both = [json.loads(document.body) for document in (FIRST, DOCUMENT)]
    only = [
        {k: v for k, v in one.items() if k not in ("schema", "version", "periods")} for one in both
    ]
    assert only[0] == only[1]


def test_the_fault_names_its_key() -> None:
    with pytest.raises(ValidationError) as caught:
        RecommendationPolicy.model_validate_json(changed("interview.must.1.value", "three"))
    assert [error["loc"] for error in caught.value.errors()] == [("interview", "must", 1, "value")]


def test_a_policy_is_frozen_all_the_way_down() -> None:
    with pytest.raises(ValidationError):
        POLICY.paper.pass_mark.value = Decimal(1)  # type: ignore[misc]
    assert hash(POLICY) == hash(POLICY.model_copy(deep=True))
