"""The shipped questions against the rules they are written under, in a writer's words."""

import re
from collections import Counter
from math import comb

import pytest

from question_bank import Question, load
from question_bank.answer import SingleBest
from tests.question_bank import bank

ALL = bank.questions()
NEVER_KEYED = frozenset(
    f"{area}-{number}"
    for area, numbers in {
        "OFS": ("030", "038", "140", "146", "147", "152", "156"),
        "ICFP": ("044", "045", "046", "064", "093", "103"),
        "ECF": ("038", "051", "064", "086", "096", "105", "122", "141", "162", "163"),
        "CPD": ("087",),
    }.items()
    for number in numbers
)
BEST = [q for q in ALL if isinstance(q.answer, SingleBest)]
CUES = re.compile(r"\b(all|none|both) of (the above|these)\b|\b(always|never|only)\b", re.I)
NEGATIVE = re.compile(r"\b(not|except|least likely)\b")
CHANCE_IS_NO_EXCUSE = 0.05

each = pytest.mark.parametrize("question", ALL, ids=[q.id for q in ALL])
each_best = pytest.mark.parametrize("question", BEST, ids=[q.id for q in BEST])


def key_of(question: Question) -> str:
    assert isinstance(question.answer, SingleBest)
    return question.answer.key


def test_each_area_has_enough_to_draw_from() -> None:
    counts = Counter(q.area for q in ALL if q.pool == "main")
    assert {area: count >= 12 for area, count in counts.items()} == dict.fromkeys(
        ("ofsted", "icfp", "ecf", "cpd"), True
    )


def test_each_area_has_more_than_one_kind() -> None:
    kinds = {area: {q.kind for q in ALL if q.area == area} for area in ("ofsted", "ecf", "cpd")}
    assert {area: found >= {"single_best", "multiple_response"} for area, found in kinds.items()}
    assert {q.kind for q in ALL if q.area == "icfp"} == {
        "single_best",
        "multiple_response",
        "numeric",
        "ordering",
        "matching",
    }


def test_at_most_a_sixth_asks_for_recall() -> None:
    main = [q for q in ALL if q.pool == "main"]
    assert sum(q.demand == "recall" for q in main) * 6 <= len(main)


def test_at_least_half_of_icfp_are_calculations() -> None:
    main = [q for q in ALL if q.area == "icfp" and q.pool == "main"]
    worked = [q for q in main if q.kind == "numeric" or any(o.working for o in q.options)]
    assert len(worked) * 2 >= len(main)


@each
def test_facts_exist_and_may_be_keyed(question: Question) -> None:
    book = bank.facts()
    assert [name for name in question.facts if name not in book] == []
    assert [name for name in question.facts if not book[name].may_be_keyed] == []
    assert {book[name].confidence for name in question.facts} == {"A"}
    assert NEVER_KEYED.isdisjoint(question.facts)


def test_every_fact_is_cited() -> None:
    cited = {name for question in ALL for name in question.facts}
    assert set(bank.facts()) == cited


@each
def test_options_carry_no_cue(question: Question) -> None:
    assert [option.text for option in question.options if CUES.search(option.text)] == []


@each
def test_question_is_asked_positively(question: Question) -> None:
    assert NEGATIVE.findall(question.ask) == []


@each
def test_options_differ(question: Question) -> None:
    texts = [option.text.casefold() for option in question.options]
    assert len(set(texts)) == len(texts)


@each_best
def test_option_lengths_are_alike(question: Question) -> None:
    lengths = sorted(len(option.text) for option in question.options)
    assert lengths[-1] <= max(1.6 * lengths[0], lengths[0] + 14)


@pytest.mark.parametrize("area", ["ofsted", "icfp", "ecf", "cpd"])
def test_key_is_longest_no_more_often_than_chance(area: str) -> None:
    items = [q for q in BEST if q.area == area]
    longest = sum(is_longest(q) for q in items)
    tail = sum(
        comb(len(items), k) * 0.25**k * 0.75 ** (len(items) - k)
        for k in range(longest, len(items) + 1)
    )
    assert tail > CHANCE_IS_NO_EXCUSE, f"the key is longest in {longest} of {len(items)}"


def is_longest(question: Question) -> bool:
    key = next(len(o.text) for o in question.options if o.id == key_of(question))
    return all(len(o.text) < key for o in question.options if o.id != key_of(question))


def test_key_positions_are_balanced_as_authored() -> None:
    counts = Counter(key_of(question) for question in BEST)
    assert {
        name: len(BEST) / 8 < counts[name] < len(BEST) / 2.5 for name in "abcd"
    } == dict.fromkeys("abcd", True)


def test_key_positions_follow_no_pattern() -> None:
    keys = "".join(key_of(question) for question in BEST)
    assert re.search(r"(.)\1\1\1", keys) is None


@each
def test_shown_has_neither_key_nor_rationale(question: Question) -> None:
    shown = repr(question.shown())
    secrets = [option.rationale for option in question.options] + [question.twin.no_marks_for]
    assert [secret for secret in secrets if secret in shown] == []


def test_stored_bodies_load_as_they_were() -> None:
    for document in bank.of(Question):
        assert load(document.body) == document.model


def test_rehearsal_shows_nothing_that_is_examined() -> None:
    stems = {q.stem for q in ALL if q.pool == "main"}
    assert [q.id for q in ALL if q.pool == "rehearsal" and q.stem in stems] == []
