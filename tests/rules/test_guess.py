"""How many wrong guesses are let through, at the boundary."""

from datetime import UTC, datetime, timedelta

import pytest

from assessment.rules.guess import waits_until

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)


def ago(*minutes: float) -> list[datetime]:
    return [NOW - timedelta(minutes=each) for each in minutes]


@pytest.mark.parametrize(
    ("guesses", "waits"),
    [
        pytest.param([], None, id="none"),
        pytest.param(ago(1, 2, 3, 4), None, id="four"),
        pytest.param(ago(1, 2, 3, 4, 5), 10, id="five-wait-for-the-fifth-last"),
        pytest.param(ago(1, 2, 3, 4, 15), None, id="one-just-out-of-time"),
        pytest.param(ago(1, 2, 3, 4, 14.99), 0.01, id="one-just-in-time"),
        pytest.param(ago(5, 4, 3, 2, 1, 6, 7), 10, id="more-in-any-order"),
    ],
)
def test_waits(guesses: list[datetime], waits: float | None) -> None:
    expected = None if waits is None else NOW + timedelta(minutes=waits)
    assert waits_until(guesses, NOW) == expected
