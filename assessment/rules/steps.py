"""Steps that a person puts in order: where each stands, and what a move makes of them.

A place is the step's id with its position, "a3", as a page sends it; a step may have none.
The paper's script moves steps in the same way.
"""

from collections.abc import Iterable, Sequence

UP, DOWN = -1, 1


def standing(shown: Sequence[str], places: Iterable[str]) -> list[str]:
    """Return the steps as they stand: each at its position, the others in the gaps, as shown.

    Of two steps at one position the one that is shown first has it.
    """
    wanted = {place[:1]: int(place[1:]) for place in places if place}
    seats: dict[int, str] = {}
    for step in shown:
        if step in wanted:
            seats.setdefault(wanted[step], step)
    others = iter([step for step in shown if step not in seats.values()])
    return [seats.get(at) or next(others) for at in range(1, len(shown) + 1)]


def moved(shown: Sequence[str], places: Iterable[str], step: str, way: int) -> list[str]:
    """Return the places after one step went up or down; from then on each step has one."""
    order = standing(shown, places)
    at = order.index(step)
    to = min(max(at + way, 0), len(order) - 1)
    order[at], order[to] = order[to], order[at]
    return [f"{name}{position}" for position, name in enumerate(order, start=1)]


def moved_words(text: str, position: int, steps: int) -> str:
    """Return "Analyse results is now 2 of 5"."""
    return f"{text} is now {position} of {steps}"
