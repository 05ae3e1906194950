"""Pages of cases for tests: a task of a shipped case in the template of a question.

No paper draws a case yet, so no route of the service leads to one. The sitting around is real.
"""

from functools import partial
from uuid import UUID

from flask import Flask, render_template

from assessment.pages.paper.rendered import navigator, stem
from assessment.pages.paper.screen import screen_of
from assessment.pages.paper.sent import Sent
from assessment.rules.answer import words_left
from assessment.web.guard import public
from question_bank import Case
from tests.question_bank import bank

CASES = {case.id: case for case in bank.live_cases().values()}
WRITTEN = "We hear the 37 read.\n\nThen we look at <b>groups</b>."


def serve_cases(app: Flask) -> None:
    """Add the page of a task, empty and answered; to be called before the first request."""
    rule = "/case/<uuid:sitting>/<name>/<task>"
    for ends, name, response in (("", "empty", ""), ("/answered", "answered", WRITTEN)):
        app.add_url_rule(rule + ends, name, public(partial(_page, response=response)))


def address(sitting: UUID, case: Case, task: str) -> str:
    """Where the page of a task is."""
    return f"/case/{sitting}/{case.id}/{task}"


def _page(sitting: UUID, name: str, task: str, response: str) -> str:
    screen, shown = screen_of(sitting), CASES[name].shown(task)
    return render_template(
        "paper/question.html",
        screen=screen,
        n=1,
        shown=shown,
        stem=stem(f"{name}/{task}", shown),
        navigator=navigator(screen.cells, 1),
        section=CASES[name].title,
        sent=Sent((response,), response, False),
        note=None,
        steps=[],
        options="",
        moved="",
        words=words_left(response, shown.words) if response else "",
        helped=False,
    )
