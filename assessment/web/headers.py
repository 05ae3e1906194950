"""Headers of every response, errors included: strict content policy, no-store.

Scripts run by the nonce of their page; an answer that is no page allows none.
"""

import secrets

from flask import Flask, Response, g, request

from assessment.web import current

FEATURES = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
FIXED = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", ", ".join(f"{name}=()" for name in FEATURES)),
)
ONLY_OURS = "; ".join(
    (
        "default-src 'none'",
        "script-src %s",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
NO_SCRIPT = ONLY_OURS % "'none'"


def install(app: Flask) -> None:
    """Add the headers to every response and the nonce to every template."""
    app.after_request(add)
    app.jinja_env.globals["csp_nonce"] = nonce


def nonce() -> str:
    """Return this response's nonce for scripts."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    value: str = g.csp_nonce
    return value


def add(response: Response) -> Response:
    """Set the headers; only files under hashed names may be stored."""
    for name, value in FIXED:
        response.headers.add(name, value)
    response.headers.add("Content-Security-Policy", policy())
    if current.settings().secure_cookies:
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    if request.endpoint != "static" or response.status_code >= 400:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def policy() -> str:
    """Return the Content-Security-Policy: our own files only, scripts by this response's nonce."""
    return ONLY_OURS % f"'nonce-{g.csp_nonce}'" if "csp_nonce" in g else NO_SCRIPT
