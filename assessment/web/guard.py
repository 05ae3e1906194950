"""Every view carries exactly one of `@requires(act)` or `@public`; one with neither answers 403."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import wraps
from typing import Any, TypeVar, cast

from flask import redirect, url_for
from werkzeug.wrappers import Response

from assessment.records.people.sign_in import Visitor, renew
from assessment.rules.people import Role
from assessment.rules.permission import PERMISSIONS, allows
from assessment.rules.refusal import Denied
from assessment.web import current, kept
from assessment.web.sent import here

View = TypeVar("View", bound=Callable[..., Any])
PUBLIC = "public"
STATIC = "static"
BEFORE_THE_CODE = frozenset({"account.code"})


def public(view: View) -> View:
    """Let anyone in."""
    return _declare(view, PUBLIC)


def may(act: str) -> bool:
    """Say whether who is asking may do `act`: a page that more may read shows it to them alone."""
    return allows(act, current.person().role)


def requires(act: str) -> Callable[[View], View]:
    """Let in who is signed in with a role that may do `act`; others sign in or are told who may."""
    if act not in PERMISSIONS:
        raise KeyError(f"{act} is not in the table of permissions")

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            leads = stopped(act)
            return view(*args, **kwargs) if leads is None else leads

        return _declare(cast(View, guarded), act)

    return guard


def requires_in_statement(act: str) -> Callable[[View], View]:
    """Declare that the view's own statement lets in who may do `act`; else it asks `stopped`.

    For the hot pages of a sitting: the sign-in is checked where its row is read or written, not
    before, and is not renewed (a sign-in lasts as long as the sitting does).
    """
    if act not in PERMISSIONS:
        raise KeyError(f"{act} is not in the table of permissions")

    def declared(view: View) -> View:
        view.asks_itself = True  # type: ignore[attr-defined]
        return _declare(view, act)

    return declared


def asks_itself(view: Callable[..., Any]) -> bool:
    """Say whether nobody is asked for before this view runs: its own statement asks."""
    return getattr(view, "asks_itself", False)


def permission_of(view: Callable[..., Any]) -> str | None:
    """Return the act that a view requires, PUBLIC, or None when it declares nothing."""
    return getattr(view, "permission", None)


def is_guarded(endpoint: str, views: Mapping[str, Callable[..., Any]]) -> bool:
    """Say whether the view of an endpoint declares who may use it."""
    return endpoint == STATIC or permission_of(views[endpoint]) is not None


def _declare(view: View, act: str) -> View:
    if getattr(view, "permission", None) is not None:
        raise TypeError(f"{view.__name__} declares its permission twice")
    view.permission = act  # type: ignore[attr-defined]
    return view


def stopped(act: str) -> Response | None:
    """Return where a visitor who may not do `act` yet is sent, None for one who may."""
    visitor = current.visitor()
    if visitor is None:
        kept.keep()
        return redirect(url_for("people.sign_in", next=_back()))
    if visitor.needs_code and act not in BEFORE_THE_CODE:
        return redirect(url_for("people.code", next=_back()))
    if not allows(act, visitor.role):
        raise Denied(who_may(PERMISSIONS[act]))
    _keep_alive(visitor)
    return None


def _keep_alive(visitor: Visitor) -> None:
    """Sending a form renews the sign-in once half of its time is gone (rule 8)."""
    minutes = current.settings().sign_in_minutes
    half = timedelta(minutes=minutes) / 2
    if current.writes() and visitor.expires_at - current.now() < half:
        renew(current.db(), current.own_sign_in(), minutes, now=current.now())


def _back() -> str | None:
    """Return the page to come back to; none for what was only sent, which is kept instead."""
    return None if current.writes() else here()


def who_may(roles: frozenset[Role]) -> str:
    """Return whom a page is for, in words: "It is for moderators."."""
    names = [f"{role.words}s" for role in Role if role in roles]
    joined = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"It is for {joined}."
