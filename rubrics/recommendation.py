"""The recommendation policy of a round as a document: `nle-recommendation/2`.

Here live the shape of the document and what must hold inside it. What a policy means for a
case lives in `assessment.rules.recommendation`; nothing here evaluates anything.

Every number is a value with `specimen` and the question that the department must answer
before it stands, since the advisory group's report of November 2019 sets hardly any of them.
`nle-recommendation/1` is the same without periods; documents of it are still read.
"""

import re
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

CRITERION = r"^[1-9]\.[1-9]$"
AREA = r"^[a-z][a-z_]*$"
GATE = r"^(eligible|paper_passed|members_[1-9]|every_level_agreed)$"

Criterion = Annotated[str, Field(pattern=CRITERION)]
Question = Annotated[str, Field(min_length=1, max_length=400)]
Marks = Annotated[Decimal, Field(ge=0, le=10_000, allow_inf_nan=False)]


class Part(BaseModel):
    """Strict, frozen and closed: what every part of the document has in common."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Open(Part):
    """What every number carries: whether it is a specimen, and what the department must say."""

    specimen: bool
    question: Question


class MarksNumber(Open):
    """A number of marks on the scale of the paper."""

    value: Marks


class LevelNumber(Open):
    """A level of the rubric; 1 is the lowest."""

    value: Annotated[int, Field(ge=1, le=9)]


class CountNumber(Open):
    """How many criteria or people."""

    value: Annotated[int, Field(ge=1, le=99)]


class DaysNumber(Open):
    """How many days."""

    value: Annotated[int, Field(ge=1, le=999)]


class YearsNumber(Open):
    """How many years."""

    value: Annotated[int, Field(ge=1, le=20)]


class AreaFloor(MarksNumber):
    """The least marks that an area of the paper needs."""

    area: Annotated[str, Field(pattern=AREA)]


class CriterionFloor(LevelNumber):
    """The least level that one criterion needs."""

    criterion: Criterion


class PaperClauses(Part):
    """The pass mark with its standard error, both in marks, and a floor for areas that have one."""

    pass_mark: MarksNumber
    standard_error: MarksNumber
    area_floors: tuple[AreaFloor, ...]


class AtLeast(Part):
    """So many criteria at a level or above it."""

    count: CountNumber
    level: LevelNumber


class InterviewClauses(Part):
    """What the agreed levels must show. `threshold` is the standard for designation."""

    threshold: LevelNumber
    no_level: tuple[LevelNumber, ...]
    at_least: AtLeast
    must: tuple[CriterionFloor, ...]


class Signs(Part):
    """How many people it takes to confirm, to depart from a recommendation, and to decide."""

    confirm: CountNumber
    depart: CountNumber
    decide: CountNumber


class Periods(Part):
    """How long things last after a decision. Days count from the results, but for the training:
    from the start of the designation; and for a change: from the day of the change."""

    designation_years: YearsNumber
    training_days: DaysNumber
    appeal_days: DaysNumber
    evidence_days: DaysNumber
    decide_days: DaysNumber
    change_days: DaysNumber

    @model_validator(mode="after")
    def _decides_on_what_came(self) -> Self:
        if self.decide_days.value < self.evidence_days.value:
            raise ValueError("decide_days must not be fewer than evidence_days")
        return self

    @property
    def numbers(self) -> tuple[DaysNumber | YearsNumber, ...]:
        """Every period, in the order of the document."""
        named = (getattr(self, name) for name in type(self).model_fields)
        return tuple(named)


class Undecided(Part):
    """A question that belongs to no single number: a gate, or a list left empty."""

    about: str
    question: Question


def _before_2() -> Periods:
    """The periods that held while `nle-recommendation/1` was in use and named none."""
    days = {"training": 61, "appeal": 28, "evidence": 42, "decide": 70, "change": 28}
    asked = "How many days? This version of the policy does not say."
    years = YearsNumber(value=3, specimen=False, question="22: how many years?")
    named = {
        f"{name}_days": DaysNumber(value=value, specimen=True, question=asked)
        for name, value in days.items()
    }
    return Periods(designation_years=years, **named)


BEFORE_2 = _before_2()


class RecommendationPolicy(Part):
    """A whole recommendation policy. Raises ValidationError with the key of each fault."""

    schema_: Literal["nle-recommendation/1", "nle-recommendation/2"] = Field(alias="schema")
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    version: Annotated[int, Field(ge=1)]
    title: Annotated[str, Field(min_length=1, max_length=200)]
    specimen: bool
    paper: PaperClauses
    interview: InterviewClauses
    gates: tuple[Annotated[str, Field(pattern=GATE)], ...]
    signs: Signs
    periods_: Periods | None = Field(default=None, alias="periods")
    undecided: tuple[Undecided, ...] = ()

    @model_validator(mode="after")
    def _names_its_periods(self) -> Self:
        if (self.periods_ is None) != (self.schema_ == "nle-recommendation/1"):
            raise ValueError("nle-recommendation/2 needs periods, nle-recommendation/1 has none")
        return self

    @model_validator(mode="after")
    def _says_each_thing_once(self) -> Self:
        for name, named in (
            ("gates", self.gates),
            ("paper.area_floors", tuple(floor.area for floor in self.paper.area_floors)),
            ("interview.must", tuple(floor.criterion for floor in self.interview.must)),
            ("interview.no_level", tuple(level.value for level in self.interview.no_level)),
        ):
            twice = sorted({str(one) for one in named if named.count(one) > 1})
            if twice:
                raise ValueError(f"{name} names {', '.join(twice)} twice")
        return self

    @model_validator(mode="after")
    def _owns_up_to_specimens(self) -> Self:
        if not self.specimen and any(number.specimen for number in self.numbers):
            raise ValueError("specimen must be true while any number is a specimen")
        return self

    @property
    def periods(self) -> Periods:
        """The periods of the policy; of one that names none, those that held in its time."""
        return self.periods_ or BEFORE_2

    @property
    def numbers(self) -> tuple[Open, ...]:
        """Every number of the policy, in the order of the document."""
        interview, signs = self.interview, self.signs
        return (
            self.paper.pass_mark,
            self.paper.standard_error,
            *self.paper.area_floors,
            interview.threshold,
            *interview.no_level,
            interview.at_least.count,
            interview.at_least.level,
            *interview.must,
            signs.confirm,
            signs.depart,
            signs.decide,
            *(self.periods_.numbers if self.periods_ else ()),
        )

    @property
    def members_needed(self) -> int:
        """How many locked sheets the gate `members_N` asks for; 0 where there is no such gate."""
        found = (re.fullmatch(r"members_([1-9])", gate) for gate in self.gates)
        return max((int(match[1]) for match in found if match), default=0)
