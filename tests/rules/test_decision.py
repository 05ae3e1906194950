"""Who may decide, what departs, what a decision needs, and until when a designation lasts."""

from datetime import date

import pytest

from assessment.rules.decision import (
    Chosen,
    Outcome,
    Part,
    appeal_by,
    decide_by,
    departs,
    designated_until,
    evidence_by,
    read_decision,
    read_why,
    training_by,
    why_not,
    years_between,
)
from assessment.rules.refusal import Faults
from tests.rules.cases import POLICY


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        pytest.param([], None, id="no part in it"),
        pytest.param(
            [Part.INTERVIEWED],
            "You interviewed this applicant, so you cannot decide their case.",
            id="interviewed",
        ),
        pytest.param(
            [Part.MODERATED], "You moderated this case, so you cannot decide it.", id="moderated"
        ),
        pytest.param(
            [Part.MODERATED, Part.APPLIED],
            "This is your own application, so you cannot decide it.",
            id="their own, before all else",
        ),
    ],
)
def test_rule_33_a_part_in_the_case_is_named_as_the_reason(
    parts: list[Part], reason: str | None
) -> None:
    assert why_not(parts) == reason


@pytest.mark.parametrize(
    ("recommended", "outcome", "departing"),
    [
        ("designate", Outcome.DESIGNATE, False),
        ("designate", Outcome.DO_NOT_DESIGNATE, True),
        ("designate", Outcome.MORE_EVIDENCE, True),
        ("do_not_designate", Outcome.DO_NOT_DESIGNATE, False),
        ("do_not_designate", Outcome.DESIGNATE, True),
        ("second_look", Outcome.MORE_EVIDENCE, False),
        ("second_look", Outcome.DESIGNATE, True),
        ("second_look", Outcome.DO_NOT_DESIGNATE, True),
    ],
)
def test_rule_33_what_departs(recommended: str, outcome: Outcome, departing: bool) -> None:
    assert departs(recommended, outcome) is departing


@pytest.mark.parametrize(
    ("form", "faults"),
    [
        pytest.param(
            ("", "", "", ""),
            {
                "outcome": "Select an outcome",
                "reasons": "Enter the reasons the applicant will read",
            },
            id="nothing",
        ),
        pytest.param(
            ("second_look", "Because.", "", ""),
            {"outcome": "Select an outcome"},
            id="not a decision",
        ),
        pytest.param(
            ("more_evidence", "2.3 is open.", "", " "),
            {"how": "Enter how they can give it, like a second interview on 2.3"},
            id="more evidence, not how",
        ),
        pytest.param(
            ("designate", "a" * 4_001, "", ""),
            {"reasons": "Reasons must be 4,000 characters or fewer"},
            id="reasons too long",
        ),
        pytest.param(
            ("designate", "a\n" * 21, "", ""),
            {"reasons": "Reasons must be 20 lines or fewer"},
            id="too many reasons",
        ),
        pytest.param(
            ("designate", "a", "b" * 100_000, ""),
            {"strengths": "Strengths must be 4,000 characters or fewer"},
            id="100,000 characters",
        ),
    ],
)
def test_a_faulty_decision_is_named_by_field(
    form: tuple[str, str, str, str], faults: dict[str, str]
) -> None:
    with pytest.raises(Faults) as caught:
        read_decision(*form)
    assert caught.value.fields == faults


def test_each_line_is_one_reason() -> None:
    chosen = read_decision("designate", " One.\r\n\r\n  Two 😀. \n", "Three.\n")
    assert chosen == Chosen(Outcome.DESIGNATE, ("One.", "Two 😀."), ("Three.",))


def test_departing_takes_a_reason() -> None:
    with pytest.raises(Faults) as caught:
        read_why("  ")
    assert caught.value.fields == {"why": "Enter why you depart from the recommendation"}
    assert read_why(" Because. ") == "Because."


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 12, 1), date(2029, 11, 30)),
        (date(2027, 1, 1), date(2029, 12, 31)),
        (date(2028, 2, 29), date(2031, 2, 28)),
        (date(2025, 3, 1), date(2028, 2, 29)),
    ],
)
def test_a_designation_lasts_three_years(start: date, last: date) -> None:
    assert designated_until(start, POLICY.periods) == last
    assert years_between(start, last) == 3


def test_days_are_counted_from_the_policy() -> None:
    start, periods = date(2026, 12, 1), POLICY.periods
    found = (training_by, appeal_by, evidence_by, decide_by)
    assert [one(start, periods) for one in found] == [
        date(2027, 1, 31),
        date(2026, 12, 29),
        date(2027, 1, 12),
        date(2027, 2, 9),
    ]
    longer = periods.appeal_days.model_copy(update={"value": 31})
    assert appeal_by(start, periods.model_copy(update={"appeal_days": longer})) == date(2027, 1, 1)
