"""The rubric as it is shipped, and what its model refuses."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from assessment.rules.document import load_document, read_document
from assessment.rules.fault import ContentFaults
from rubrics.rubric import Rubric

FILE = Path(__file__).parents[2] / "rubrics/data/rubrics/nle-standards.yaml"


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    (document,) = read_document(FILE.read_bytes(), FILE.name)
    assert isinstance(document.model, Rubric)
    return document.model


def test_rubric_has_the_twelve_criteria_of_paragraph_16(rubric: Rubric) -> None:
    assert rubric.criterion_ids == tuple(f"{s}.{c}" for s in (1, 2, 3) for c in (1, 2, 3, 4))
    assert [criterion.short for criterion in rubric.criteria] == [
        "Leadership knowledge",
        "Track record",
        "Abreast of research",
        "Sources of support",
        "Analyses problems",
        "Sequenced plans",
        "Reshapes plans",
        "Trust and challenge",
        "Vision and culture",
        "Teaching and behaviour",
        "Professional development",
        "Resources and need",
    ]


def test_every_criterion_has_four_anchors_and_two_questions_of_two_probes(rubric: Rubric) -> None:
    shape = {
        (len(set(one.anchors)), tuple(len(set(asked.probes)) for asked in one.questions))
        for one in rubric.criteria
    }
    assert shape == {(4, (2, 2))}


def test_no_words_are_used_twice(rubric: Rubric) -> None:
    words = [w for one in rubric.criteria for w in one.anchors]
    words += [asked.ask for one in rubric.criteria for asked in one.questions]
    words += [p for one in rubric.criteria for asked in one.questions for p in asked.probes]
    assert sorted(set(words)) == sorted(words)


def test_script_pins_one_question_a_criterion_and_keeps_the_second_in_reserve(
    rubric: Rubric,
) -> None:
    criterion = rubric.criterion("2.3")
    assert criterion.question.ask == "Tell us about a plan you had to reshape."
    assert criterion.reserve == criterion.questions[1]


def test_levels_are_named_as_on_the_pages(rubric: Rubric) -> None:
    assert [step.label for step in rubric.levels] == [
        "Level 1: a concern",
        "Level 2: not yet",
        "Level 3: meets the standard",
        "Level 4: clear strength",
    ]
    assert (rubric.threshold, rubric.specimen) == (3, True)


@pytest.mark.parametrize(("criterion", "follows"), [("1.4", "2.1"), ("2.3", "2.4"), ("3.4", None)])
def test_after_gives_the_next_criterion(
    rubric: Rubric, criterion: str, follows: str | None
) -> None:
    found = rubric.after(criterion)
    assert (found.id if found else None) == follows


def test_a_stored_body_is_the_same_document() -> None:
    (document,) = read_document(FILE.read_bytes(), FILE.name)
    assert load_document(document.body).hash == document.hash


def _first(body: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = body["standards"][0]["criteria"][0]
    return found


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda b: b.update(threshold=5), id="threshold-outside-the-scale"),
        pytest.param(lambda b: b.update(colour="red"), id="unknown-key"),
        pytest.param(lambda b: b["levels"].reverse(), id="levels-out-of-order"),
        pytest.param(lambda b: b["levels"].pop(), id="three-levels"),
        pytest.param(lambda b: _first(b).update(id="1.9"), id="criterion-out-of-place"),
        pytest.param(lambda b: _first(b).update(id=1.1), id="id-is-a-number"),
        pytest.param(lambda b: _first(b)["anchors"].pop(), id="three-anchors"),
        pytest.param(lambda b: _first(b)["questions"].pop(), id="no-reserve-question"),
        pytest.param(lambda b: _first(b)["questions"][0]["probes"].pop(), id="one-probe"),
        pytest.param(lambda b: b["script"].pop("before"), id="no-words-before-you-begin"),
        pytest.param(lambda b: b["standards"].reverse(), id="standards-out-of-order"),
        pytest.param(lambda b: _first(b).update(title="  "), id="empty-title"),
    ],
)
def test_a_faulty_rubric_is_refused(spoil: Callable[[dict[str, Any]], None]) -> None:
    body = yaml.safe_load(FILE.read_text())
    spoil(body)
    with pytest.raises(ContentFaults):
        read_document(yaml.safe_dump(body), "rubric.yaml")
