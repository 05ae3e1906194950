"""The criteria of a case as people read them: first levels, agreed ones, the evidence."""

from dataclasses import dataclass

from assessment.records.interview.outcome import MemberLevels
from assessment.records.moderation.dossier import Dossier
from assessment.rules.evidence import Agreed, Evidence
from assessment.rules.recommendation import level_words
from assessment.rules.wording import sentence
from rubrics.rubric import Rubric


@dataclass(frozen=True)
class Line:
    """One criterion in a row: the first levels in order of seat, and what was agreed."""

    id: str
    short: str
    first: str
    agreed: str
    has_reason: bool


@dataclass(frozen=True)
class Told:
    """What one member gave and wrote, named by seat; `entered_by` an officer, from paper."""

    who: str
    level: str
    evidence: str
    entered_by: str = ""


@dataclass(frozen=True)
class Whole:
    """One criterion with everything that was written about it."""

    id: str
    heading: str
    sheets: tuple[Told, ...]
    agreed: str
    discussion: str
    reason: str


def seat_words(evidence: Evidence) -> dict[int, str]:
    """Return who sits where without a name: "the chair", "member 2"."""
    return {
        sheet.seat: "the chair" if sheet.chair else f"member {sheet.seat}"
        for sheet in evidence.members
    }


def met_count(evidence: Evidence, level: int) -> int:
    """Return how many criteria were agreed at `level`, the one that the policy counts, or above."""
    found = (evidence.agreed_on(criterion) for criterion in evidence.criteria)
    return sum(isinstance(agreed, int) and agreed >= level for agreed in found)


def differing(evidence: Evidence, rubric: Rubric) -> tuple[Line, ...]:
    """Return the criteria on which first levels differ or the panel wrote something."""
    written = {one.criterion for one in evidence.agreed if one.reason_given or one.discussed}
    lines = []
    for criterion in evidence.criteria:
        given = [sheet.level_of(criterion) for sheet in evidence.members]
        if len(set(given)) > 1 or criterion in written:
            lines.append(
                Line(
                    criterion,
                    rubric.criterion(criterion).short,
                    ", ".join(level_words(level) for level in given),
                    level_words(evidence.agreed_on(criterion)),
                    criterion in written,
                )
            )
    return tuple(lines)


def whole(dossier: Dossier) -> tuple[Whole, ...]:
    """Return every criterion in the rubric's order, with each member's evidence by seat."""
    written = {one.criterion: one for one in dossier.interview.agreed}
    return tuple(
        Whole(
            criterion.id,
            criterion.heading,
            _told(dossier, criterion.id),
            label(dossier.rubric, dossier.seen.evidence.agreed_on(criterion.id)),
            written[criterion.id].discussion if criterion.id in written else "",
            written[criterion.id].reason if criterion.id in written else "",
        )
        for criterion in dossier.rubric.criteria
    )


def label(rubric: Rubric, level: Agreed | None) -> str:
    """Return a level with its name, like "Level 3: meets the standard"."""
    return rubric.level_name(level).label if isinstance(level, int) else level_words(level)


def _told(dossier: Dossier, criterion: str) -> tuple[Told, ...]:
    sheets = {one.person_id: one for one in dossier.interview.members}
    names = seat_words(dossier.seen.evidence)
    return tuple(
        _one(dossier.rubric, sheets[seat.member], criterion, sentence(names[seat.seat]))
        for seat in dossier.seen.evidence.members
        if seat.member in sheets
    )


def _one(rubric: Rubric, sheet: MemberLevels, criterion: str, who: str) -> Told:
    found = next((one for one in sheet.levels if one.criterion == criterion), None)
    who = f"{who} (set aside)" if sheet.is_set_aside else who
    if found is None:
        return Told(who, "Not known", "")
    return Told(who, label(rubric, found.level), found.evidence, found.entered_by)
