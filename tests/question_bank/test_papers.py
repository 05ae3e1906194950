"""The specimen paper and the rehearsal, drawn from the shipped bank."""

from collections import Counter
from decimal import Decimal

import pytest

from question_bank import draw
from tests.question_bank import bank

POOL = bank.pool()
SPECIMEN = bank.papers()["nle-specimen-paper"]
REHEARSAL = bank.papers()["nle-rehearsal"]


def test_specimen_is_as_the_blueprint_says() -> None:
    assert (SPECIMEN.count, SPECIMEN.minutes, SPECIMEN.specimen) == (40, 60, True)
    assert SPECIMEN.pass_mark is not None
    assert SPECIMEN.pass_mark.value == Decimal(24)
    assert SPECIMEN.pass_mark.standard_error == Decimal("1.8")
    assert SPECIMEN.pass_mark.specimen


@pytest.mark.parametrize("seed", range(40))
def test_every_draw_is_ten_an_area_and_fits_the_time(seed: int) -> None:
    drawn = [POOL[place.hash] for place in draw(SPECIMEN, POOL, seed)]
    assert Counter(q.area for q in drawn) == dict.fromkeys(("ofsted", "icfp", "ecf", "cpd"), 10)
    assert {q.pool for q in drawn} == {"main"}
    assert sum(q.marks for q in drawn) == 40
    assert sum(q.minutes for q in drawn) <= 60


def test_two_people_get_different_papers() -> None:
    papers = {tuple(place.hash for place in draw(SPECIMEN, POOL, seed)) for seed in range(20)}
    assert len(papers) == 20


EVERY_KIND = {"single_best", "multiple_response", "numeric", "ordering", "matching"}


@pytest.mark.parametrize("seed", range(10))
def test_rehearsal_has_one_question_of_every_kind(seed: int) -> None:
    drawn = [POOL[place.hash] for place in draw(REHEARSAL, POOL, seed)]
    assert (len(drawn), {q.kind for q in drawn}) == (5, EVERY_KIND)
    assert {q.pool for q in drawn} == {"rehearsal"}
    assert sum(q.minutes for q in drawn) <= REHEARSAL.minutes


def test_first_rehearsal_is_drawn_as_before() -> None:
    (first,) = bank.earlier(REHEARSAL)
    drawn = [POOL[place.hash] for place in draw(first, POOL, 1)]
    assert len(drawn) == 6
    assert {q.kind for q in drawn} == {"single_best", "multiple_response", "numeric"}


def test_specimen_asks_for_every_kind_that_has_a_marker_and_no_other() -> None:
    kinds = {q.kind for q in POOL.values() if q.pool == "main"}
    assert kinds == {"single_best", "multiple_response", "numeric", "ordering", "matching"}
