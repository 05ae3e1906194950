"""One question, and all questions (pages 30 and 31). Every way off saves; nothing blocks."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.paper.blueprint import SIT, bp
from assessment.pages.paper.rendered import navigator, options, stem
from assessment.pages.paper.screen import (
    Screen,
    elsewhere,
    open_screen,
    own_attempt,
    screen_of,
    sitting_actor,
)
from assessment.pages.paper.sent import (
    Asked,
    Sent,
    after_move,
    asked_at,
    read_sent,
    save_of,
    step_of,
)
from assessment.records.paper.answer import save_answer
from assessment.records.paper.document import places_of
from assessment.records.paper.newest import last_place
from assessment.records.paper.problem import ask_for_help
from assessment.rules.answer import words_left
from assessment.rules.steps import moved_words, standing
from assessment.rules.timing import Standing, standing_of
from assessment.web import current
from assessment.web.guard import requires, requires_in_statement
from question_bank import Shown, ShownOption

HELPED, MOVED = "helped", "moved"
IN_BREAK = "This answer came while the clock had stopped. Press ‘Save and next’ to make it count."


@bp.get("/<uuid:sitting>/question/<int:n>")
@requires_in_statement(SIT)
def question(sitting: UUID, n: int) -> Response | str:
    """Answer one question."""
    screen = open_screen(sitting)
    if isinstance(screen, Response):
        return screen
    asked = asked_at(sitting, n)
    return _page(screen, asked, _kept(screen, asked))


@bp.post("/<uuid:sitting>/question/<int:n>")
@requires(SIT)
def leave_question(sitting: UUID, n: int) -> Response | tuple[str, int]:
    """Save what is on the page, then go where the button says."""
    db, person = current.db(), current.person().id
    attempt = own_attempt(sitting)
    asked = asked_at(sitting, n)
    go = request.form.get("go", "next")
    sent = read_sent(asked, request.form, cleared=go == "clear")
    if sent.fault is not None:
        return _page(screen_of(sitting), asked, sent), 422
    sent = after_move(asked, sent, go)
    save_answer(db, person, sitting, save_of(asked, sent, request.form), now=current.now())
    if go == "help":
        ask_for_help(db, sitting_actor(attempt), sitting, now=current.now())
    leads = elsewhere(attempt, attempt.read(current.now()))
    return leads if leads is not None else redirect(_target(sitting, asked, go))


@bp.get("/<uuid:sitting>/questions")
@requires_in_statement(SIT)
def questions(sitting: UUID) -> Response | str:
    """All questions by number, never by their text."""
    screen = open_screen(sitting)
    if isinstance(screen, Response):
        return screen
    only_flagged = request.args.get("show") == "flagged"
    shown = [cell for cell in screen.cells if cell.flagged or not only_flagged]
    titles = _titles(screen)
    return render_template(
        "paper/questions.html",
        screen=screen,
        shown=shown,
        titles=titles,
        only_flagged=only_flagged,
        back=url_for("paper.question", sitting=sitting, n=last_place(current.db(), sitting)),
    )


def _page(screen: Screen, asked: Asked, sent: Sent) -> str:
    shown = asked.shown
    steps = _steps(shown, sent) if shown.kind == "ordering" else []
    chosen = shown.options and not steps and not shown.lines
    section = _titles(screen)[asked.section]
    return render_template(
        "paper/question.html",
        screen=screen,
        n=asked.position,
        shown=shown,
        stem=stem(asked.question_hash, shown),
        navigator=navigator(screen.cells, asked.position),
        section=section,
        sent=sent,
        note=_note(screen, asked, sent),
        steps=steps,
        options=options(shown, sent.typed) if chosen else "",
        moved=_moved(steps) if MOVED in request.args else "",
        words=words_left(sent.response, shown.words) if shown.words and sent.response else "",
        helped=request.args.get(HELPED) == "1",
    )


def _steps(shown: Shown, sent: Sent) -> list[ShownOption]:
    """Return the steps as they stand: as the person ordered them, at first as they were drawn."""
    named = {option.id: option for option in shown.options}
    places = sent.response.split(",")
    return [named[name] for name in standing(tuple(named), places)]


def _moved(steps: list[ShownOption]) -> str:
    """Return where the step stands that a button has just moved."""
    for position, step in enumerate(steps, start=1):
        if step.id == request.args.get(MOVED):
            return moved_words(step.text, position, len(steps))
    return ""


def _kept(screen: Screen, asked: Asked) -> Sent:
    newest = screen.answers.get(asked.position)
    if newest is None:
        return Sent((), "", False)
    chosen = bool(asked.question.options)
    typed = tuple(newest.response.split(",")) if chosen else (newest.response,)
    return Sent(typed, newest.response, newest.flagged)


def _note(screen: Screen, asked: Asked, sent: Sent) -> str | None:
    """Return what the person should know of the answer that is kept, never whether it is right."""
    newest = screen.answers.get(asked.position)
    if newest is None or sent.fault is not None:
        return None
    if newest.response and screen.attempt.times.pauses:
        worth = standing_of(screen.attempt.times, screen.now)(newest.received_at)
        if worth is Standing.IN_BREAK:
            return IN_BREAK
    return asked.question.note(newest.response)  # too many words are said beside the text


def _titles(screen: Screen) -> dict[str, str]:
    """Return "Section 2: finance planning" by the id of the section."""
    sections = enumerate(screen.paper.sections, start=1)
    return {s.id: f"Section {i}: {s.title}" for i, s in sections}


def _target(sitting: UUID, asked: Asked, go: str) -> str:
    n, step = asked.position, step_of(asked, go)
    if step is not None:
        row = f"step-{step}"
        return url_for("paper.question", sitting=sitting, n=n, moved=step, _anchor=row)
    last = len(places_of(current.db(), sitting))
    pages = {"check": "paper.check", "break": "paper.rest", "questions": "paper.questions"}
    if go in pages:
        return url_for(pages[go], sitting=sitting)
    if go == "help":
        return url_for("paper.question", sitting=sitting, n=n, helped=1)
    if go in {"clear", "stay"}:
        return url_for("paper.question", sitting=sitting, n=n)
    wanted = n - 1 if go == "previous" else _numbered(go, n + 1)
    if wanted > last:
        return url_for("paper.check", sitting=sitting)
    return url_for("paper.question", sitting=sitting, n=max(wanted, 1))


def _numbered(go: str, otherwise: int) -> int:
    """Return the number of a navigator button ("to-12"), else the next one."""
    number = go.removeprefix("to-")
    return (
        int(number) if go.startswith("to-") and number.isascii() and number.isdigit() else otherwise
    )
