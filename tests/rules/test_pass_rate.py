"""The expected range of the pass rate: read, said, held exactly (rule 22)."""

from decimal import Decimal

import pytest

from assessment.rules.pass_rate import Expected, Rate, expected_of, read_expected
from assessment.rules.refusal import Faults

RANGE = Expected(Decimal(40), Decimal(80))


@pytest.mark.parametrize(
    ("passed", "marked", "inside"),
    [
        pytest.param(40, 100, True, id="the lowest is in"),
        pytest.param(80, 100, True, id="the highest is in"),
        pytest.param(399, 1000, False, id="just under"),
        pytest.param(801, 1000, False, id="just over"),
        pytest.param(2, 3, True, id="a third that never ends"),
        pytest.param(0, 1, False, id="one person, under"),
        pytest.param(1, 1, False, id="one person, over"),
        pytest.param(0, 0, True, id="nobody, so no rate"),
    ],
)
def test_rule_22_a_rate_is_held_exactly(passed: int, marked: int, inside: bool) -> None:
    assert Rate(passed, marked).is_in(RANGE) is inside


@pytest.mark.parametrize(
    ("passed", "marked", "words"),
    [
        pytest.param(63, 100, "63%, expected 40% to 80%", id="whole"),
        pytest.param(12, 19, "12 of 19, expected 40% to 80%", id="under 20 people"),
        pytest.param(12, 20, "60%, expected 40% to 80%", id="20 people"),
        pytest.param(627, 1000, "63%, expected 40% to 80%", id="rounded"),
        pytest.param(804, 1000, "80.4%, expected 40% to 80%", id="rounding would hide it"),
        pytest.param(396, 1000, "39.6%, expected 40% to 80%", id="rounding up would hide it"),
        pytest.param(80001, 100_000, "80.001%, expected 40% to 80%", id="by a hair"),
        pytest.param(800_001, 10**8, "1%, expected 40% to 80%", id="far out"),
        pytest.param(8_000_001, 10**7, "80.00001%, expected 40% to 80%", id="by less"),
        pytest.param(0, 0, "Nobody sat a paper that is marked", id="nobody"),
    ],
)
def test_a_rate_is_said_so_that_it_agrees_with_the_check(
    passed: int, marked: int, words: str
) -> None:
    assert Rate(passed, marked).words(RANGE) == words


def test_a_range_that_was_never_set_is_said() -> None:
    assert Rate(30, 60).words(None) == "50%, and no range was set"
    assert Rate(3, 6).words(None) == "3 of 6, and no range was set"


def test_halves_are_kept_in_words() -> None:
    assert Expected(Decimal("40.00"), Decimal("82.50")).words == "40% to 82.5%"


@pytest.mark.parametrize(
    ("lowest", "highest"), [("0", "100"), ("40", "40"), ("12.25", "80.5"), ("0", "0")]
)
def test_a_range_is_read(lowest: str, highest: str) -> None:
    wanted = Decimal(lowest), Decimal(highest)
    assert read_expected(*wanted) == Expected(*wanted) == expected_of(*wanted)


@pytest.mark.parametrize(
    ("lowest", "highest", "faults"),
    [
        pytest.param(None, "80", {"lowest": "Enter the lowest pass rate"}, id="no lowest"),
        pytest.param("40", None, {"highest": "Enter the highest pass rate"}, id="no highest"),
        pytest.param(
            "-1", "80", {"lowest": "Lowest pass rate must be between 0 and 100"}, id="under 0"
        ),
        pytest.param(
            "40", "100.01", {"highest": "Highest pass rate must be between 0 and 100"}, id="over"
        ),
        pytest.param(
            "40.125",
            "80",
            {"lowest": "Lowest pass rate must have 2 decimal places or fewer"},
            id="too fine",
        ),
        pytest.param(
            "80",
            "40",
            {"highest": "Highest pass rate must be the same as or more than the lowest"},
            id="turned round",
        ),
    ],
)
def test_a_faulty_range_is_named_by_field(
    lowest: str | None, highest: str | None, faults: dict[str, str]
) -> None:
    with pytest.raises(Faults) as caught:
        read_expected(*(None if one is None else Decimal(one) for one in (lowest, highest)))
    assert caught.value.fields == faults


def test_half_a_range_is_none() -> None:
    assert expected_of(Decimal(40), None) is None
    assert expected_of(None, Decimal(80)) is None
