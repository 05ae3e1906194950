"""Sign out, stay signed in, sign out everywhere: a sign-in ends on the server. Rule 8."""

from urllib.parse import urlsplit

from flask import flash, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.people.blueprint import bp
from assessment.records.people.sign_in import end_all, end_sign_in, renew
from assessment.rules.wording_time import machine, time_words
from assessment.web import current
from assessment.web.guard import public, requires
from assessment.web.sign_in import forget


@bp.post("/sign-out")
@public
def sign_out() -> Response:
    """End this sign-in."""
    found = current.visitor()
    if found:
        end_sign_in(current.db(), found.sign_in, now=current.now())
    forget()
    return redirect(url_for("people.signed_out"))


@bp.post("/sign-out-everywhere")
@requires("account.own")
def sign_out_everywhere() -> Response:
    """End every sign-in of this person, this one too."""
    end_all(current.db(), current.person().person.id, now=current.now())
    forget()
    flash("You are signed out everywhere.")
    return redirect(url_for("people.sign_in"))


@bp.post("/stay")
@requires("account.own")
def stay() -> Response:
    """Let this sign-in run for its full time again."""
    found = current.person()
    renew(current.db(), found.sign_in, current.settings().sign_in_minutes, now=current.now())
    if request.accept_mimetypes.best == "application/json":
        until = found.sign_in.expires_at
        return jsonify(until=machine(until), words=time_words(until))
    return redirect(inside(request.form.get("back", "")))


def inside(path: str, otherwise: str = "/") -> str:
    """Return a path of this service, never the address of another."""
    parts = urlsplit(path)
    ours = not parts.scheme and not parts.netloc and path.startswith("/")
    plain = not path.startswith(("//", "/\\")) and "\\" not in path and path.isprintable()
    return path if ours and plain else otherwise
