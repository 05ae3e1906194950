"""The facts that questions rest on, in our own words. A fact that may not be keyed never is."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from question_bank.frozen import Frozen, Id, Text


class Fact(Frozen):
    """Confidence A: read in a published source; B: well established; C: unsure."""

    id: Id
    statement: Text
    source: Text
    confidence: Literal["A", "B", "C"]
    may_be_keyed: bool

    @model_validator(mode="after")
    def _unsure_is_never_keyed(self) -> Self:
        if self.confidence == "C" and self.may_be_keyed:
            raise ValueError("a fact of confidence C may not be keyed")
        return self


class FactBook(Frozen):
    """All facts of the bank; each id stands once."""

    schema_: Literal["nle-facts/1"] = Field(alias="schema")
    id: Id
    version: Annotated[int, Field(ge=1)]
    facts: Annotated[tuple[Fact, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        seen: set[str] = set()
        for fact in self.facts:
            if fact.id in seen:
                raise ValueError(f"{fact.id} is here twice")
            seen.add(fact.id)
        return self
