"""A draw: by blueprint, explained by its seed, with options that move only where they may."""

from collections import Counter
from typing import Any

import pytest

from question_bank import CannotDraw, Paper, Question, draw
from tests.question_bank.samples import as_json, question

POOL = {
    f"hash-{area}-{n:02}": question(
        id=f"{area}-{n:02}", area=area, demand="analysis" if n % 3 == 0 else "application"
    )
    for area in ("ofsted", "icfp")
    for n in range(12)
}


def paper(cells: list[dict[str, Any]], pool: str = "main") -> Paper:
    fields: dict[str, Any] = {
        "schema": "nle-paper/1",
        "id": "paper",
        "version": 1,
        "title": "Paper",
        "pool": pool,
        "specimen": True,
        "minutes": 60,
        "sections": [
            {"id": area, "title": area.title(), "area": area, "cells": cells}
            for area in ("ofsted", "icfp")
        ],
        "pass_mark": {"value": 8, "standard_error": 1, "specimen": True, "question": "?"},
    }
    return Paper.model_validate_json(as_json(fields))


BLUEPRINT = paper([{"count": 5, "demands": ["application"]}, {"count": 2, "demands": ["analysis"]}])


def test_rule_16_same_seed_same_paper_whatever_the_order_of_the_pool() -> None:
    backwards = dict(reversed(POOL.items()))
    assert draw(BLUEPRINT, POOL, 7) == draw(BLUEPRINT, backwards, 7)
    assert draw(BLUEPRINT, POOL, 7) != draw(BLUEPRINT, POOL, 8)


@pytest.mark.parametrize("seed", range(25))
def test_draw_fills_the_blueprint(seed: int) -> None:
    drawn = draw(BLUEPRINT, POOL, seed)
    counts = Counter((place.section, POOL[place.hash].demand) for place in drawn)
    assert counts == {
        ("ofsted", "application"): 5,
        ("ofsted", "analysis"): 2,
        ("icfp", "application"): 5,
        ("icfp", "analysis"): 2,
    }
    assert [place.position for place in drawn] == list(range(1, 15))
    assert len({place.hash for place in drawn}) == 14


@pytest.mark.parametrize("seed", range(10))
def test_rule_17_anchored_options_keep_their_place(seed: int) -> None:
    orders = [place.option_order for place in draw(BLUEPRINT, POOL, seed)]
    assert {order[1] for order in orders} == {"b"}
    assert {order[3] for order in orders} == {"d"}
    assert {order[0] for order in orders} == {"a", "c"}


def test_short_pool_says_what_is_missing() -> None:
    with pytest.raises(CannotDraw) as short:
        draw(paper([{"count": 5, "demands": ["analysis"]}]), POOL, 1)
    assert str(short.value) == "Ofsted needs 5 more questions (analysis), and the bank has 4"


def test_other_pool_is_never_drawn() -> None:
    rehearsal = {name: remade(asked, pool="rehearsal") for name, asked in POOL.items()}
    with pytest.raises(CannotDraw):
        draw(BLUEPRINT, rehearsal, 1)


def test_newest_version_is_drawn_once() -> None:
    newer = {f"{name}-2": remade(asked, version=2) for name, asked in POOL.items()}
    drawn = draw(BLUEPRINT, POOL | newer, 3)
    assert {place.hash for place in drawn} <= set(newer)


def remade(asked: Question, **changes: object) -> Question:
    return question(id=asked.id, area=asked.area, demand=asked.demand, **changes)
