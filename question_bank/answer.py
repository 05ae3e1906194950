"""The kinds of answer: what is offered, what is right, what it is worth. Keys stay in here."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from question_bank.frozen import Frozen, Text
from question_bank.number import LONGEST, parse_number

OptionId = Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
NOT_A_NUMBER = "We saved what you typed. It is not a number, so it cannot get a mark yet."


class NotOffered(ValueError):
    """A response that the question does not offer; its text says so to the person."""


class Working(Frozen):
    """How a number comes about: a formula of `question_bank.formulas` and its inputs in order."""

    formula: Text
    of: tuple[Decimal, ...]


class Option(Frozen):
    """One choice. `anchor` says whether it may move (semantics rule 17)."""

    id: OptionId
    text: Text
    anchor: Literal["shuffled", "authored", "last"] = "shuffled"
    rationale: Text
    working: Working | None = None


def check_options(options: tuple[Option, ...], key: tuple[str, ...]) -> None:
    """Ids stand once and the key is among them; ValueError in an author's words."""
    ids = [option.id for option in options]
    if len(set(ids)) != len(ids):
        raise ValueError("two options have the same id")
    if len(set(key)) != len(key):
        raise ValueError("the key names an option twice")
    for name in key:
        if name not in ids:
            raise ValueError(f"the key is {name}, which is not an option")


class SingleBest(Frozen):
    """One option is best. A response is its id."""

    kind: Literal["single_best"]
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=6)]
    key: OptionId

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        check_options(self.options, (self.key,))
        return self

    def read(self, values: Sequence[str]) -> str:
        chosen = offered(self.options, values)
        if len(chosen) > 1:
            raise NotOffered("Select one answer")
        return "".join(chosen)

    def share(self, response: str) -> Decimal:
        return Decimal(response == self.key)

    def note(self, response: str) -> str | None:
        return None


class MultipleResponse(Frozen):
    """Several options are right. A response is their ids, in the author's order, with commas.

    `all_or_nothing`: the exact set or nothing. `right_less_wrong`: each right choice earns an
    equal share, each wrong one takes a share away, and the whole is never under nothing.
    """

    kind: Literal["multiple_response"]
    options: Annotated[tuple[Option, ...], Field(min_length=4, max_length=8)]
    key: Annotated[tuple[OptionId, ...], Field(min_length=2)]
    scoring: Literal["all_or_nothing", "right_less_wrong"]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        check_options(self.options, self.key)
        if len(self.key) == len(self.options):
            raise ValueError("every option is in the key, so nobody can be wrong")
        return self

    def read(self, values: Sequence[str]) -> str:
        return ",".join(offered(self.options, values))

    def share(self, response: str) -> Decimal:
        chosen, right = set(response.split(",")) - {""}, set(self.key)
        if self.scoring == "all_or_nothing":
            return Decimal(chosen == right)
        worth = len(chosen & right) - len(chosen - right)
        return max(Decimal(0), Decimal(worth) / len(right))

    def note(self, response: str) -> str | None:
        count = len([name for name in response.split(",") if name])
        if count in (0, len(self.key)):
            return None
        return f"Select {len(self.key)} answers. You have selected {count}."


class Numeric(Frozen):
    """A number within `tolerance` of `value`, in `unit`. A response is what was typed."""

    kind: Literal["numeric"]
    value: Decimal
    tolerance: Annotated[Decimal, Field(ge=0)]
    unit: str = ""
    example: Text
    rationale: Text
    working: Working | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        shown = parse_number(self.example, self.unit)
        if shown is None:
            raise ValueError(f"the example must be a number. It says {self.example}")
        if abs(shown - self.value) <= self.tolerance:
            raise ValueError("the example gives the answer away")
        return self

    def read(self, values: Sequence[str]) -> str:
        typed = values[0] if values else ""
        if len(values) > 1:
            raise NotOffered("Enter one number")
        if len(typed) > LONGEST:
            raise NotOffered(f"Your answer must be {LONGEST} characters or fewer")
        return typed if typed.strip() else ""

    def share(self, response: str) -> Decimal:
        number = parse_number(response, self.unit)
        return Decimal(number is not None and abs(number - self.value) <= self.tolerance)

    def note(self, response: str) -> str | None:
        return NOT_A_NUMBER if response and parse_number(response, self.unit) is None else None


def offered(options: tuple[Option, ...], values: Sequence[str]) -> list[str]:
    """The chosen ids in the author's order; NotOffered when one is not an option."""
    chosen = {value for value in values if value}
    if chosen - {option.id for option in options}:
        raise NotOffered("Select an answer from the list")
    return [option.id for option in options if option.id in chosen]
