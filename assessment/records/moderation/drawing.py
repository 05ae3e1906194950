"""What a case is drawn from: the dots of its paper, the grid of its worlds."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assessment.measurement.plots import DotRow, Dots, Table, dots
from assessment.records.moderation.criteria import seat_words
from assessment.rules.evidence import Evidence, PaperEvidence
from assessment.rules.firmness import SHIFTS, Firmness
from assessment.rules.verdict import OUTCOME_WORDS
from assessment.rules.wording import count, number, score
from rubrics.recommendation import PaperClauses

SHIFT_WORDS = {-1: "1 SE lower", 0: "as set", 1: "1 SE higher"}


@dataclass(frozen=True)
class Grid:
    """The outcome in each world: a row a panel, a column a pass mark."""

    corner: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]


def grid_of(evidence: Evidence, firmness: Firmness, paper: PaperClauses) -> Grid:
    """Return the outcome grid: in each cell whether the outcome is the policy's."""
    seats = seat_words(evidence)
    heads = tuple((_mark(paper, shift), SHIFT_WORDS[shift]) for shift in SHIFTS)
    labels: dict[int | None, str] = {None: _whole_panel(evidence)}
    labels |= {one.seat: f"Without {seats[one.seat]}" for one in evidence.counted}
    rows = tuple((label, _cells(firmness, seat)) for seat, label in labels.items())
    return Grid("Panel", heads, rows)


def _whole_panel(evidence: Evidence) -> str:
    """Say how many members count: those set aside are in no world (rule 28)."""
    counted = len(evidence.counted)
    return f"All {counted} members" if counted > 1 else count(counted, "member")


def _mark(paper: PaperClauses, shift: int) -> str:
    return number(paper.pass_mark.value + shift * paper.standard_error.value)


def _cells(firmness: Firmness, seat: int | None) -> tuple[tuple[str, bool], ...]:
    outcomes = [world.outcome for world in firmness.worlds if world.without == seat]
    changed = [outcome is not firmness.actual for outcome in outcomes]
    return tuple(("No" if changes else "Yes", changes) for changes in changed)


def question_of(firmness: Firmness) -> str:
    """Return what the grid answers, like: Is the outcome “designate”?"""
    return f"Is the outcome “{OUTCOME_WORDS[firmness.actual]}”?"


def paper_dots(paper: PaperEvidence, clauses: PaperClauses, titles: Mapping[str, str]) -> Dots:
    """Return the paper and its areas as shares of their marks, with what each needs.

    `titles` names the areas; one without a title goes by its id.
    """
    floors = _floors(clauses)
    rows = [
        DotRow(
            "Overall",
            _share(paper.score, paper.maximum),
            _share(clauses.pass_mark.value, paper.maximum),
            _share(clauses.standard_error.value, paper.maximum),
            score(paper.score, paper.maximum),
        )
    ]
    rows += [
        DotRow(
            titles.get(one.area, one.area),
            _share(one.score, one.maximum),
            _share(floors[one.area], one.maximum) if one.area in floors else None,
            said=score(one.score, one.maximum),
        )
        for one in paper.areas
    ]
    return dots(rows, 0, 100, ticks=(0, 50, 100), unit="%", table=_table(paper, clauses, titles))


def _table(paper: PaperEvidence, clauses: PaperClauses, titles: Mapping[str, str]) -> Table:
    floors, needed = _floors(clauses), number(clauses.pass_mark.value)
    overall = ("Overall", number(paper.score), number(paper.maximum), needed)
    areas = tuple(
        (
            titles.get(one.area, one.area),
            number(one.score),
            number(one.maximum),
            number(floors[one.area]) if one.area in floors else "None set",
        )
        for one in paper.areas
    )
    return Table(("Score", "Marks", "Out of", "Needed"), (overall, *areas))


def _floors(clauses: PaperClauses) -> dict[str, Decimal]:
    return {floor.area: floor.value for floor in clauses.area_floors}


def _share(part: Decimal, whole: Decimal) -> Fraction:
    return 100 * Fraction(part) / Fraction(whole) if whole else Fraction(0)
