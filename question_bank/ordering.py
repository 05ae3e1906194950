"""Steps to be put in order: what is kept of the positions, and what they are worth."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from question_bank.answer import NotOffered, Option, OptionId, check_options
from question_bank.frozen import Frozen

ONE_EACH = "Give each step one position"


class Ordering(Frozen):
    """The key names the steps first to last. A response is each placed step with its position.

    A response reads "a3,b1,c2", in the author's order; a step without a position is left out.
    `all_or_nothing`: the whole order or nothing. `neighbours`: each pair of steps that follow
    one another in the key and in the response earns an equal share.
    """

    kind: Literal["ordering"]
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=6)]
    key: tuple[OptionId, ...]
    scoring: Literal["all_or_nothing", "neighbours"]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        check_options(self.options, self.key)
        ids = tuple(option.id for option in self.options)
        if any(option.anchor != "shuffled" for option in self.options):
            raise ValueError("steps are shown in any order, so none may have an anchor")
        if len(self.key) != len(ids):
            raise ValueError("the key must name every step once, first to last")
        if self.key == ids:
            raise ValueError("the steps are written in the right order, which gives it away")
        return self

    def read(self, values: Sequence[str]) -> str:
        """The placed steps in the author's order; NotOffered for any other step or position."""
        placed: dict[str, str] = {}
        positions = {str(at) for at in range(1, len(self.options) + 1)}
        for value in filter(None, values):
            name, position = value[:1], value[1:]
            if name not in {option.id for option in self.options} or position not in positions:
                raise NotOffered("Select a position from the list")
            if name in placed:
                raise NotOffered(ONE_EACH)
            placed[name] = position
        return ",".join(f"{o.id}{placed[o.id]}" for o in self.options if o.id in placed)

    def share(self, response: str) -> Decimal:
        order = self.order_of(response)
        if order is None:
            return Decimal(0)
        if self.scoring == "all_or_nothing":
            return Decimal(order == self.key)
        right = set(pairwise(self.key))
        kept = sum(pair in right for pair in pairwise(order))
        return Decimal(kept) / len(right)

    def order_of(self, response: str) -> tuple[str, ...] | None:
        """The steps first to last; None until each has a position of its own."""
        placed = sorted((part[1:], part[:1]) for part in response.split(",") if part)
        positions = [position for position, _ in placed]
        if positions != [str(at) for at in range(1, len(self.options) + 1)]:
            return None
        return tuple(name for _, name in placed)

    def note(self, response: str) -> str | None:
        """What stands in the way of a mark: a position taken twice, a step without one."""
        placed = [part for part in response.split(",") if part]
        shared = Counter(part[1:] for part in placed).most_common(1)
        if shared and shared[0][1] > 1:
            position, count = shared[0]
            both = "both" if count == 2 else "all"
            return f"{count} steps are {both} in position {position}."
        if 0 < len(placed) < len(self.options):
            return f"You have placed {len(placed)} of {len(self.options)} steps."
        return None
