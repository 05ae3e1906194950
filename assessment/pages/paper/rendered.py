"""Parts of a question page that are rendered once and kept: a number, a stem, an option.

A number of the navigator has few states; a stem is the same for everyone who is asked; an
option has its place and is chosen or not. No part knows whose it is.
"""

from functools import lru_cache

from flask import render_template
from markupsafe import Markup

from assessment.pages.paper.screen import Cell
from question_bank import Shown, ShownOption

MOST_STEMS = 500
MOST_OPTIONS = 32_768
_stems: dict[str, Markup] = {}


def navigator(cells: tuple[Cell, ...], here: int) -> Markup:
    """Return the numbers of a sitting as buttons, the place of this page marked."""
    buttons = [_button(c.position, c.answered, c.flagged, c.position == here) for c in cells]
    return _lines(buttons)


def stem(question_hash: str, shown: Shown) -> Markup:
    """Return what a question says before it asks: its paragraphs and tables."""
    found = _stems.get(question_hash)
    if found is None:
        if len(_stems) >= MOST_STEMS:
            _stems.clear()
        found = _stems[question_hash] = _escaped("paper/stem.html", shown=shown)
    return found


def options(shown: Shown, typed: tuple[str, ...]) -> Markup:
    """Return the options of a question to choose from, those in `typed` chosen."""
    of = "checkboxes" if shown.kind == "multiple_response" else "radios"
    made = [
        _option(of, place, option.id, option.text, option.id in typed)
        for place, option in enumerate(shown.options, start=1)
    ]
    return _lines(made)


def _lines(parts: list[Markup]) -> Markup:
    """Return parts, escaped already, one a line; `Markup.join` would look at each again."""
    return Markup("\n".join(parts))  # noqa: S704


@lru_cache(maxsize=MOST_OPTIONS)
def _option(of: str, place: int, name: str, text: str, chosen: bool) -> Markup:
    option = ShownOption(name, text)
    return _escaped("paper/option.html", of=of, place=place, option=option, chosen=chosen)


@lru_cache(maxsize=4096)
def _button(position: int, answered: bool, flagged: bool, here: bool) -> Markup:
    cell = Cell(position, "", answered, flagged)
    return _escaped("paper/cell.html", cell=cell, here=here)


def _escaped(template: str, **context: object) -> Markup:
    """Return what a template made, where everything was escaped already."""
    return Markup(render_template(template, **context).strip())  # noqa: S704
