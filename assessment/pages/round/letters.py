"""The words of notices, read and confirmed before a round opens."""

import re

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from assessment.pages.round.blueprint import bp, own_round
from assessment.records.opening import confirm_letters, opening_of
from assessment.records.tables.round import Round
from assessment.rules.email import EMAILS
from assessment.rules.letter import HEADINGS
from assessment.rules.notice import TITLES
from assessment.web import current
from assessment.web.forms import ConfirmField, Form
from assessment.web.guard import requires

GAP = re.compile(r"\{([a-z_]+)\}")


class Read(Form):
    """That the words were read."""

    read = ConfirmField(
        "I have read these notices and they are right for this round",
        missing="Confirm that you have read the notices",
    )


@bp.get("/<slug>/letters")
@requires("round.read")
def letters(slug: str) -> tuple[str, int]:
    """Show every notice with its gaps."""
    return _page(own_round(slug), Read())


@bp.post("/<slug>/letters")
@requires("round.set_up")
def letters_sent(slug: str) -> Response | tuple[str, int]:
    """Take that they were read."""
    row = own_round(slug)
    form = Read()
    if form.validate_on_submit():
        confirm_letters(current.db(), current.actor(), row.id, now=current.now())
        flash("Letters confirmed.", "success")
        return redirect(url_for(".set_up", slug=slug))
    return _page(row, form)


def _page(row: Round, form: Read) -> tuple[str, int]:
    notices = [
        (TITLES[kind], _shown(words.subject), [_shown(line.text) for line in words.lines])
        for kind, words in EMAILS.items()
    ]
    confirmed = "Letters" not in opening_of(current.db(), row.id).ready.missing
    return form.page(
        "round/letters.html",
        round_=row,
        notices=notices,
        outcomes=list(HEADINGS.values()),
        confirmed=confirmed,
    )


def _shown(text: str) -> str:
    """The text with its gaps as people read them: ((date))."""
    return GAP.sub(lambda found: f"(({found[1].replace('_', ' ')}))", text)
