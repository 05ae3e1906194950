"""When results may be released: endings, sample, number, and the one gate."""

from datetime import UTC, datetime, timedelta

import pytest

from assessment.rules.refusal import Faults
from assessment.rules.release import (
    Check,
    Checklist,
    Ending,
    Fate,
    check_number,
    ending_of,
    is_out,
    letters_left,
    sample_of,
    sample_size,
)

NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
SAT = {"eligible": True, "sat": True, "paper_is_over": True}


@pytest.mark.parametrize(
    ("fate", "ending"),
    [
        pytest.param(Fate(**SAT, outcome="designate"), Ending.DESIGNATED, id="designated"),
        pytest.param(Fate(**SAT, outcome="do_not_designate"), Ending.NOT_DESIGNATED, id="not"),
        pytest.param(Fate(**SAT, outcome="more_evidence"), Ending.MORE_EVIDENCE, id="more"),
        pytest.param(Fate(**SAT), Ending.UNDECIDED, id="sat, no decision"),
        pytest.param(Fate(eligible=False), Ending.NOT_ELIGIBLE, id="not eligible"),
        pytest.param(Fate(eligible=False, withdrawn=True), Ending.WITHDRAWN, id="withdrew after"),
        pytest.param(
            Fate(withdrawn=True, outcome="designate"), Ending.WITHDRAWN, id="withdrew last"
        ),
        pytest.param(Fate(eligible=True, paper_is_over=True), Ending.DID_NOT_SIT, id="never sat"),
        pytest.param(Fate(eligible=True), Ending.UNDECIDED, id="paper still to come"),
        pytest.param(
            Fate(eligible=True, void=True, paper_is_over=True), Ending.VOID, id="only sitting void"
        ),
        pytest.param(
            Fate(eligible=True, void=True, sat=True), Ending.UNDECIDED, id="sat again after void"
        ),
        pytest.param(Fate(), Ending.UNDECIDED, id="not checked"),
        pytest.param(Fate(paper_is_over=True), Ending.UNDECIDED, id="never checked, paper over"),
    ],
)
def test_every_application_ends_in_one_place(fate: Fate, ending: Ending) -> None:
    assert ending_of(fate) is ending


@pytest.mark.parametrize(
    ("made", "read", "left"),
    [
        pytest.param({}, {}, 0, id="no letters"),
        pytest.param({"designate": 100}, {}, 20, id="none read"),
        pytest.param(
            {"designate": 100, "more_evidence": 3}, {"designate": 20}, 2, id="one kind short"
        ),
        pytest.param(
            {"designate": 100, "more_evidence": 1},
            {"designate": 19, "more_evidence": 1},
            0,
            id="a kind with one letter needs one",
        ),
        pytest.param({"designate": 5}, {"designate": 3}, 2, id="fewer than the sample: all"),
        pytest.param({"designate": 100}, {"designate": 40}, 0, id="more than needed"),
    ],
)
def test_how_many_letters_still_have_to_be_read(
    made: dict[str, int], read: dict[str, int], left: int
) -> None:
    assert letters_left(made, read) == left


def test_the_sample_is_twenty_or_all() -> None:
    assert [sample_size(n) for n in (0, 7, 20, 612)] == [0, 7, 20, 20]


@pytest.mark.parametrize(
    ("released_at", "out"),
    [
        pytest.param(None, False, id="never"),
        pytest.param(NOW, True, id="at the instant"),
        pytest.param(NOW + timedelta(microseconds=1), False, id="a microsecond early"),
        pytest.param(NOW - timedelta(days=1), True, id="after"),
    ],
)
def test_rule_35_one_gate(released_at: datetime | None, out: bool) -> None:
    assert is_out(released_at, NOW) is out


@pytest.mark.parametrize("typed", ["", "611", "six hundred", "612 people", "-612", "0612.0"])
def test_another_number_is_refused(typed: str) -> None:
    with pytest.raises(Faults) as caught:
        check_number(typed, 612)
    assert caught.value.fields == {"number": "Enter the number of people, 612"}


@pytest.mark.parametrize(("typed", "people"), [("612", 612), (" 612 ", 612), ("1,330", 1330)])
def test_the_number_may_be_typed_as_people_write_it(typed: str, people: int) -> None:
    check_number(typed, people)


def test_a_checklist_counts_what_is_not_done() -> None:
    checks = (
        Check("keys", "Marks", "Answer keys are complete", "40 of 40"),
        Check("decisions", "Cases", "Every case has a decision", "610 of 612", left=2),
    )
    found = Checklist(
        checks, {Ending.DESIGNATED: 610, Ending.UNDECIDED: 2}, {Ending.DESIGNATED: 610}
    )
    assert (found.left, found.everyone, found.all_letters) == (1, 612, 610)
    assert found.group("Cases") == checks[1:]


def test_the_sample_takes_two_of_each_kind_first() -> None:
    letters = [(f"d{n}", "designate") for n in range(30)] + [("m1", "more_evidence")]
    sample = sample_of(letters)
    assert sample[:3] == ("d0", "d1", "m1")
    assert len(sample) == 20
    assert sample_of(letters[:3]) == ("d0", "d1", "d2")
