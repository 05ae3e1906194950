"""The trees of a route: `all` and `any` over clauses, and `for_some` that binds them together."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from rubrics.eligibility.clauses import Clause
from rubrics.eligibility.part import Id, Part, Words

PostKind = Literal["headship", "current_headship", "current_trust_leadership"]


class Use(Part):
    """A clause defined once under `define`."""

    id: Id
    use: Id
    says: Words | None = None


class Binding(Part):
    """What `for_some` looks for: a post, and with `pair` two consecutive graded inspections."""

    post: PostKind
    pair: Literal["graded_pair"] | None = None


class Joined(Part):
    """Exactly one of `all` and `any`."""

    all_: tuple[Node, ...] | None = Field(default=None, alias="all", min_length=1)
    any_: tuple[Node, ...] | None = Field(default=None, alias="any", min_length=1)

    @model_validator(mode="after")
    def _joins_one_way(self) -> Self:
        if (self.all_ is None) == (self.any_ is None):
            raise ValueError("must have all or any, and not both")
        return self

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes below, in the order of the document."""
        return self.all_ or self.any_ or ()


class Group(Joined):
    """Clauses that stand together; named where the trace should say so."""

    id: Id | None = None
    says: Words | None = None
    for_some: Binding | None = None


class Exceptional(Part):
    """A route by exception: looked at when invoked, and signed by so many officials."""

    invoked_by: Literal["applicant"]
    sign_offs: int = Field(ge=1, le=5)


class Route(Joined):
    """One way to be eligible. `hint` helps an applicant to choose it."""

    id: Id
    title: Words
    hint: Words | None = None
    cites: Words
    exception: Exceptional | None = None


def _kind(value: Any) -> str:
    known = value if isinstance(value, dict) else {}
    if "type" in known or hasattr(value, "type"):
        return "clause"
    return "use" if "use" in known or isinstance(value, Use) else "group"


Node = Annotated[
    Annotated[Use, Tag("use")] | Annotated[Group, Tag("group")] | Annotated[Clause, Tag("clause")],
    Discriminator(_kind),
]

Joined.model_rebuild()
Group.model_rebuild()
Route.model_rebuild()
