"""The token against forged requests: checked for every writing request, masked in every page.

Masked: each page carries it under a fresh pad, so that compressing pages tells nothing about it.
"""

import base64
import binascii
import hmac
import secrets

from flask import Flask, g, request, session
from flask_wtf.csrf import CSRFError, CSRFProtect, same_origin

from assessment.web import current
from assessment.web.sign_in import TOKEN

PAD = "~"
FORGED = "The token is missing or is not this browser's."
ELSEWHERE = "The form was sent from another site."


def mask(token: str) -> str:
    """Return the token under a fresh pad, as text for a page."""
    plain = token.encode()
    pad = secrets.token_bytes(len(plain))
    return PAD + base64.urlsafe_b64encode(pad + _either(plain, pad)).decode()


def unmask(text: str) -> str:
    """Return the token that a page carried; raises ValueError when it is none of ours."""
    if not text.startswith(PAD):
        raise ValueError("not masked")
    raw = base64.urlsafe_b64decode(text[len(PAD) :].encode())
    half, odd = divmod(len(raw), 2)
    if odd:
        raise ValueError("not masked by us")
    return _either(raw[:half], raw[half:]).decode()


def _either(one: bytes, other: bytes) -> bytes:
    """Return the exclusive or of two texts of one length."""
    return (int.from_bytes(one) ^ int.from_bytes(other)).to_bytes(len(one))


def csrf_token() -> str:
    """Return the token for one form of one page."""
    if TOKEN not in session:
        session[TOKEN] = secrets.token_hex(20)
    return mask(session[TOKEN])


class Protection(CSRFProtect):
    """Checks the token of every writing request, whatever its form.

    The token is this browser's own, in its signed cookie, so it carries no signature of its own.
    """

    def protect(self, apply_exemptions: bool = False) -> None:
        """Let a writing request in that carries its browser's token; raises CSRFError."""
        if not request.endpoint or not current.writes():
            return
        kept, sent = session.get(TOKEN), self._get_csrf_token()
        if not kept or not sent or not hmac.compare_digest(kept.encode(), sent.encode()):
            self._error_response(FORGED)
        if request.is_secure and not same_origin(
            request.referrer or "", f"https://{request.host}/"
        ):
            self._error_response(ELSEWHERE)
        g.csrf_valid = True

    def _get_csrf_token(self) -> str | None:
        found = super()._get_csrf_token()
        if not found:
            return None
        try:
            return unmask(found)
        except (ValueError, binascii.Error, UnicodeError):
            return "unreadable"


def install(app: Flask) -> Protection:
    """Check every writing request of the application."""
    protection = Protection(app)
    app.template_context_processors[None].append(lambda: {"csrf_token": csrf_token})
    app.jinja_env.globals["csrf_token"] = csrf_token
    return protection


__all__ = ["CSRFError", "Protection", "csrf_token", "install", "mask", "unmask"]
