"""Whether a question tells stronger applicants from weaker ones: the item-rest correlation.

Corrected: the rest of the paper leaves the question out. The interval is Fisher's (semantics
rule 20). Nothing here knows what a question is.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

SURPRISE = 0.05
FEWEST = 4
NORMAL = NormalDist()


@dataclass(frozen=True)
class Correlation:
    """A correlation with its 95% interval, from `n` people."""

    value: float
    low: float
    high: float
    n: int

    @property
    def is_negative(self) -> bool:
        """Say whether the whole interval lies below nought."""
        return self.high < 0


def item_rest(points: ArrayLike, totals: ArrayLike, of: int = 1) -> Correlation | None:
    """Return the correlation of a question's points with the rest of the paper.

    Both are of length n, one entry a person. The interval holds for all of `of` questions
    together (Bonferroni), so that among many none is called negative by chance. None where it
    cannot be known: fewer than 4 people, or everyone alike on the question or on the rest.
    """
    item = np.asarray(points, dtype=float)
    rest = np.asarray(totals, dtype=float) - item
    n = int(item.size)
    if n < FEWEST or np.ptp(item) == 0 or np.ptp(rest) == 0:
        return None
    value = float(np.clip(np.corrcoef(item, rest)[0, 1], -0.999999, 0.999999))
    centre, half = np.arctanh(value), -NORMAL.inv_cdf(SURPRISE / 2 / of) / np.sqrt(n - 3)
    return Correlation(value, float(np.tanh(centre - half)), float(np.tanh(centre + half)), n)
