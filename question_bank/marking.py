"""Marking of specimens: what a second marker gave, and what came of a difference.

A second marker reads stem, tasks and rubric, and neither the awards nor which specimen was meant
to be strong. Each marking names the case by hash, so that a case that was mended since has to be
marked again.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from question_bank.case import STANDINGS, Case, Specimen, Standing
from question_bank.frozen import Frozen, Id, Text
from question_bank.proof import Hash

APART_ON_AN_ASPECT = 1
APART_IN_ALL = 2
"""The most marks between a marker and the awards that need no word."""


class Given(Frozen):
    """What a marker gave on one aspect."""

    aspect: Id
    marks: Annotated[int, Field(ge=0)]


class SecondMarking(Frozen):
    """One specimen as one marker marked it.

    `resolution` says what was done about a doubt or a difference; it is needed for either.
    """

    case: Id
    version: Annotated[int, Field(ge=1)]
    hash: Hash
    specimen: Standing
    marker: Text
    marked_on: date
    marks: Annotated[tuple[Given, ...], Field(min_length=1)]
    doubt: str = ""
    resolution: str = ""

    @model_validator(mode="after")
    def _nothing_is_left_hanging(self) -> Self:
        if self.doubt and not self.resolution:
            raise ValueError(f"{self.case} was doubted, and nothing says what came of it")
        return self

    @property
    def total(self) -> int:
        return sum(given.marks for given in self.marks)


class Marking(Frozen):
    """The markings of some cases; a marker marks each specimen of a case's hash once."""

    schema_: Literal["nle-marking/1"] = Field(alias="schema")
    id: Id
    version: Annotated[int, Field(ge=1)]
    markings: Annotated[tuple[SecondMarking, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        seen: set[tuple[str, str, str]] = set()
        for each in self.markings:
            name = (each.hash, each.specimen, each.marker)
            if name in seen:
                raise ValueError(
                    f"{each.marker} marked the {each.specimen} one of {each.case} twice"
                )
            seen.add(name)
        return self


def unmarked(live: Mapping[str, Case], markings: Iterable[SecondMarking]) -> list[str]:
    """Return what is wrong with the second marking of the live cases, in a writer's words.

    `live` is hash to case. A specimen is marked once somebody marked it in the very case of this
    hash; marks that differ from the awards need a resolution.
    """
    wrong, marked = [], set()
    for marking in markings:
        case = live.get(marking.hash)
        if case is None:
            continue
        marked.add((marking.hash, marking.specimen))
        wrong += [f"{case.id}, {marking.specimen}: {says}" for says in _faults(case, marking)]
    return wrong + [
        f"{case.id} version {case.version}: no second marker has marked the {standing} specimen "
        "as it stands."
        for name, case in live.items()
        for standing in STANDINGS
        if (name, standing) not in marked
    ]


def _faults(case: Case, marking: SecondMarking) -> Iterator[str]:
    aspects = {aspect.id: aspect for aspect in case.aspects}
    if [given.aspect for given in marking.marks] != list(aspects):
        yield f"{marking.marker} must give marks for {', '.join(aspects)}, in this order."
        return
    for given in marking.marks:
        if given.marks > (most := aspects[given.aspect].marks):
            yield f"{given.aspect} is worth 0 to {most}, not {given.marks}."
    if not marking.resolution:
        for says in _differences(case, marking):
            yield f"{says} Nothing says what came of it."


def _differences(case: Case, marking: SecondMarking) -> Iterator[str]:
    awarded = _specimen(case, marking.specimen)
    for given, award in zip(marking.marks, awarded.awards, strict=True):
        if abs(given.marks - award.marks) > APART_ON_AN_ASPECT:
            yield (
                f"{marking.marker} gave {given.marks} on {given.aspect}, "
                f"and the award is {award.marks}."
            )
    if abs(marking.total - awarded.marks) > APART_IN_ALL:
        yield f"{marking.marker} gave {marking.total} in all, and the awards are {awarded.marks}."


def _specimen(case: Case, standing: Standing) -> Specimen:
    return case.specimens[STANDINGS.index(standing)]
