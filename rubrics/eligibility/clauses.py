"""The clause types that a policy may use: what each asks, in typed fields. Nothing is evaluated
here. Source: eligibility design, section 2.3."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from rubrics.eligibility.part import (
    CountField,
    DateField,
    Grade,
    Id,
    NumberField,
    Part,
    PeriodField,
    Role,
    Words,
)

Transition = tuple[Grade, Grade]
"""(before, after)."""


class ClauseBase(Part):
    """What every clause carries: an id that is never reused, and its words for people."""

    id: Id | None = None
    says: Words | None = None


class HeldPost(ClauseBase):
    """A post of one of these roles, now or ever, for at least `min`."""

    type: Literal["held_post"]
    roles: tuple[Role, ...] = Field(min_length=1)
    when: Literal["now", "now_or_past"]
    min: PeriodField | None = None


class GradeImproved(ClauseBase):
    """The bound pair of consecutive graded inspections is an allowed transition."""

    type: Literal["grade_improved"]


class InspectionBetween(ClauseBase):
    """The later inspection of the pair started in a window; both ends are inside."""

    type: Literal["inspection_between"]
    not_before: PeriodField | None = None
    from_: DateField | None = Field(default=None, alias="from")
    to: DateField | None = None

    @model_validator(mode="after")
    def _has_an_end(self) -> Self:
        if self.not_before is None and self.from_ is None and self.to is None:
            raise ValueError("inspection_between needs not_before, from or to")
        return self


class InPostBetween(ClauseBase):
    """In post `before` ahead of the later inspection, and still there or left not long ago."""

    type: Literal["in_post_between"]
    before: PeriodField
    left_met: PeriodField
    left_unknown: PeriodField


class NamedInReport(ClauseBase):
    """A report on that school, inspected on or after `since`, names the applicant as head."""

    type: Literal["named_in_report"]
    since: DateField


class CurrentGrade(ClauseBase):
    """The grade in force at the bound school equals this and is not stale."""

    type: Literal["current_grade"]
    equals: Grade
    max_age: PeriodField


class NoDecline(ClauseBase):
    """No fall to these grades while responsible; the first `grace` is set aside."""

    type: Literal["no_decline"]
    roles: tuple[Role, ...] = Field(min_length=1)
    grace: PeriodField
    tail: PeriodField
    fell_to: tuple[Grade, ...]


class PerformanceAtLeast(ClauseBase):
    """Attainment or progress of the latest year, by phase, at or above a minimum."""

    type: Literal["performance_at_least"]
    measure: Literal["attainment", "progress"]
    ks4: NumberField
    ks2: NumberField
    ks4_ci_low_above: NumberField | None = None
    max_age_years: CountField
    not_produced: Literal["use_latest_produced"] | None = None


class PerformanceImprovedBy(ClauseBase):
    """A gain since a base year, written as 202223 for 2022/23."""

    type: Literal["performance_improved_by"]
    base: CountField
    ks4: NumberField
    ks2: NumberField


class NotInspectedSince(ClauseBase):
    """Nobody from Ofsted came on or after this date."""

    type: Literal["not_inspected_since"]
    since: DateField


class LeadsGroup(ClauseBase):
    """Leads a group of one of these types, by GIAS code, in one of these states."""

    type: Literal["leads_group"]
    roles: tuple[Role, ...] = Field(min_length=1)
    group_types: tuple[str, ...]
    status: tuple[str, ...]


class MovedSponsoredAcademy(ClauseBase):
    """The trust moved a sponsor-led academy out of requires improvement."""

    type: Literal["moved_sponsored_academy_out_of_ri"]
    from_: tuple[Grade, ...] = Field(alias="from")
    from_unknown: tuple[Grade, ...] = ()
    to: tuple[Grade, ...]
    before: PeriodField


class GroupPerformance(ClauseBase):
    """The share of the trust's academies that are strong, by the clauses named in `strong`."""

    type: Literal["group_performance_at_least"]
    member_for: PeriodField
    min_schools: CountField
    share: NumberField
    strong: tuple[Id, ...] = ("strong_attainment", "strong_progress")


class AccountableImprovement(ClauseBase):
    """An allowed transition at a school, inside the verified time of accountability."""

    type: Literal["accountable_improvement"]
    transitions: tuple[Transition, ...]
    before: PeriodField


class Attested(ClauseBase):
    """A statement was made. It decides nothing without signatures."""

    type: Literal["attested"]
    subject: Id


Clause = Annotated[
    HeldPost
    | GradeImproved
    | InspectionBetween
    | InPostBetween
    | NamedInReport
    | CurrentGrade
    | NoDecline
    | PerformanceAtLeast
    | PerformanceImprovedBy
    | NotInspectedSince
    | LeadsGroup
    | MovedSponsoredAcademy
    | GroupPerformance
    | AccountableImprovement
    | Attested,
    Field(discriminator="type"),
]

NEEDS_POST = (
    InPostBetween,
    NamedInReport,
    CurrentGrade,
    PerformanceAtLeast,
    PerformanceImprovedBy,
    NotInspectedSince,
    LeadsGroup,
    MovedSponsoredAcademy,
    GroupPerformance,
)
"""Clauses that speak of the bound post."""

NEEDS_PAIR = (GradeImproved, InspectionBetween, InPostBetween)
"""Clauses that speak of the bound pair of inspections."""
