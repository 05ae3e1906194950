"""Sign out, stay signed in, sign out everywhere: a sign-in ends on the server. Rule 8."""

from flask import flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.people.blueprint import bp
from assessment.records.people.sign_in import end_all, end_sign_in, renew
from assessment.rules.wording_time import machine, time_words
from assessment.web import current
from assessment.web.address import inside
from assessment.web.guard import public, requires
from assessment.web.sign_in import forget


@bp.post("/sign-out")
@public
def sign_out() -> Response:
    """End this sign-in."""
    found = current.visitor()
    if found:
        end_sign_in(current.db(), current.own_sign_in(), now=current.now())
    forget(found.id if found else None)
    return redirect(url_for("people.signed_out"))


@bp.get("/signed-out")
@public
def signed_out() -> str:
    """Say that the sign-in has ended."""
    return render_template("people/signed_out.html")


@bp.post("/sign-out-everywhere")
@requires("account.own")
def sign_out_everywhere() -> Response:
    """End every sign-in of this person, this one too."""
    person_id = current.person().id
    end_all(current.db(), person_id, now=current.now())
    forget(person_id)
    flash("You are signed out everywhere.")
    return redirect(url_for("people.sign_in"))


@bp.post("/stay")
@requires("account.code")
def stay() -> Response:
    """Let this sign-in run for its full time again."""
    row = current.own_sign_in()
    renew(current.db(), row, current.settings().sign_in_minutes, now=current.now())
    if request.accept_mimetypes.best == "application/json":
        until = row.expires_at
        return jsonify(until=machine(until), words=time_words(until))
    return redirect(inside(request.form.get("back", "")))
