"""What the bench says of the demonstration: whether it is quick, and its cost in proportion."""

import pytest

from assessment.bench.demos import Played, middle
from assessment.bench.table import demo_text, demo_verdict


def played(applicants: int, seconds: float, code: int = 0) -> Played:
    return Played(applicants, seconds, 200.0, code)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        pytest.param([played(60, 119.9)], "holds", id="60 in under two minutes"),
        pytest.param([played(60, 120)], "MISSED: under 120 s", id="60 in two minutes"),
        pytest.param([played(60, 60), played(250, 375)], "holds", id="half as dear again"),
        pytest.param([played(60, 60), played(1000, 900)], "holds", id="cheaper, and long"),
        pytest.param(
            [played(60, 60), played(250, 250), played(1000, 1501)],
            "MISSED: an applicant <= 1.5 of 60",
            id="dearer than the smallest",
        ),
        pytest.param(
            [played(60, 60), played(250, 500), played(1000, 1500)], "holds", id="the last alone"
        ),
        pytest.param([played(60, 1, code=1)], "MISSED: no faults", id="stopped"),
        pytest.param(
            [played(60, 130, code=-9)], "MISSED: no faults, under 120 s", id="two are missed"
        ),
        pytest.param([played(100, 300)], "holds", id="another size alone has nothing to hold"),
    ],
)
def test_the_musts_of_the_demonstration(found: list[Played], said: str) -> None:
    assert demo_verdict(found) == said


def test_a_line_tells_the_size_the_cost_and_the_verdict() -> None:
    assert demo_text("SQLite", [played(60, 60.5), played(250, 125)]) == (
        "demo   250 applicants, SQLite:   125.0 s,  500.0 ms an applicant, 200 MB: holds"
    )
    assert demo_text("SQLite", [played(60, 6, code=3)]).endswith(
        "200 MB: MISSED: no faults  FAILED with 3"
    )


def test_of_several_runs_the_one_of_median_time_stands() -> None:
    runs = [played(60, 80), played(60, 70), played(60, 75)]
    assert middle(runs) == played(60, 75)
    assert middle([played(60, 75)]) == played(60, 75)


def test_a_run_that_failed_stands_whatever_its_time() -> None:
    assert middle([played(60, 80), played(60, 70, code=3), played(60, 75)]).code == 3
