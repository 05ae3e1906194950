"""What an outcome letter says (N9 to N11): pure functions from facts to a frozen letter.

The same letter is a page and a print; neither adds a word. No question, key, score or name
of a panel member can be in one, because no field carries it. Screens: section 4 and page 67.
"""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pydantic import TypeAdapter

from assessment.rules.gap import MissingField
from assessment.rules.wording_time import date_plain

DESIGNATE = "designate"
DO_NOT_DESIGNATE = "do_not_designate"
MORE_EVIDENCE = "more_evidence"
KINDS = (DESIGNATE, DO_NOT_DESIGNATE, MORE_EVIDENCE)
PROGRAMME = "National Leaders of Education"

HEADINGS = {
    DESIGNATE: "You are designated as a National Leader of Education",
    DO_NOT_DESIGNATE: "You are not designated in this round",
    MORE_EVIDENCE: "We need more evidence before we decide",
}
AT_OR_ABOVE = "At or above what was needed"
BELOW = "Below"


@dataclass(frozen=True)
class Area:
    """One area of the paper in the applicant's words; `met` is at or above what was needed."""

    title: str
    met: bool

    @property
    def words(self) -> str:
        """Return the feedback: never a number."""
        return AT_OR_ABOVE if self.met else BELOW


@dataclass(frozen=True)
class Criterion:
    """One criterion with the level that the panel agreed, in words."""

    id: str
    title: str
    level: str

    @property
    def standard(self) -> str:
        """Return the standard's number, "2" of "2.3"."""
        return self.id.split(".")[0]


@dataclass(frozen=True)
class LetterFacts:
    """All that a letter is made of. Dates are days in the United Kingdom.

    `reasons` are the decider's paragraphs. What a kind of letter needs and lacks is named by
    MissingField.
    """

    kind: str
    name: str
    reference: str
    round: str
    dated: date
    reasons: tuple[str, ...]
    signatory: str
    areas: tuple[Area, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    strengths: tuple[str, ...] = ()
    starts: date | None = None
    until: date | None = None
    training_by: date | None = None
    appeal_by: date | None = None
    how: str = ""
    evidence_by: date | None = None
    decide_by: date | None = None
    review_after: str = ""
    tell_within: str = ""
    organisation: str = PROGRAMME


@dataclass(frozen=True)
class Section:
    """A part of a letter: paragraphs, or a list. `heading` may be empty."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letter:
    """A letter ready to be shown or printed. `organisation` is its letterhead."""

    kind: str
    heading: str
    name: str
    reference: str
    dated: date
    sections: tuple[Section, ...]
    areas: tuple[Area, ...]
    criteria: tuple[Criterion, ...]
    after: tuple[str, ...]
    signatory: str
    closing: str = ""
    organisation: str = PROGRAMME

    @property
    def title(self) -> str:
        """Return the title of the document, with no name in it."""
        return f"{self.heading} – {self.reference}"


_KEPT = TypeAdapter(Letter)
STANDARDS = {
    "1": "Standard 1: professional credibility",
    "2": "Standard 2: problem solving and influencing for improvement",
    "3": "Standard 3: capacity building and knowledge transfer to ensure sustainability",
}


def by_standard(letter: Letter) -> tuple[tuple[str, tuple[Criterion, ...]], ...]:
    """Return the criteria under the words of their standard, in order."""
    groups = groupby(letter.criteria, key=lambda criterion: criterion.standard)
    return tuple((STANDARDS[standard], tuple(found)) for standard, found in groups)


def read_letter(kept: str | bytes) -> Letter:
    """Return the letter of its canonical JSON."""
    return _KEPT.validate_json(kept)


def _words(facts: LetterFacts, name: str) -> str:
    value = getattr(facts, name) or ""
    if not str(value).strip():
        raise MissingField(facts.kind, name)
    return date_plain(value) if isinstance(value, date) else str(value)


def _check(facts: LetterFacts) -> None:
    if facts.kind not in KINDS:
        raise MissingField(facts.kind, "kind")
    for name in ("name", "reference", "round", "signatory", "organisation"):
        _words(facts, name)
    if not any(reason.strip() for reason in facts.reasons):
        raise MissingField(facts.kind, "reasons")


def _designated(facts: LetterFacts) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    opening = Section(
        paragraphs=(
            "I am pleased to tell you that the Department for Education has designated you as a "
            f"National Leader of Education, from {_words(facts, 'starts')} to "
            f"{_words(facts, 'until')}.",
        )
    )
    after = (
        "You must now complete the national training. We will write to you about it by "
        f"{_words(facts, 'training_by')}.",
        f"Your designation is reviewed after {_words(facts, 'review_after')}.",
        "Your name, school and region will be on the public register from "
        f"{_words(facts, 'starts')}.",
        f"If your role changes, tell us within {_words(facts, 'tell_within')}.",
    )
    return (opening, Section("You showed", items=facts.reasons)), after


def _not_designated(facts: LetterFacts) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    opening = Section(
        paragraphs=(
            "The Department for Education has not designated you as a National Leader of "
            "Education in this round. A person made this decision.",
        )
    )
    sections = [opening, Section("The reasons", items=facts.reasons)]
    if facts.strengths:
        sections.append(Section("What you did well", items=facts.strengths))
    after = (
        "Your levels for each criterion are in your account. You can ask for the notes of your "
        "interview. You can apply again in a later round.",
        "If you think we made a mistake, did not follow our process, missed a conflict of "
        "interest, or did not give an agreed change, you can appeal by "
        f"{_words(facts, 'appeal_by')}. You cannot appeal because you disagree with a judgement.",
        "I know that this is disappointing.",
    )
    return tuple(sections), after


def _more_evidence(facts: LetterFacts) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    how = _words(facts, "how")
    sections = (
        Section(paragraphs=("We cannot decide yet. This is not a refusal.",)),
        Section("We need", items=facts.reasons),
        Section(
            "What to do",
            paragraphs=(
                f"You can give it by: {how}.",
                f"Do this by {_words(facts, 'evidence_by')}. We will decide by "
                f"{_words(facts, 'decide_by')}.",
                "If we do not hear from you, a person decides on what we have.",
            ),
        ),
    )
    return sections, ()


_BODIES = {
    DESIGNATE: _designated,
    DO_NOT_DESIGNATE: _not_designated,
    MORE_EVIDENCE: _more_evidence,
}


def letter(facts: LetterFacts, ending: str) -> Letter:
    """Return the letter of an outcome; `ending` is the line that every message ends with.

    Raises MissingField naming what the kind of letter needs and was not given.
    """
    _check(facts)
    sections, after = _BODIES[facts.kind](facts)
    return Letter(
        kind=facts.kind,
        heading=HEADINGS[facts.kind],
        name=facts.name,
        reference=facts.reference,
        dated=facts.dated,
        sections=sections,
        areas=facts.areas,
        criteria=facts.criteria,
        after=after,
        signatory=facts.signatory,
        closing=ending,
        organisation=facts.organisation,
    )
