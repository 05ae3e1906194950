"""What a moderator may recommend and must write (rules 30 and 33; page 63)."""

import pytest

from assessment.rules.recommendation import Outcome
from assessment.rules.refusal import Faults
from assessment.rules.verdict import Verdict, check_relied_on, departs, read_verdict


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [
        (Verdict.DESIGNATE, Outcome.DESIGNATE),
        (Verdict.DO_NOT_DESIGNATE, Outcome.DO_NOT_DESIGNATE),
        (Verdict.MORE_EVIDENCE, Outcome.SECOND_LOOK),
    ],
    ids=["designate", "do not designate", "a second look leads to more evidence"],
)
def test_rule_33_only_the_policys_own_way_does_not_depart(
    verdict: Verdict, outcome: Outcome
) -> None:
    assert [departs(one, outcome) for one in Verdict] == [one is not verdict for one in Verdict]


FAULTY = {
    "nothing": (
        None,
        "",
        {"outcome": "Select what you recommend", "reasons": "Enter your reasons"},
    ),
    "no outcome": ("", "Clear", {"outcome": "Select what you recommend"}),
    "an outcome of the policy": ("second_look", "Clear", {"outcome": "Select what you recommend"}),
    "blank reasons": ("designate", " \n\t", {"reasons": "Enter your reasons"}),
    "a broken character": (
        "designate",
        "a\x00b",
        {"reasons": "Reasons have a character that cannot be kept. Type it again"},
    ),
    "half a character": (
        "designate",
        "a\ud800b",
        {"reasons": "Reasons have a character that cannot be kept. Type it again"},
    ),
    "one character too many": (
        "designate",
        "x" * 20_001,
        {"reasons": "Reasons must be 20,000 characters or fewer. You have 20,001"},
    ),
}


@pytest.mark.parametrize(("typed", "reasons", "faults"), FAULTY.values(), ids=FAULTY.keys())
def test_what_a_form_cannot_send(typed: str | None, reasons: str, faults: dict[str, str]) -> None:
    with pytest.raises(Faults) as caught:
        read_verdict(typed, reasons)
    assert caught.value.fields == faults


@pytest.mark.parametrize("reasons", ["Clear", "x" * 20_000, "שלום 👩‍🏫"])
def test_reasons_are_taken_as_they_are(reasons: str) -> None:
    assert read_verdict("more_evidence", reasons) is Verdict.MORE_EVIDENCE


@pytest.mark.parametrize("relied_on", [[], ["liked"], ["2.3", "liked"]])
def test_rule_33_a_departure_names_evidence_of_the_case(relied_on: list[str]) -> None:
    with pytest.raises(Faults, match="Select the evidence you relied on"):
        check_relied_on(relied_on, ["paper_passed", "2.3"])


def test_rule_33_a_clause_and_a_criterion_are_evidence() -> None:
    check_relied_on(["paper_passed", "2.3"], ["paper_passed", "2.3"])
