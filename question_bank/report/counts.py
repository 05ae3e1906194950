"""Which properties of questions and cases are counted, and in which bands."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from question_bank.answer import MultipleResponse, Numeric, SingleBest
from question_bank.case import Case
from question_bank.matching import Matching
from question_bank.ordering import Ordering
from question_bank.question import Demand, Phase, Question
from question_bank.report.tally import (
    AREA_NAMES,
    AREAS,
    Item,
    Tally,
    areas_of,
    banded,
    in_words,
    tally,
)
from question_bank.written import Extended, Short

KINDS = tuple(
    str(get_args(answer.model_fields["kind"].annotation)[0])
    for answer in (SingleBest, MultipleResponse, Numeric, Ordering, Matching, Short, Extended)
)
DEMANDS = tuple(map(in_words, get_args(Demand)))
PHASES = tuple(map(in_words, get_args(Phase)))
DIFFICULTY_BAND = Decimal("0.1")
MINUTES_BAND = Decimal("0.5")
CASE_MINUTES_BAND = Decimal(10)


@dataclass(frozen=True)
class Questions:
    """The live questions, each counted once in every tally. `topics` has one tally an area."""

    count: int
    specimens: int
    areas: Tally
    topics: tuple[Tally, ...]
    kinds: Tally
    demands: Tally
    frameworks: Tally
    editions: Tally
    phases: Tally
    difficulties: Tally
    minutes: Tally


@dataclass(frozen=True)
class Cases:
    """The cases. One of several areas counts in each, and once in all."""

    count: int
    specimens: int
    areas: tuple[int, ...]
    phases: Tally
    editions: Tally
    difficulties: Tally
    minutes: Tally


def questions_of(live: Sequence[Question]) -> Questions:
    """Count live questions."""
    return Questions(
        count=len(live),
        specimens=sum(each.specimen for each in live),
        areas=tally("Area", live, lambda each: AREA_NAMES[each.area], AREA_NAMES.values()),
        topics=tuple(_topics(area, live) for area in AREAS),
        kinds=tally("Type", live, lambda each: in_words(each.kind), map(in_words, KINDS)),
        demands=tally("Demand", live, lambda each: in_words(each.demand), DEMANDS),
        frameworks=tally("Framework", live, lambda each: each.framework),
        editions=_editions(live),
        phases=_phases(live),
        difficulties=_difficulties(live),
        minutes=banded("Minutes", live, lambda each: each.minutes, MINUTES_BAND),
    )


def cases_of(cases: Sequence[Case]) -> Cases:
    """Count cases."""
    return Cases(
        count=len(cases),
        specimens=sum(each.specimen for each in cases),
        areas=tuple(sum(area in areas_of(each) for each in cases) for area in AREAS),
        phases=_phases(cases),
        editions=_editions(cases),
        difficulties=_difficulties(cases),
        minutes=banded("Minutes", cases, lambda each: Decimal(each.minutes), CASE_MINUTES_BAND),
    )


def _topics(area: str, live: Sequence[Question]) -> Tally:
    mine = [each for each in live if each.area == area]
    return tally(f"{AREA_NAMES[area]} topic", mine, lambda each: in_words(each.topic))


def _editions(items: Sequence[Item]) -> Tally:
    return tally("Edition", items, lambda each: f"{each.framework}: {each.edition}")


def _phases(items: Sequence[Item]) -> Tally:
    return tally("Phase", items, lambda each: in_words(each.phase), PHASES)


def _difficulties(items: Sequence[Item]) -> Tally:
    return banded("Difficulty", items, lambda each: each.difficulty, DIFFICULTY_BAND)
