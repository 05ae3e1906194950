"""Semantics rule 26: evidence before level; "not evidenced" is not the same as poor."""

import pytest

from assessment.rules.interview.level import Level, read_level
from assessment.rules.interview.sheet import (
    EVIDENCE_CHARACTERS,
    Score,
    check_score,
    clean_evidence,
    missing_from,
    refuse_locked,
    scored_in,
    without_orphan_level,
)
from assessment.rules.refusal import Faults, Refused

NE = Level.NOT_EVIDENCED


@pytest.mark.parametrize("level", list(Level))
def test_rule_26_a_level_stands_on_evidence(level: Level) -> None:
    check_score(Score("2.3", "Stopped the catch-up after six weeks.", level))


@pytest.mark.parametrize(
    ("evidence", "level", "message"),
    [
        pytest.param(
            "",
            Level.THREE,
            "Enter the evidence you heard before you choose a level for 2.3",
            id="nothing-typed",
        ),
        pytest.param(
            " \n\t",
            Level.ONE,
            "Enter the evidence you heard before you choose a level for 2.3",
            id="only-spaces",
        ),
        pytest.param(
            "", NE, "Enter what you asked, to show that 2.3 was not evidenced", id="not-evidenced"
        ),
    ],
)
def test_rule_26_no_level_without_evidence(evidence: str, level: Level, message: str) -> None:
    with pytest.raises(Faults) as caught:
        check_score(Score("2.3", evidence, level))
    assert dict(caught.value.fields) == {"evidence": message}


def test_evidence_alone_is_a_draft() -> None:
    check_score(Score("2.3", "Stopped it."))
    assert Score("2.3", "Stopped it.").state == "Evidence"


@pytest.mark.parametrize(
    ("score", "state"),
    [
        (Score("1.1"), "To do"),
        (Score("1.1", "  "), "To do"),
        (Score("1.1", "x", Level.TWO), "Level 2"),
        (Score("1.1", "x", NE), "Not evidenced"),
    ],
    ids=["nothing", "spaces", "level", "not-evidenced"],
)
def test_states_of_the_list(score: Score, state: str) -> None:
    assert score.state == state


@pytest.mark.parametrize("typed", ["0", "5", "3.0", "-1", " 3", "three", "<b>", "3\x00"])
def test_a_level_outside_the_scale_is_refused(typed: str) -> None:
    with pytest.raises(Faults) as caught:
        read_level(typed)
    assert dict(caught.value.fields) == {"level": "Level must be 1, 2, 3 or 4, or “Not evidenced”"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("a\r\nb\rc", "a\nb\nc", id="line-ends"),
        pytest.param("é👩🏽‍🏫 مرحبا ‮", "é👩🏽‍🏫 مرحبا ‮", id="emoji-and-right-to-left"),
        pytest.param("x" * EVIDENCE_CHARACTERS, "x" * EVIDENCE_CHARACTERS, id="as-long-as-may-be"),
    ],
)
def test_rule_14_text_in_is_text_out(typed: str, kept: str) -> None:
    assert clean_evidence(typed) == kept


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        pytest.param(
            "x" * 100_000,
            "Evidence must be 10,000 characters or fewer. You have 100,000",
            id="100000-characters",
        ),
        pytest.param(
            "a\x00b",
            "Evidence has a character that cannot be kept. Remove it and save again",
            id="nul",
        ),
        pytest.param(
            "a\ud800b",
            "Evidence has a character that cannot be kept. Remove it and save again",
            id="lone-surrogate",
        ),
    ],
)
def test_rule_14_what_cannot_be_kept_is_said(typed: str, message: str) -> None:
    with pytest.raises(Faults) as caught:
        clean_evidence(typed)
    assert dict(caught.value.fields) == {"evidence": message}


SHEET = {
    "1.1": Score("1.1", "Heard", Level.THREE),
    "1.2": Score("1.2", "Heard"),
    "1.3": Score("1.3", " ", Level.TWO),
}


def test_a_sheet_says_all_that_is_missing_in_order() -> None:
    assert missing_from(SHEET, ("1.1", "1.2", "1.3", "1.4")) == {
        "1.2": "Select a level for 1.2",
        "1.3": "Enter evidence for 1.3",
        "1.4": "Select a level for 1.4",
    }
    assert scored_in(SHEET) == 2


def test_a_whole_sheet_misses_nothing() -> None:
    assert missing_from({"1.1": SHEET["1.1"]}, ("1.1",)) == {}


def test_emptied_evidence_takes_its_level_away() -> None:
    assert without_orphan_level(SHEET["1.3"]) == Score("1.3", " ")
    assert without_orphan_level(SHEET["1.1"]) == SHEET["1.1"]


def test_a_locked_sheet_is_closed_for_ever() -> None:
    refuse_locked(False)
    with pytest.raises(Refused, match="Locked levels stay on the record and cannot be changed"):
        refuse_locked(True)
