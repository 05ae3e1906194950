"""The item-rest correlation against numbers worked out by hand and by scipy."""

import numpy as np
import pytest
from scipy.stats import pearsonr

from assessment.measurement.discrimination import item_rest


def test_it_leaves_the_question_out_of_the_rest() -> None:
    item, total = [0, 0, 1, 1, 1], [3, 5, 6, 9, 10]
    found = item_rest(item, total)
    assert found is not None
    assert found.value == pytest.approx(pearsonr(item, [3, 5, 5, 8, 9]).statistic)


def test_the_interval_is_fishers() -> None:
    draw = np.random.default_rng(7)
    item = draw.integers(0, 2, 60)
    total = item + draw.normal(20, 4, 60)
    found = item_rest(item, total)
    assert found is not None
    known = pearsonr(item, total - item).confidence_interval()
    assert (found.low, found.high) == pytest.approx((known.low, known.high), rel=1e-5)


@pytest.mark.parametrize(
    ("item", "total"),
    [
        pytest.param([1, 0, 1], [5, 3, 7], id="too few people"),
        pytest.param([1, 1, 1, 1], [5, 3, 7, 8], id="all right"),
        pytest.param([1, 0, 1, 0], [5, 4, 5, 4], id="all alike on the rest"),
    ],
)
def test_it_says_so_when_it_cannot_be_known(item: list[int], total: list[int]) -> None:
    assert item_rest(item, total) is None


@pytest.mark.parametrize(
    ("n", "negative"),
    [pytest.param(6, False, id="few: not sure"), pytest.param(60, True, id="many: sure")],
)
def test_a_question_is_called_negative_only_when_that_is_sure(n: int, negative: bool) -> None:
    item = np.arange(n) % 2
    rest = 20 - item + np.arange(n) % 3
    found = item_rest(item, rest + item)
    assert found is not None
    assert found.value < 0
    assert found.is_negative is negative


def test_among_many_questions_none_is_called_negative_by_chance() -> None:
    """Pure guessing: 57 questions, 40 people, 300 rounds; at most one round in twenty."""
    draw = np.random.default_rng(7)
    rounds, questions, people = 300, 57, 40
    accused = 0
    for _ in range(rounds):
        points = draw.integers(0, 2, (people, questions))
        totals = points.sum(axis=1)
        found = [item_rest(points[:, one], totals, questions) for one in range(questions)]
        accused += any(each is not None and each.is_negative for each in found)
    assert accused / rounds <= 0.05


def test_a_key_that_is_wrong_is_still_found_among_many() -> None:
    draw = np.random.default_rng(7)
    ability = draw.normal(size=400)
    points = (ability[:, None] + draw.normal(size=(400, 40)) > 0).astype(float)
    points[:, 0] = 1 - points[:, 0]
    found = item_rest(points[:, 0], points.sum(axis=1), 40)
    assert found is not None
    assert found.is_negative
