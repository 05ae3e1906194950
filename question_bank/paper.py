"""A paper: its blueprint, its time and its pass mark. Which questions is settled by a draw."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from question_bank.frozen import Frozen, Id, Text
from question_bank.question import Area, Demand, Pool, Question

Kind = Literal["single_best", "multiple_response", "numeric", "ordering", "matching"]


class Cell(Frozen):
    """So many questions of these demands and kinds; empty means any."""

    count: Annotated[int, Field(ge=1)]
    demands: tuple[Demand, ...] = ()
    kinds: tuple[Kind, ...] = ()

    def admits(self, question: Question) -> bool:
        return (not self.demands or question.demand in self.demands) and (
            not self.kinds or question.kind in self.kinds
        )


class Section(Frozen):
    """One part of the paper, on one area."""

    id: Id
    title: Text
    area: Area
    cells: Annotated[tuple[Cell, ...], Field(min_length=1, max_length=8)]

    @property
    def count(self) -> int:
        return sum(cell.count for cell in self.cells)


class PassMark(Frozen):
    """The least total that passes, and the standard error of that cut (not of a score)."""

    value: Annotated[Decimal, Field(ge=0)]
    standard_error: Annotated[Decimal, Field(ge=0)]
    specimen: bool
    question: Text


class Paper(Frozen):
    """The blueprint. A rehearsal has no pass mark and draws from its own pool."""

    schema_: Literal["nle-paper/1"] = Field(alias="schema")
    id: Id
    version: Annotated[int, Field(ge=1)]
    title: Text
    pool: Pool
    specimen: bool
    minutes: Annotated[int, Field(ge=1, le=600)]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    pass_mark: PassMark | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [section.id for section in self.sections]
        if len(set(ids)) != len(ids):
            raise ValueError("two sections have the same id")
        if (self.pass_mark is None) != (self.pool == "rehearsal"):
            raise ValueError("a paper has a pass mark, a rehearsal has none")
        return self

    @property
    def count(self) -> int:
        """How many questions it asks."""
        return sum(section.count for section in self.sections)
