"""Which device asks: one that a person has signed in on before, or else a network address.

The cookie is signed and names accounts by hash; it lets nobody in. It only keeps a stranger's
guesses apart from the person's own (`rules.guess`).
"""

import ipaddress
import secrets

from flask import Response, current_app, request
from itsdangerous import BadData, URLSafeSerializer

from assessment.records.people.guess import key
from assessment.web import current

COOKIE = "nle_device"
YEAR = 365 * 86_400
MOST_ACCOUNTS = 10


def origin_for(email: str) -> str:
    """Return where a guess at this account comes from: a device it knows, or an address."""
    device, accounts = _read()
    return f"device:{device}" if key(email) in accounts else f"address:{_network()}"


def know(response: Response, email: str) -> None:
    """Let this device be known to an account from now on."""
    device, accounts = _read()
    kept = [key(email), *(each for each in accounts if each != key(email))][:MOST_ACCOUNTS]
    response.set_cookie(
        COOKIE,
        _signer().dumps([device or secrets.token_urlsafe(12), kept]),
        max_age=YEAR,
        secure=current.settings().secure_cookies,
        httponly=True,
        samesite="Lax",
    )


def described() -> str:
    """Return the browser and system as a person would name them."""
    agent = request.headers.get("User-Agent", "")
    browsers = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
    systems = (
        ("Windows", "Windows"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    )
    browser = next((name for mark, name in browsers if mark in agent), "A browser")
    system = next((name for mark, name in systems if mark in agent), "")
    return f"{browser} on {system}" if system else browser


def _read() -> tuple[str, list[str]]:
    try:
        device, accounts = _signer().loads(request.cookies.get(COOKIE, ""))
        return str(device), [str(each) for each in accounts]
    except (BadData, TypeError, ValueError):
        return "", []


def _network() -> str:
    """The address; of the newer kind its first 64 bits, which one household shares."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="known-device")
