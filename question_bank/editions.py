"""The editions of frameworks that questions stand on: from when, till when, what came after."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from question_bank.frozen import Frozen, Id, Text


class Edition(Frozen):
    """One edition, as questions name it by `framework` and `edition` (semantics rule 19).

    `until` is the last day it was in force, None while it is; `superseded_by` the edition that
    took its place.
    """

    id: Id
    framework: Text
    edition: Text
    from_: date = Field(alias="from")
    until: date | None = None
    superseded_by: Id | None = None
    source: Text

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        if self.until is not None and self.until < self.from_:
            raise ValueError("until must be after from")
        if self.superseded_by is not None and self.until is None:
            raise ValueError("an edition that was superseded needs the last day of its force")
        return self


class Editions(Frozen):
    """The editions of one area; each id, and each pair of framework and edition, stands once."""

    schema_: Literal["nle-editions/1"] = Field(alias="schema")
    id: Id
    version: Annotated[int, Field(ge=1)]
    editions: Annotated[tuple[Edition, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        names = [each.id for each in self.editions]
        pairs = [(each.framework, each.edition) for each in self.editions]
        if len(set(names)) != len(names) or len(set(pairs)) != len(pairs):
            raise ValueError("an edition is here twice")
        for each in self.editions:
            if each.superseded_by not in (None, *names):
                after = each.superseded_by
                raise ValueError(f"{each.id} is superseded by {after}, which is not here")
        return self
