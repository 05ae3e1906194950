"""Page 61: the cases, the one that most needs a person first."""

from collections.abc import Iterable
from functools import partial

from flask import render_template, request, url_for

from assessment.pages.moderation.blueprint import WORK, after_declaring, bp
from assessment.records.moderation.queue import Line, queue_for
from assessment.records.moderation.standing import State
from assessment.rules.flags import FlagKind
from assessment.web import current
from assessment.web.guard import requires

PAGE = 50


@bp.get("/")
@requires(WORK)
@after_declaring
def cases() -> str:
    """Show the cases of this moderator, filtered as asked."""
    lines = queue_for(current.db(), current.actor())
    know, state = request.args.get("know", ""), request.args.get("state", "")
    shown = [line for line in lines if _matches(line, know, state)]
    page = min(max(1, request.args.get("page", 1, int)), _pages(shown))
    return render_template(
        "moderation/cases.html",
        lines=shown[(page - 1) * PAGE : page * PAGE],
        found=len(shown),
        of=len(lines),
        page=page,
        pages_of=_pages(shown),
        url_of_page=partial(_url, know, state),
        know=know,
        state=state,
        kinds=_kinds(lines),
        states=tuple(State),
        round=current.round_(),
    )


def _url(know: str, state: str, page: int) -> str:
    return url_for(".cases", know=know or None, state=state or None, page=page)


def _matches(line: Line, know: str, state: str) -> bool:
    kinds = {flag.kind.value for flag in line.recommendation.flags}
    return (not know or know in kinds) and (not state or line.state == state)


def _kinds(lines: Iterable[Line]) -> list[FlagKind]:
    """The kinds of flag that any of the cases has, in their fixed order."""
    found = {flag.kind for line in lines for flag in line.recommendation.flags}
    return [kind for kind in FlagKind if kind in found]


def _pages(shown: list[Line]) -> int:
    return max(1, -(-len(shown) // PAGE))
