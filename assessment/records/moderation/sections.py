"""Sections 1 to 6 of page 62, as moderators and, on page 65, decision makers read them.

What is drawn comes from the evidence alone. The words behind it are in the dossier, and are
there only while the evidence of now is the evidence that is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from assessment.measurement.plots import Dots
from assessment.records.moderation.criteria import Line, differing, met_count
from assessment.records.moderation.dossier import Dossier
from assessment.records.moderation.drawing import Grid, grid_of, paper_dots, question_of
from assessment.records.moderation.verdict import Seen
from assessment.records.specimen import paper_words
from assessment.rules.firmness import Firmness, firmness_of
from rubrics.rubric import Rubric


@dataclass(frozen=True)
class Sections:
    """One case ready to be shown; `dossier` is None where its words are of other evidence."""

    seen: Seen
    dossier: Dossier | None
    firmness: Firmness
    criteria_met: int
    differing: tuple[Line, ...]
    dots: Dots | None
    grid: Grid
    question: str
    specimen: str


def sections_of(db: Session, dossier: Dossier) -> Sections:
    """Return the sections of a case with the words behind them."""
    return drawn(db, dossier.seen, dossier.rubric, dossier.areas, dossier)


def drawn(
    db: Session,
    seen: Seen,
    rubric: Rubric,
    areas: Mapping[str, str],
    dossier: Dossier | None = None,
) -> Sections:
    """Return what can be drawn from the evidence of `seen`. `areas` are the titles of areas."""
    evidence, policy = seen.evidence, seen.pinned.policy
    firmness, paper = firmness_of(evidence, policy), evidence.paper
    return Sections(
        seen=seen,
        dossier=dossier,
        firmness=firmness,
        criteria_met=met_count(evidence, policy.interview.at_least.level.value),
        differing=differing(evidence, rubric),
        dots=paper_dots(paper, policy.paper, areas) if paper else None,
        grid=grid_of(evidence, firmness, policy.paper),
        question=question_of(firmness),
        specimen=paper_words(db, seen.application.round_id),
    )
