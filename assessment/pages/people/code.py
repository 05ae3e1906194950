"""One-time code (page 4): asked after the password, set up once, with recovery codes."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from assessment.pages.people.blueprint import bp
from assessment.pages.people.typed_password import too_often
from assessment.records.people import code as codes
from assessment.records.people.account import may_sign_in
from assessment.records.people.guess import blocked_until, count_guess, forget_guesses
from assessment.records.tables.people import Person
from assessment.web import current, device
from assessment.web.address import inside
from assessment.web.forms import Form, TextField
from assessment.web.guard import requires
from assessment.web.picture import picture

EMPTY = "Enter the 6-digit code"
SHAPE = "Code must be 6 numbers"
WRONG = "That code is wrong or too old. Enter the newest code in your app"


class CodeForm(Form):
    """Six digits from the app, spaces allowed; or a recovery code."""

    code = TextField(
        "One-time code",
        missing=EMPTY,
        width=10,
        longest=40,
        autocomplete="one-time-code",
        inputmode="numeric",
    )


def typed(form: CodeForm) -> str:
    """Return what was typed without its spaces and dashes."""
    return "".join(str(form.code.data).split()).replace("-", "")


@bp.route("/sign-in/code", methods=["GET", "POST"])
@requires("account.code")
def code() -> Response | str | tuple[str, int]:
    """Pass the one-time code, by the app or a recovery code."""
    if not current.person().needs_code:
        return _on()
    person = current.account()
    if person.totp_confirmed_at is None:
        return redirect(url_for("people.set_up_code", next=request.args.get("next")))
    form = CodeForm()
    if form.validate_on_submit():
        return _try(form, person)
    return form.page("people/code.html", shown=_shown(person))


def _try(form: CodeForm, person: Person) -> Response | str | tuple[str, int]:
    db, now = current.db(), current.now()
    account, origin = f"code:{person.id}", device.origin_for(person.email)
    until = blocked_until(db, account, origin, now)
    if until is not None:
        form.faults({"code": too_often(until)})
        return render_template("people/code.html", form=form, shown=_shown(person)), 429
    plain = typed(form)
    fault = ""
    if not may_sign_in(person, demonstration=current.settings().demonstrates):
        fault = WRONG
    elif len(plain) == codes.RECOVERY_LENGTH and not plain.isdigit():
        fault = "" if codes.recovery_code_fits(db, person, plain, now=now) else WRONG
    elif not (plain.isascii() and plain.isdigit() and len(plain) == 6):
        fault = SHAPE
    elif not codes.code_fits(db, person, plain, now=now):
        fault = WRONG
    if fault:
        if fault == WRONG:
            count_guess(db, account, origin, now=now)
        form.faults({"code": fault})
        return render_template("people/code.html", form=form, shown=_shown(person))
    forget_guesses(db, account, origin)
    codes.pass_code(db, current.own_sign_in(), now=now)
    return _on()


def _shown(person: Person) -> str:
    """Return the code to show: for the accounts of the demonstration, and never in production."""
    shows = current.settings().demonstrates and person.is_demonstration
    return codes.code_now(person, current.now()) if shows else ""


def _on() -> Response:
    return redirect(url_for("people.arrive", next=inside(request.args.get("next"), "") or None))


@bp.route("/sign-in/set-up-code", methods=["GET", "POST"])
@requires("account.code")
def set_up_code() -> Response | str | tuple[str, int]:
    """Set up the authenticator app, and show the recovery codes once."""
    person = current.account()
    if person.totp_confirmed_at is not None:
        return _on() if not current.person().needs_code else redirect(url_for("people.code"))
    if person.totp_secret is None and not current.writes():
        return render_template("people/begin_code.html")
    db, now, form = current.db(), current.now(), CodeForm()
    key = codes.begin_code(db, person)
    if "begin" in request.form:
        return redirect(url_for("people.set_up_code", next=request.args.get("next")))
    if form.validate_on_submit():
        may = may_sign_in(person, demonstration=current.settings().demonstrates)
        made = codes.confirm_code(db, person, typed(form), now=now) if may else None
        if made is not None:
            codes.pass_code(db, current.own_sign_in(), now=now)
            on = url_for("people.arrive", next=inside(request.args.get("next"), "") or None)
            return render_template("people/recovery_codes.html", codes=made, on=on)
        form.faults({"code": WRONG})
    address = codes.address_of_app(person, key)
    seen = picture(address, "The key of your one-time code, as a picture that your app can read")
    return form.page("people/set_up_code.html", key=key, address=address, picture=seen)
