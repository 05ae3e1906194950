"""Lines to be matched with choices: what is kept, and what it is worth."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from question_bank.answer import NotOffered, Option, OptionId
from question_bank.frozen import Frozen, Text


class Line(Frozen):
    """One line to be matched; `key` is the choice that fits it, `rationale` says why."""

    id: OptionId
    text: Text
    key: OptionId
    rationale: Text


class Matching(Frozen):
    """Each line has one choice; a choice may fit no line. A response reads "ap,bq".

    `each`: every line matched right earns an equal share. `all_or_nothing`: all or nothing.
    """

    kind: Literal["matching"]
    lines: Annotated[tuple[Line, ...], Field(min_length=3, max_length=6)]
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=8)]
    scoring: Literal["each", "all_or_nothing"]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        names = [line.id for line in self.lines]
        choices = [option.id for option in self.options]
        if len(set(names)) != len(names) or len(set(choices)) != len(choices):
            raise ValueError("two lines or two choices have the same id")
        for line in self.lines:
            if line.key not in choices:
                raise ValueError(f"the key of line {line.id} is {line.key}, which is no choice")
        if len({line.key for line in self.lines}) == 1:
            raise ValueError("every line has the same key")
        return self

    def read(self, values: Sequence[str]) -> str:
        """The matched lines in the author's order; NotOffered for any other line or choice."""
        chosen: dict[str, str] = {}
        for value in filter(None, values):
            line, choice = value[:1], value[1:]
            if line not in {each.id for each in self.lines} or choice not in {
                option.id for option in self.options
            }:
                raise NotOffered("Choose an answer from the list")
            if line in chosen:
                raise NotOffered("Choose one answer for each line")
            chosen[line] = choice
        return ",".join(f"{each.id}{chosen[each.id]}" for each in self.lines if each.id in chosen)

    def share(self, response: str) -> Decimal:
        chosen = {part[:1]: part[1:] for part in response.split(",") if part}
        right = sum(chosen.get(line.id) == line.key for line in self.lines)
        if self.scoring == "all_or_nothing":
            return Decimal(right == len(self.lines))
        return Decimal(right) / len(self.lines)

    def note(self, response: str) -> str | None:
        """How many lines have a choice, while some have none."""
        matched = len([part for part in response.split(",") if part])
        if matched in (0, len(self.lines)):
            return None
        return f"You have matched {matched} of {len(self.lines)}."
