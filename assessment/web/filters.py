"""Filters and small functions of templates: the words of `rules.wording` as HTML where needed.

Each of these wraps its words in `<time datetime>` with UTC; nothing reads "Not yet":
`date` (Saturday 10 October 2026), `date_plain`, `date_short` (tables), `time` (9:30am),
`time_in_zone`, `exact_time`, `moment` (17 November 2026, 11:52:08am), `time_on_date` and
`date_at_time`.

Plain words: `{{ a | period(b) }}`, `appointment(b)`, `date_period(b)`, `duration`, `time_left`,
`number`, `score(maximum)`, `share(whole)`, `group`, `known`, `listed`, `grouped`,
`counted("case")`, `sentence`.
HTML: `paragraphs`, and `link(href, text, hidden)`. For text that is no HTML (titles, notices) call
`rules.wording_time` itself.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import Flask
from markupsafe import Markup, escape

from assessment.rules import wording, wording_time
from assessment.web.tags import tag_colour

NOT_YET = "Not yet"


def timed(say: Callable[..., str]) -> Callable[..., str]:
    """Return the filter that wraps what `say` says in `<time>`; None reads "Not yet"."""

    def shown(value: date | datetime | None, **how: Any) -> str:
        if value is None:
            return NOT_YET
        words = escape(say(value, **how))
        return Markup(f'<time datetime="{wording_time.machine(value)}">{words}</time>')  # noqa: S704

    return shown


def paragraphs(text: str) -> Markup:
    """Return plain text as paragraphs, line breaks kept, everything escaped."""
    parts = [part for part in str(text).replace("\r\n", "\n").split("\n\n") if part.strip()]
    return Markup("").join(
        Markup('<p class="govuk-body">{}</p>').format(
            Markup("<br>").join(escape(line) for line in part.strip().split("\n"))
        )
        for part in parts
    )


def link(href: str, text: object, hidden: str = "", classes: str = "") -> Markup:
    """Return a GOV.UK link; `hidden` completes its words for a screen reader."""
    more = Markup('<span class="govuk-visually-hidden"> {}</span>').format(hidden) if hidden else ""
    css = f"govuk-link {classes}".strip()
    return Markup('<a class="{}" href="{}">{}{}</a>').format(css, href, text, more)


FILTERS: dict[str, Callable[..., Any]] = {
    "date": timed(wording_time.date_words),
    "date_plain": timed(wording_time.date_plain),
    "date_short": timed(wording_time.date_short),
    "time": timed(wording_time.time_words),
    "time_in_zone": timed(wording_time.time_in_zone),
    "exact_time": timed(wording_time.exact_time),
    "moment": timed(wording_time.moment),
    "time_on_date": timed(wording_time.time_on_date),
    "date_at_time": timed(wording_time.date_at_time),
    "machine": wording_time.machine,
    "period": wording_time.period,
    "appointment": wording_time.appointment,
    "date_period": wording_time.date_period,
    "duration": wording_time.length,
    "time_left": wording_time.time_left,
    "number": wording.number,
    "score": wording.score,
    "share": wording.share,
    "group": wording.group,
    "known": wording.known,
    "listed": wording.listed,
    "grouped": wording.grouped,
    "counted": wording.count,
    "sentence": wording.sentence,
    "paragraphs": paragraphs,
    "tag_colour": tag_colour,
}


def install(app: Flask) -> None:
    """Give the templates their filters."""
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals.update(link=link)
