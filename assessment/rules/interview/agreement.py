"""How a panel agrees: when it may compare, what it must discuss, what it must explain.

Semantics rules 25 and 27; screens, pages 59 and 60. Members are named by any key the caller
chooses; the order of a mapping is the order in which people are shown. No average anywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from assessment.rules.interview.level import CANNOT_AGREE, Level, crosses, spread
from assessment.rules.refusal import Faults, Refused

Agreed = Level | Literal["cannot_agree"]
Given = Mapping[str, Mapping[str, Level]]
"""Criterion to member to level, of locked sheets only."""


class Next(StrEnum):
    """What a panel has to do about a criterion, before anything is agreed."""

    SAME = "Same level"
    AGREE = "Agree a level"
    CROSSES = "Discuss: crosses the line"
    APART = "Discuss: 2 levels apart"
    FAR_APART = "Discuss: 3 levels apart"

    @property
    def is_discussion(self) -> bool:
        """Whether a record of the discussion is needed (semantics rule 27)."""
        return self in (Next.CROSSES, Next.APART, Next.FAR_APART)


@dataclass(frozen=True)
class Agreement:
    """What the panel wrote about one criterion."""

    criterion: str
    level: Agreed
    discussion: str = ""
    reason: str = ""

    @property
    def words(self) -> str:
        """As the matrix writes it: "Agreed 3", "Not evidenced", "Not agreed"."""
        if self.level == CANNOT_AGREE:
            return "Not agreed"
        number = Level(self.level).number
        return "Agreed: not evidenced" if number is None else f"Agreed {number}"


def may_compare(locked: Sequence[bool]) -> bool:
    """Whether the sheets may be seen: two or more, and every one locked (semantics rule 25).

    `locked` has one entry for each member whose scores stand, conflicts set aside.
    """
    return len(locked) >= 2 and all(locked)


def next_for(levels: Sequence[Level], threshold: int) -> Next:
    """What a criterion needs, from the levels that were given for it."""
    apart = spread(list(levels))
    if apart >= 3:
        return Next.FAR_APART
    if apart == 2:
        return Next.APART
    if crosses(list(levels), threshold):
        return Next.CROSSES
    return Next.SAME if len(set(levels)) == 1 else Next.AGREE


def steps(given: Given, threshold: int) -> dict[str, Next]:
    """What each criterion needs, in the order of `given`."""
    return {
        criterion: next_for(tuple(levels.values()), threshold)
        for criterion, levels in given.items()
    }


def discuss_first(given: Given, threshold: int) -> tuple[str, ...]:
    """The criteria to talk about first: those that need a discussion, in their order."""
    found = steps(given, threshold)
    return tuple(criterion for criterion, step in found.items() if step.is_discussion)


def same_level(given: Given) -> tuple[str, ...]:
    """The criteria on which everyone gave one level."""
    return tuple(c for c, levels in given.items() if len(set(levels.values())) == 1)


def differs(level: Agreed, levels: Sequence[Level]) -> bool:
    """Whether an agreed level is not the one that somebody gave (semantics rule 27)."""
    return level != CANNOT_AGREE and any(given != level for given in levels)


def check_agreement(made: Agreement, levels: Sequence[Level], threshold: int) -> None:
    """Raise Faults where words are missing that rule 27 asks for."""
    faults: dict[str, str] = {}
    needed = next_for(levels, threshold).is_discussion or made.level == CANNOT_AGREE
    if needed and not made.discussion.strip():
        faults["discussion"] = "Enter what you discussed"
    if differs(made.level, levels) and not made.reason.strip():
        faults["reason"] = "Enter why the agreed level differs"
    if faults:
        raise Faults(faults)


def left_to_agree(
    given: Given, made: Mapping[str, Agreement], threshold: int
) -> tuple[tuple[str, str], ...]:
    """What stops the chair from finishing: (criterion, message), in order."""
    found = []
    for criterion, step in steps(given, threshold).items():
        agreement = made.get(criterion)
        if agreement is None:
            found.append((criterion, f"Agree a level for {criterion}"))
        elif step.is_discussion and not agreement.discussion.strip():
            found.append((criterion, f"Write up the discussion of {criterion}"))
    return tuple(found)


def check_finish(
    given: Given, made: Mapping[str, Agreement], threshold: int, *, is_chair: bool
) -> None:
    """Raise Refused unless the chair may finish, or Faults with what is left (page 59)."""
    if not is_chair:
        raise Refused("Only the chair of the panel can finish the interview.")
    left = left_to_agree(given, made, threshold)
    if left:
        raise Faults({f"criterion-{criterion}": message for criterion, message in left})
