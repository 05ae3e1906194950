"""How a policy reads facts: grades by framework, schools that changed URN, capacities, age.

Each is stated once a policy, above its routes. Source: eligibility design, section 2.5.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from rubrics.eligibility.part import Grade, Part, Verdict, Words

Handling = Literal["carry", "unknown", "separate"]


class GradeThree(Part):
    """Grade 3 was called satisfactory before `date`: is it requires improvement?"""

    date: date
    means: Words
    treat_as_ri: Literal["unknown", "counts", "does_not_count"]


class Bound(Part):
    """The missing overall grade cannot be better than this judgement; `else` is the answer
    where even that could not have qualified."""

    bound_by: Literal["quality_of_education"]
    else_: Literal["not_met"] = Field(alias="else")


class Substitute(Part):
    """A judgement that stands in for the missing overall grade. For what-ifs."""

    use: Literal["quality_of_education"]


class Safe(Part):
    """No decline where the worst key judgement is one of these."""

    bound_by: Literal["worst_key_judgement"]
    safe_grades: tuple[Grade, ...]


class NotGiven(Part):
    """Graded inspections without an overall grade (September 2024 to November 2025)."""

    improvement: Bound | Substitute
    decline: Safe
    equals: Literal["unknown"] | Substitute


class ReportCard(Part):
    """Report cards from 10 November 2025: no overall grade and another scale."""

    not_met_if_any_area_in: tuple[Words, ...]
    otherwise: Literal["unknown"]
    decline_safe_areas: tuple[Words, ...]


class Judgement(Part):
    """What "Ofsted rating" means under each framework."""

    name: Literal["overall_effectiveness"]
    grade_3_before: GradeThree
    when_not_given: NotGiven
    report_card: ReportCard


class Ungraded(Part):
    """Ungraded inspections give no grade; these outcomes confirm the grade in force."""

    gives_grade: Literal[False]
    confirms_grade: tuple[Words, ...]


class Lineage(Part):
    """May a grade and a headship be carried from one URN to the next?"""

    follow: tuple[Literal["Predecessor"], ...]
    converter: Handling
    sponsor_led: Handling
    merged_or_split: Handling
    several_predecessors: Handling


class Capacities(Part):
    """Which ways of holding a post count."""

    substantive: Verdict
    co_head: Verdict
    acting: Verdict
    interim: Verdict
