"""The marks of a paper, added up (rule 21: nothing is rounded)."""

from decimal import Decimal

import pytest

from assessment.rules.tally import AreaMark, Mark, summarise

MARKS = (
    Mark(1, "q1", "ofsted", Decimal(1), Decimal(1)),
    Mark(2, "q2", "icfp", Decimal("0.5"), Decimal(2)),
    Mark(3, "q3", "ofsted", Decimal(0), Decimal(1)),
)


def test_adds_up_by_area_and_in_all() -> None:
    summary = summarise(MARKS, ("icfp", "ofsted", "cpd"), Decimal("1.5"))
    assert summary.areas == (
        AreaMark("icfp", Decimal("0.5"), Decimal(2)),
        AreaMark("ofsted", Decimal(1), Decimal(2)),
        AreaMark("cpd", Decimal(0), Decimal(0)),
    )
    assert (summary.score, summary.maximum) == (Decimal("1.5"), Decimal(4))


@pytest.mark.parametrize(
    ("pass_mark", "reaches", "above"),
    [("1.49999", True, "0.00001"), ("1.5", True, "0.0"), ("1.50001", False, "-0.00001")],
)
def test_rule_21_against_the_pass_mark(pass_mark: str, reaches: bool, above: str) -> None:
    summary = summarise(MARKS, ("icfp", "ofsted"), Decimal(pass_mark))
    assert (summary.reaches_pass_mark, summary.from_pass_mark) == (reaches, Decimal(above))


@pytest.mark.parametrize(
    "mark",
    [
        Mark(1, "q1", "ofsted", Decimal(2), Decimal(1)),
        Mark(1, "q1", "ofsted", Decimal(-1), Decimal(1)),
        Mark(1, "q1", "maths", Decimal(1), Decimal(1)),
    ],
    ids=["more than it can", "less than nothing", "no such area"],
)
def test_refuses_marks_that_cannot_be(mark: Mark) -> None:
    with pytest.raises(ValueError, match="q1"):
        summarise((mark,), ("ofsted",), Decimal(1))
