"""Parts of a question page that are rendered once and kept: a number, a stem. Never an answer.

A number of the navigator has few states; a stem is the same for everyone who is asked.
"""

from functools import lru_cache

from flask import render_template
from markupsafe import Markup

from assessment.pages.paper.screen import Cell
from question_bank import Shown

MOST_STEMS = 500
_stems: dict[str, Markup] = {}


def navigator(cells: tuple[Cell, ...], here: int) -> Markup:
    """Return the numbers of a sitting as buttons, the place of this page marked."""
    buttons = [_button(c.position, c.answered, c.flagged, c.position == here) for c in cells]
    return Markup("\n").join(buttons)


def stem(question_hash: str, shown: Shown) -> Markup:
    """Return what a question says before it asks: its paragraphs and tables."""
    found = _stems.get(question_hash)
    if found is None:
        if len(_stems) >= MOST_STEMS:
            _stems.clear()
        found = _stems[question_hash] = _escaped("paper/stem.html", shown=shown)
    return found


@lru_cache(maxsize=4096)
def _button(position: int, answered: bool, flagged: bool, here: bool) -> Markup:
    cell = Cell(position, "", answered, flagged)
    return _escaped("paper/cell.html", cell=cell, here=here)


def _escaped(template: str, **context: object) -> Markup:
    """Return what a template made, where everything was escaped already."""
    return Markup(render_template(template, **context).strip())  # noqa: S704
