"""What an auditor reads is recorded: the one write that a GET may make (model: audit).

So is what anybody reads of a page that holds keys.

Driven by the table of permissions, not by pages: a page that an auditor may open is recorded
without knowing it. It is written in a transaction of its own before the page is sent; where it
cannot be written the page is not shown.
"""

from dataclasses import dataclass

from flask import Response, current_app, request

from assessment.records import audit
from assessment.rules.people import Actor
from assessment.rules.permission import is_recorded, may_be_recorded
from assessment.web import current
from assessment.web.guard import permission_of

SUBJECTS = {
    "code": "decision",
    "reference": "application",
    "ref": "person",
    "notice_id": "notice",
    "sitting": "sitting",
    "session_id": "session",
    "panel": "panel",
    "contest": "conflict",
    "slug": "round",
}
"""The part of an address that says what was read, the most particular first; else the page."""
ASKED = {"content.proof": ("bank", "area")}
"""By permission, the kind of what was read and the question of the address that names it."""
LONGEST = 80


@dataclass(frozen=True)
class Read:
    """One page that was read: by whom, by which permission, about what."""

    by: Actor
    act: str
    kind: str
    subject: str


def of(response: Response) -> Read | None:
    """Return what this response lets somebody read, where that is recorded; else None."""
    if request.method != "GET" or request.endpoint is None or not _succeeded(response):
        return None
    act = permission_of(current_app.view_functions[request.endpoint])
    if act is None or not may_be_recorded(act):
        return None
    visitor = current.visitor()
    if visitor is None or not is_recorded(act, visitor.role):
        return None
    kind, subject = _subject(act)
    return Read(visitor.actor, act, kind, subject)


def keep(read: Read) -> None:
    """Write one reading, at the time of this request."""
    with current_app.extensions["writing_sessions"]() as session:
        audit.read(session, read.by, read.act, read.kind, read.subject, now=current.now())
        session.commit()


def _succeeded(response: Response) -> bool:
    return 200 <= response.status_code < 300


def _subject(act: str) -> tuple[str, str]:
    if act in ASKED:
        kind, asked = ASKED[act]
        return kind, request.args.get(asked, "")[:LONGEST]
    named = request.view_args or {}
    for name, kind in SUBJECTS.items():
        if name in named:
            return kind, str(named[name])
    return "page", request.path[:LONGEST]
