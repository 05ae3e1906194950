"""The levels that a panel member may give, and what a panel may agree.

"Not evidenced" stands beside the scale, never on it: it has no number (semantics rule 26).
"""

from enum import StrEnum
from typing import Final

from assessment.rules.refusal import Faults


class Level(StrEnum):
    """One member's judgement of one criterion."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    NOT_EVIDENCED = "not_evidenced"

    @property
    def number(self) -> int | None:
        """1 to 4, or None where nothing could be scored."""
        return None if self is Level.NOT_EVIDENCED else int(self.value)

    @property
    def words(self) -> str:
        """As lists write it: "Level 3" or "Not evidenced"."""
        return "Not evidenced" if self.number is None else f"Level {self.number}"

    def meets(self, threshold: int) -> bool:
        """Whether it reaches `threshold` (1 to 4). "Not evidenced" never does."""
        return self.number is not None and self.number >= threshold


SCALE: Final = (Level.ONE, Level.TWO, Level.THREE, Level.FOUR)
CANNOT_AGREE: Final = "cannot_agree"
OUTSIDE = "Level must be 1, 2, 3 or 4, or “Not evidenced”"


def read_level(typed: str | None) -> Level | None:
    """The level that a form sent, None where nothing was chosen.

    Raises Faults on `level` for anything outside the scale.
    """
    if not typed:
        return None
    try:
        return Level(typed)
    except ValueError:
        raise Faults({"level": OUTSIDE}) from None


def spread(levels: list[Level]) -> int:
    """How many levels apart the numbered levels lie, 0 where there are none or one."""
    numbers = [level.number for level in levels if level.number is not None]
    return max(numbers) - min(numbers) if numbers else 0


def crosses(levels: list[Level], threshold: int) -> bool:
    """Whether some reach the threshold and some do not (semantics rule 27)."""
    return len({level.meets(threshold) for level in levels}) == 2
