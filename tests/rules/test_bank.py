"""Which documents of the bank are live, in which part and order."""

from typing import Any

import pytest

from assessment.rules.bank import PARTS, bank_of
from question_bank import FactBook, Question
from tests.question_bank.bank import cases
from tests.question_bank.samples import as_json, question


def named(name: str, **changes: Any) -> Question:
    return question(id=name, **changes)


def order_of(models: list[Question]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    return [
        (part.id, [(topic.id, [each.id for each in topic.questions]) for topic in part.topics])
        for part in bank_of(models).parts
    ]


def test_areas_then_topics_then_main_before_rehearsal_then_ids() -> None:
    models = [
        named("z", area="icfp", topic="staffing"),
        named("c", pool="rehearsal"),
        named("d"),
        named("b"),
        named("e", topic="grades", pool="rehearsal"),
    ]
    expected = [
        ("ofsted", [("evidence", ["b", "d", "c"]), ("grades", ["e"])]),
        ("icfp", [("staffing", ["z"])]),
    ]
    assert order_of(models) == expected
    assert order_of(models[::-1]) == expected


def test_only_the_newest_version_is_live() -> None:
    models = [named("a", version=2, ask="New?"), named("a", version=1), named("b")]
    found = bank_of(models).documents
    assert [(each.id, each.version) for each in found] == [("a", 2), ("b", 1)]


def test_a_topic_that_a_newer_version_left_is_gone() -> None:
    moved = [named("a", topic="grades"), named("a", topic="evidence", version=2)]
    assert order_of(moved) == [("ofsted", [("evidence", ["a"])])]


def test_cases_come_last_by_id_in_their_newest_version() -> None:
    first, second = cases()[:2]
    newer = first.model_copy(update={"version": first.version + 1})
    bank = bank_of([second, newer, first, named("a")])
    assert [part.id for part in bank.parts] == ["ofsted", "cases"]
    assert bank.parts[1].cases == (newer, second)
    assert [each.id for each in bank.documents] == ["a", first.id, second.id]


@pytest.mark.parametrize("part", PARTS)
def test_one_part_is_that_part_alone(part: str) -> None:
    models = [*(named(f"q-{each}", area=each) for each in PARTS if each != "cases"), *cases()]
    assert [each.id for each in bank_of(models, part).parts] == [part]


def test_a_part_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        bank_of([named("a")], "latin")


def test_facts_are_those_of_the_newest_book() -> None:
    def book(version: int, says: str) -> FactBook:
        fact = {"id": "F-1", "statement": says, "source": "S", "confidence": "A"}
        facts = [fact | {"may_be_keyed": True}]
        return FactBook.model_validate_json(
            as_json({"schema": "nle-facts/1", "id": "f", "version": version, "facts": facts})
        )

    assert bank_of([book(2, "New"), book(1, "Old")]).facts == {"F-1": "New"}
