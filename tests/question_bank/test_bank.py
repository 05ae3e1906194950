"""The shipped questions as documents: what they rest on, hide and keep apart."""

import pytest

from question_bank import Question, load
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
each = pytest.mark.parametrize("question", ALL, ids=[f"{q.id}-{q.version}" for q in ALL])


def test_icfp_asks_in_each_kind_that_has_a_marker() -> None:
    assert {q.kind for q in ALL if q.area == "icfp"} == {
        "single_best",
        "multiple_response",
        "numeric",
        "ordering",
        "matching",
    }


@each
def test_fact_is_none_that_may_never_be_keyed(question: Question) -> None:
    assert NEVER_KEYED.isdisjoint(question.facts)


def test_every_fact_is_cited() -> None:
    cited = {name for question in ALL for name in question.facts}
    assert set(bank.facts()) == cited


def test_areas_are_the_four_of_the_paper() -> None:
    assert {q.area for q in ALL if q.pool == "main"} == {"ofsted", "icfp", "ecf", "cpd"}


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
