"""One value, one text: whatever is hashed is hashed the same everywhere."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from assessment.rules.canonical import canonical, digest

LONDON = ZoneInfo("Europe/London")


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Pair:
    b: int
    a: str


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param({"b": 1, "a": None}, '{"a":null,"b":1}', id="keys in order, no spaces"),
        pytest.param(Pair(1, "é"), '{"a":"é","b":1}', id="a dataclass, UTF-8"),
        pytest.param(Decimal("61.50"), '"61.5"', id="a decimal without idle noughts"),
        pytest.param(Decimal("0.00"), '"0"', id="nought"),
        pytest.param(Decimal("1E+2"), '"100"', id="never an exponent"),
        pytest.param(True, "true", id="a truth is no number"),
        pytest.param(Colour.RED, '"red"', id="an enum is its value"),
        pytest.param(UUID(int=1), '"00000000-0000-0000-0000-000000000001"', id="an id"),
        pytest.param(date(2026, 10, 25), '"2026-10-25"', id="a day"),
        pytest.param({2, 1}, "[1,2]", id="a set in order"),
    ],
)
def test_canonical_text(value: object, text: str) -> None:
    assert canonical(value).decode() == text


def test_an_instant_has_one_text_whatever_its_zone() -> None:
    at = datetime(2026, 10, 10, 8, 30, tzinfo=UTC)
    zones = (UTC, LONDON, timezone(timedelta(hours=-5)))
    assert {canonical(at.astimezone(zone)) for zone in zones} == {b'"2026-10-10T08:30:00+00:00"'}


@pytest.mark.parametrize(
    "value",
    [1.5, object(), datetime(2026, 1, 1)],  # noqa: DTZ001
    ids=["float", "object", "no zone"],
)
def test_what_has_no_one_text_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="canonical form"):
        canonical(value)


def test_a_digest_is_of_the_canonical_text() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest({"a": 1}) != digest({"a": "1"})
