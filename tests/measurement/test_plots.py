"""Where the marks of charts stand, and that each chart and its table hold the same numbers."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.measurement.plots import (
    Axis,
    DotRow,
    Table,
    bars,
    dots,
    histogram,
    scatter,
    time_line,
)
from assessment.measurement.plots.axis import words

START = datetime(2026, 10, 10, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "x"),
    [(0, "0%"), (40, "100%"), (24, "60%"), (Decimal("25.8"), "64.5%"), (Fraction(40, 3), "33.33%")],
    ids=["low end", "high end", "inside", "decimal", "third"],
)
def test_across_is_in_per_cent(value: int, x: str) -> None:
    assert Axis(0, 40).x(value) == x


@pytest.mark.parametrize("value", [-5, 45], ids=["below", "above"])
def test_a_value_outside_is_held_at_the_end(value: int) -> None:
    assert Axis(0, 40).x(value) in {"0%", "100%"}


@pytest.mark.parametrize(("low", "high"), [(1, 1), (2, 1)], ids=["no width", "backwards"])
def test_an_axis_without_width_is_refused(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="low end"):
        Axis(low, high)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal("61.50"), "61.5"),
        (0, "0"),
        (Decimal("-0.12"), "−0.12"),
        (Fraction(1, 3), "0.33"),
        (100, "100"),
    ],
    ids=["halves kept", "nothing", "true minus", "rounded", "zeros in front stay"],
)
def test_numbers_as_people_read_them(value: Decimal, said: str) -> None:
    assert words(value) == said


def test_bars_reach_to_the_largest() -> None:
    plot = bars([("Applied", 60), ("Sat", 45), ("Void", 0)])
    assert [(b.value, b.width) for b in plot.rows] == [("60", "100%"), ("45", "75%"), ("0", "0%")]
    assert plot.table == Table(
        ("Stage", "Number"), (("Applied", "60"), ("Sat", "45"), ("Void", "0"))
    )


def test_bars_of_nothing_have_no_width() -> None:
    assert [bar.width for bar in bars([("Applied", 0)]).rows] == ["0%"]
    assert bars([]).rows == ()


def test_a_bar_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter than nothing"):
        bars([("Applied", -1)])


def test_a_dot_its_line_and_its_band() -> None:
    plot = dots([DotRow("Overall", Decimal("25.5"), 24, Decimal("1.8")), DotRow("ICFP", 6)], 0, 40)
    overall, icfp = plot.rows
    assert (overall.x, overall.line) == ("63.75%", "60%")
    assert overall.band is not None
    assert (overall.band.x, overall.band.width) == ("55.5%", "9%")
    assert (icfp.line, icfp.band) == (None, None)
    assert plot.table.rows == (("Overall", "25.5", "24"), ("ICFP", "6", "None set"))


@pytest.mark.parametrize(
    ("value", "below", "above"),
    [(Decimal("23.9"), 1, 0), (24, 0, 1), (Decimal("24.1"), 0, 1), (0, 1, 0), (40, 0, 1)],
    ids=["just under the line", "on the line", "just over", "the low end", "the high end"],
)
def test_a_value_on_the_line_counts_above_it(value: int, below: int, above: int) -> None:
    plot = histogram([value], 0, 40, 24)
    drawn = (
        sum(b.count for b in plot.bins if not b.above),
        sum(b.count for b in plot.bins if b.above),
    )
    assert (plot.below, plot.above) == drawn == (below, above)


SCORES = st.lists(st.integers(0, 80).map(lambda n: Decimal(n) / 2))


@given(SCORES, st.integers(0, 40), st.sampled_from([1, 2, 3, 5, Decimal("2.5")]))
def test_a_histogram_counts_every_value_once(values: list[Decimal], line: int, width: int) -> None:
    plot = histogram(values, 0, 40, line, width=width)
    assert sum(b.count for b in plot.bins) == len(values) == plot.below + plot.above
    assert sum(b.count for b in plot.bins if b.above) in {plot.above, 0 if line == 40 else -1}
    assert [row[1] for row in plot.table.rows] == [str(b.count) for b in plot.bins]


def test_a_value_outside_a_histogram_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        histogram([41], 0, 40, 24)


POINTS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)))


@given(POINTS)
def test_a_scatter_counts_every_case_in_one_corner(points: list[tuple[int, int]]) -> None:
    plot = scatter(points, (0, 40), (0, 12), (24, 9), head=("Paper", "Criteria", "Cases"))
    assert plot.both + plot.x_only + plot.y_only + plot.neither == len(points)
    assert plot.both == sum(x >= 24 and y >= 9 for x, y in points)
    assert sum(point.count for point in plot.points) == len(points)


def test_a_time_line_is_whole_and_in_order() -> None:
    at = [START + timedelta(minutes=m) for m in (0, 30, 40, 60)]
    parts = [
        ("break", "Break", at[1], at[2]),
        ("answering", "Answering", at[0], at[1]),
        ("answering", "Answering", at[2], at[3]),
    ]
    plot = time_line(parts, "9:30am", "10:30am", Table(("What",), (("Started",),)))
    assert [(p.kind, p.x, p.width) for p in plot.parts] == [
        ("answering", "0%", "50%"),
        ("break", "50%", "16.67%"),
        ("answering", "66.67%", "33.33%"),
    ]


def test_a_part_too_narrow_for_its_words_has_none() -> None:
    at = [START, START + timedelta(minutes=58), START + timedelta(minutes=60)]
    parts = [("answering", "Answering", at[0], at[1]), ("break", "Break", at[1], at[2])]
    plot = time_line(parts, "9:30am", "10:30am", Table((), ()))
    assert [part.text for part in plot.parts] == ["Answering", ""]


def test_a_time_line_without_time_is_refused() -> None:
    with pytest.raises(ValueError, match="some time"):
        time_line([], "", "", Table((), ()))
