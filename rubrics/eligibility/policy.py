"""A whole eligibility policy, `nle-policy/1`, and what must hold inside it.

What it means for a person lives in `assessment.rules.eligibility`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from rubrics.eligibility.clauses import NEEDS_PAIR, NEEDS_POST, Clause, ClauseBase, Transition
from rubrics.eligibility.part import Closed, Id, Parameter, Part, Verdict, Words
from rubrics.eligibility.reading import Capacities, Judgement, Lineage, Ungraded
from rubrics.eligibility.resolve import filled, has_references
from rubrics.eligibility.tree import Group, Joined, Route, Use


class Source(Part):
    """Where the policy was published."""

    document: Words
    paragraphs: tuple[str, ...] = ()
    licence: Words


class EligibilityPolicy(Part):
    """The rules of stage 1. Raises ValidationError with the key of each fault."""

    schema_: Literal["nle-policy/1"] = Field(alias="schema")
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
    version: Annotated[int, Field(ge=1)]
    title: Words
    source: Source
    status: Literal["draft", "specimen", "reconstructed", "agreed"]
    evaluates_at: Literal["round_closing_date"]
    parameters: Annotated[Mapping[Id, Parameter], *Closed]
    judgement: Judgement
    ungraded: Ungraded
    lineage: Lineage
    capacity: Capacities
    unverified_post: Verdict
    transitions: tuple[Transition, ...] = Field(min_length=1)
    sponsor_led_types: tuple[str, ...] = ("28", "33", "43", "46")
    define: Annotated[Mapping[Id, Clause], *Closed] = Field(default_factory=dict)
    routes: tuple[Route, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _asks_its_questions(self) -> Self:
        silent = [
            name for name, one in self.parameters.items() if one.specimen and not one.question
        ]
        if silent:
            raise ValueError(f"specimens need a question: {', '.join(silent)}")
        return self

    @model_validator(mode="after")
    def _uses_ids_once(self) -> Self:
        ids = [path for route in self.routes for path, _ in walk(route)]
        twice = sorted({path for path in ids if ids.count(path) > 1})
        routes = [route.id for route in self.routes]
        twice += sorted({one for one in routes if routes.count(one) > 1})
        if twice:
            raise ValueError(f"ids are used twice: {', '.join(twice)}")
        return self

    @model_validator(mode="after")
    def _names_what_it_defines(self) -> Self:
        for route in self.routes:
            for path, node in walk(route):
                if isinstance(node, Use) and node.use not in self.define:
                    raise ValueError(f"{path} uses {node.use}, which define does not have")
                if isinstance(node, ClauseBase) and node.id is None:
                    raise ValueError(f"a clause of {route.id} has no id")
        return self

    @model_validator(mode="after")
    def _binds_what_it_asks(self) -> Self:
        for route in self.routes:
            for path, node, bound in bindings(route):
                clause = self.define[node.use] if isinstance(node, Use) else node
                if isinstance(clause, NEEDS_PAIR) and "pair" not in bound:
                    raise ValueError(f"{path} needs a pair: put it under for_some with a pair")
                if isinstance(clause, NEEDS_POST) and "post" not in bound:
                    raise ValueError(f"{path} needs a post: put it under for_some")
        return self

    @model_validator(mode="after")
    def _puts_values_where_they_fit(self) -> Self:
        self.resolved()
        return self

    def resolved(self) -> Self:
        """Return the policy as the evaluator reads it: no references and no `use`."""
        whole = self.model_dump(mode="json", by_alias=True)
        if not has_references((whole["routes"], whole["define"])):
            return self
        try:
            return type(self).model_validate_json(json.dumps(filled(whole)))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            raise ValueError(f"a parameter does not fit at {place}: {first['msg']}") from error

    def route(self, route_id: str) -> Route:
        """Return the route of this id, or raise KeyError."""
        return {route.id: route for route in self.routes}[route_id]


Leaf = Use | ClauseBase


def walk(route: Route) -> Iterator[tuple[str, Leaf | Group]]:
    """Every clause and named group with its path, like `turnaround_head.improved.led_it`."""
    yield from _below(route, route.id)


def _below(joined: Joined, path: str) -> Iterator[tuple[str, Leaf | Group]]:
    for node in joined.children:
        here = f"{path}.{node.id}" if node.id else path
        if isinstance(node, Group):
            if node.id:
                yield here, node
            yield from _below(node, here)
        else:
            yield here, node


def bindings(route: Route) -> Iterator[tuple[str, Leaf, frozenset[str]]]:
    """Every clause with what is bound where it stands: `post`, `pair`, both or neither."""
    yield from _bound(route, route.id, frozenset())


def _bound(
    joined: Joined, path: str, bound: frozenset[str]
) -> Iterator[tuple[str, Leaf, frozenset[str]]]:
    for node in joined.children:
        here = f"{path}.{node.id}" if node.id else path
        if isinstance(node, Group):
            some = node.for_some
            more = {"post", *(("pair",) if some.pair else ())} if some else set()
            yield from _bound(node, here, bound | more)
        else:
            yield here, node, bound
