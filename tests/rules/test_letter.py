"""What each outcome letter says, and what it names when it cannot be written."""

from dataclasses import replace
from datetime import date

import pytest

from assessment.rules.canonical import canonical
from assessment.rules.gap import MissingField
from assessment.rules.letter import (
    Area,
    Criterion,
    LetterFacts,
    Section,
    letter,
    read_letter,
)

FACTS = LetterFacts(
    kind="designate",
    name="Ada Okafor",
    reference="NLE-4K7Q",
    round="autumn 2026",
    dated=date(2026, 12, 1),
    reasons=("You lead change that lasts.",),
    signatory="Priya Nair, for the Department for Education",
    areas=(Area("Ofsted framework", True), Area("ICFP", False)),
    criteria=(Criterion("2.3", "Evaluates progress", "Level 3: meets the standard"),),
    starts=date(2026, 12, 1),
    until=date(2029, 11, 30),
    training_by=date(2027, 1, 31),
    review_after="3 years",
    tell_within="28 days",
)
REFUSAL = replace(
    FACTS,
    kind="do_not_designate",
    appeal_by=date(2026, 12, 29),
    strengths=("You know your schools.",),
)
MORE = replace(
    FACTS,
    kind="more_evidence",
    how="a second interview on 2.3",
    evidence_by=date(2027, 1, 15),
    decide_by=date(2027, 2, 15),
)


def text(facts: LetterFacts) -> str:
    made = letter(facts, "The team.")
    parts = [part for s in made.sections for part in (s.heading, *s.paragraphs, *s.items)]
    return "\n".join((*parts, *made.after))


def test_a_designation_says_from_when_to_when_and_what_follows() -> None:
    assert text(FACTS) == (
        "\nI am pleased to tell you that the Department for Education has designated you as a "
        "National Leader of Education, from 1 December 2026 to 30 November 2029.\n"
        "You showed\nYou lead change that lasts.\n"
        "You must now complete the national training. We will write to you about it by "
        "31 January 2027.\n"
        "Your designation is reviewed after 3 years.\n"
        "Your name, school and region will be on the public register from 1 December 2026.\n"
        "If your role changes, tell us within 28 days."
    )


def test_a_refusal_says_who_decided_why_what_was_good_and_how_to_appeal() -> None:
    said = text(REFUSAL)
    assert "A person made this decision." in said
    assert "The reasons\nYou lead change that lasts.\nWhat you did well\n" in said
    assert "you can appeal by 29 December 2026. You cannot appeal because" in said


def test_a_refusal_without_strengths_has_no_empty_heading() -> None:
    headings = [s.heading for s in letter(replace(REFUSAL, strengths=()), "x").sections]
    assert headings == ["", "The reasons"]


def test_more_evidence_is_not_a_refusal() -> None:
    made = letter(MORE, "x")
    assert made.sections[0] == Section(paragraphs=("We cannot decide yet. This is not a refusal.",))
    assert "a second interview on 2.3" in text(MORE)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        pytest.param(replace(FACTS, starts=None), "starts", id="designated without a start"),
        pytest.param(replace(FACTS, until=None), "until", id="designated without an end"),
        pytest.param(replace(FACTS, training_by=None), "training_by", id="no training date"),
        pytest.param(replace(FACTS, review_after=""), "review_after", id="not after how long"),
        pytest.param(replace(FACTS, tell_within=""), "tell_within", id="not within what"),
        pytest.param(replace(REFUSAL, appeal_by=None), "appeal_by", id="refused, no appeal date"),
        pytest.param(replace(MORE, how=" "), "how", id="more evidence, not how"),
        pytest.param(replace(MORE, evidence_by=None), "evidence_by", id="more, not by when"),
        pytest.param(replace(MORE, decide_by=None), "decide_by", id="more, no decision date"),
        pytest.param(replace(FACTS, reasons=("",)), "reasons", id="no reasons"),
        pytest.param(replace(FACTS, name=""), "name", id="no name"),
        pytest.param(replace(FACTS, organisation=""), "organisation", id="no letterhead"),
        pytest.param(replace(FACTS, kind="perhaps"), "kind", id="no such kind"),
    ],
)
def test_what_is_missing_is_named(facts: LetterFacts, field: str) -> None:
    with pytest.raises(MissingField) as caught:
        letter(facts, "x")
    assert caught.value.field == field


def test_feedback_on_an_area_is_words_never_a_number() -> None:
    assert [area.words for area in FACTS.areas] == ["At or above what was needed", "Below"]


@pytest.mark.parametrize("facts", [FACTS, REFUSAL, MORE], ids=lambda facts: facts.kind)
def test_a_kept_letter_reads_back_equal(facts: LetterFacts) -> None:
    made = letter(facts, "The team.")
    assert read_letter(canonical(made)) == made
