"""The signed cookie: Flask's own, its signer made once for a key instead of for each request."""

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer


class SignedCookie(SecureCookieSessionInterface):
    """Keeps the signer of the installation's key."""

    def __init__(self) -> None:
        self._signers: dict[object, URLSafeTimedSerializer | None] = {}

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Return the signer; a changed key gets its own."""
        keys = (app.secret_key, *(app.config["SECRET_KEY_FALLBACKS"] or ()))
        signers = self._signers
        if keys not in signers:
            self._signers = signers = {keys: super().get_signing_serializer(app)}
        return signers[keys]


def install(app: Flask) -> None:
    """Read and write this application's session with it."""
    app.session_interface = SignedCookie()
