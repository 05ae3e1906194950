"""Every shipped question against every check of how questions are made."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from question_bank import Question, craft
from question_bank.craft import Complaint
from question_bank.craft.grounds import unknown_edition, unsound_facts
from question_bank.editions import Edition
from question_bank.facts import Fact
from tests.question_bank import bank
from tests.question_bank.crafted import best, flaws

CURRENT = craft.newest(bank.questions())
FACT = {"id": "OFS-001", "statement": "So.", "source": "A guide.", "may_be_keyed": True}


@pytest.mark.parametrize("check", craft.ALONE, ids=lambda check: check.__name__)
def test_no_shipped_question_trips(check: Callable[[Question], Iterator[str]]) -> None:
    assert [(q.id, says) for q in CURRENT for says in check(q)] == []


@pytest.mark.parametrize("check", craft.TOGETHER, ids=lambda check: check.__name__)
def test_the_shipped_questions_together_trip_nothing(
    check: Callable[[Sequence[Question]], Iterator[Complaint]],
) -> None:
    assert list(check(CURRENT)) == []


def test_facts_exist_and_may_be_keyed() -> None:
    book = bank.facts()
    assert [(q.id, says) for q in bank.questions() for says in unsound_facts(q, book)] == []


def test_editions_exist() -> None:
    known = bank.editions()
    assert [(q.id, says) for q in CURRENT for says in unknown_edition(q, known)] == []


def test_sound_question_trips_nothing() -> None:
    assert flaws(best()) == {}


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ([{**FACT, "confidence": "A"}], []),
        ([], ["OFS-001 is not among the facts. Add it, or rest on another."]),
        (
            [{**FACT, "confidence": "A", "may_be_keyed": False}],
            ["OFS-001 may not be keyed. Rest on another fact."],
        ),
        (
            [{**FACT, "confidence": "B"}],
            ["OFS-001 is of confidence B. Rest on a fact of confidence A."],
        ),
    ],
    ids=["sound", "unknown", "not to be keyed", "less sure"],
)
def test_facts(facts: list[dict[str, object]], says: list[str]) -> None:
    book = {str(each["id"]): Fact.model_validate(each) for each in facts}
    assert list(unsound_facts(best(), book)) == says


def test_edition_is_among_the_editions_in_the_same_words() -> None:
    fields = {"id": "f", "framework": "Framework", "from": "2025-01-01", "source": "A guide."}
    known = Edition.model_validate({**fields, "edition": "2025"}, strict=False)
    editions = {(known.framework, known.edition): known}
    assert list(unknown_edition(best(), editions)) == []
    assert list(unknown_edition(best(edition="2024"), editions)) == [
        "Framework, 2024, is not among the editions."
    ]


def test_newest_version_stands_for_the_question() -> None:
    first, other = best(id="q-1", ask="Which is not so?"), best(id="q-2")
    second = best(id="q-1", version=2)
    assert craft.newest([first, other, second]) == [second, other]
    assert craft.newest([second, other, first]) == [second, other]


def test_complaints_name_the_question_and_look_at_the_newest_version() -> None:
    poor, mended = best(id="q-1", ask="Which is not so?"), best(id="q-1", version=2)
    said = Complaint("q-1", 'The ask says "not". Ask for what is so, or put the word in capitals.')
    assert said in craft.complaints([poor])
    assert said not in craft.complaints([poor, mended])
