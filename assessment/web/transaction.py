"""One transaction a request: committed once after a successful writing request, else undone.

A request whose slow work must hold no lock ends it early and begins another (`let_go`).

The audit trail is sealed as the last act before the commit (`model.md`, audit). What was read,
where that is recorded, is kept after it in a transaction of its own (`web/reading`).
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, abort, g, request
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.web import current, reading
from assessment.web.guard import is_guarded

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

FAILED = 400


class Site(Flask):
    """Flask with this service's clock, permission check and transaction around each view."""

    def wsgi_app(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Read the clock first thing in the request."""
        environ[current.RECEIVED_AT] = self.config["CLOCK"]()
        return super().wsgi_app(environ, start_response)

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return the view or hook as it is: none of ours is a coroutine."""
        return func

    def dispatch_request(self) -> Any:
        """Run the view in its transaction. A view without a permission answers 403."""
        rule = request.url_rule
        if rule is not None and not is_guarded(rule.endpoint, self.view_functions):
            abort(403)
        try:
            response = self.make_response(super().dispatch_request())
        except BaseException:
            undo()
            raise
        read = reading.of(response)
        finish(response)
        if read is not None:
            reading.keep(read)
        return response


def finish(response: Response) -> None:
    """Seal and commit a successful writing request; undo any other."""
    session: Session | None = g.get("db")
    if session is None:
        return
    if not _has_work(session) or not current.writes() or response.status_code >= FAILED:
        undo()
        return
    _keep(session)


def let_go() -> None:
    """Keep what a writing request has written so far and end its transaction, for slow work that
    must hold no lock. The next statement begins another, and who asks is read anew in it.
    """
    session: Session | None = g.get("db")
    if session is not None:
        _keep(session)
        undo()
        g.pop("_login_user", None)


def _keep(session: Session) -> None:
    try:
        audit.seal(session)
        session.commit()
    except BaseException:
        undo()
        raise


def _has_work(session: Session) -> bool:
    return session.in_transaction() or bool(audit.drafts(session))


def undo(_error: BaseException | None = None) -> None:
    """Roll back and close this request's transaction, if it began one."""
    session: Session | None = g.pop("db", None)
    if session is not None:
        audit.forget(session)
        session.close()
