"""Security headers on every kind of response, compression, and the masked token."""

import gzip
import re
from collections.abc import Callable
from inspect import iscoroutinefunction
from itertools import chain

import pytest
from flask import Flask

from assessment.rules.people import Role
from assessment.settings import Settings
from assessment.web.csrf import mask, unmask
from assessment.web.guard import public
from tests.client import Client

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
NONCE = re.compile(r"'nonce-([\w-]{22})'")


def broken() -> str:
    raise RuntimeError("seeded")


@pytest.fixture
def site(app: Flask) -> Flask:
    """The service with a view that breaks."""
    broken.permission = "public"  # type: ignore[attr-defined]
    app.add_url_rule("/seeded-broken", "seeded_broken", broken)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        pytest.param("GET", "/", 200, id="page"),
        pytest.param("GET", "/people/me", 302, id="redirect"),
        pytest.param("GET", "/nothing", 404, id="not-found"),
        pytest.param("POST", "/help", 405, id="wrong-method"),
        pytest.param("POST", "/people/sign-in", 400, id="without-token"),
        pytest.param("GET", "/people/password/wrong", 409, id="refused"),
        pytest.param("GET", "/seeded-broken", 500, id="broken"),
        pytest.param("GET", "/health", 200, id="json"),
        pytest.param("GET", "/assets/nothing.css", 404, id="no-such-file"),
    ],
)
def test_every_response_is_protected(site: Flask, method: str, path: str, status: int) -> None:
    response = site.test_client().open(path, method=method)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in FIXED} == FIXED
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["Cache-Control"] == "no-store"


def test_a_broken_page_says_no_more_than_it_knows(site: Flask) -> None:
    page = Client(site).get("/seeded-broken")
    assert page.h1 == "Sorry, there is a problem with the service"
    assert "Try again later." in page.text
    assert "saved" not in page.text.lower()
    assert "seeded" not in page.text


def test_each_answer_has_its_own_nonce(client: Client) -> None:
    policies = [client.get("/").response.headers["Content-Security-Policy"] for _ in range(2)]
    first, second = (NONCE.findall(each) for each in policies)
    assert len(first) == 1
    assert first != second


@pytest.mark.parametrize("secure", [True, False])
def test_strict_transport_only_where_it_is_secure(app: Flask, secure: bool) -> None:
    url = app.config["SETTINGS"].database_url
    app.config["SETTINGS"] = Settings.for_tests(database_url=url, secure_cookies=secure)
    found = app.test_client().get("/").headers.get("Strict-Transport-Security")
    assert (found is not None) == secure


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [
        pytest.param("gzip", "gzip", id="taken"),
        pytest.param("", None, id="not-asked-for"),
        pytest.param("gzip;q=0", None, id="refused"),
    ],
)
def test_pages_are_compressed_where_taken(app: Flask, accepts: str, encoding: str | None) -> None:
    response = app.test_client().get("/help", headers={"Accept-Encoding": accepts})
    assert response.headers.get("Content-Encoding") == encoding
    assert "Accept-Encoding" in response.headers["Vary"]


@pytest.mark.parametrize("page", ["é" * 400, "<p>one</p>" * 2_000, "<p>many</p>" * 50_000])
def test_a_compressed_page_is_the_page(app: Flask, page: str) -> None:
    app.add_url_rule("/seeded", "seeded", public(lambda: page))
    response = app.test_client().get("/seeded", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(response.data).decode() == page
    assert int(response.headers["Content-Length"]) == len(response.data) < len(page)


def test_the_token_looks_different_in_every_form(sign_in: Callable[..., Client]) -> None:
    page = sign_in(Role.ADMINISTRATOR).get("/people/me")
    tokens = [str(field["value"]) for field in page.soup.select("input[name=csrf_token]")]
    assert len(tokens) > 1
    assert len(set(tokens)) == len(tokens)
    assert len({unmask(token) for token in tokens}) == 1


FORGED = ["", "x", "~", "~AAA", "~AAAAA=", mask("forged"), "é"]


@pytest.mark.parametrize("token", FORGED, ids=range(len(FORGED)))
def test_a_forged_token_is_refused_and_what_was_typed_is_shown(client: Client, token: str) -> None:
    client.get("/people/reset")
    page = client.post("/people/reset", csrf_token=token, email="ada@example.org")
    assert (page.status, page.h1) == (400, "Check what you wrote and send it again")
    assert page.summary() == {"Email": "ada@example.org"}
    assert client.submit("Send it again").h1 == "Check your email"


def test_too_much_is_refused(client: Client) -> None:
    client.get("/people/reset")
    page = client.post("/people/reset", email="x" * 3_000_000)
    assert (page.status, page.h1) == (413, "You cannot do this")
    assert "too large" in page.text


def test_a_script_gets_its_errors_as_json(client: Client) -> None:
    response = client.http.get("/nothing", headers={"Accept": "application/json"})
    assert (response.status_code, response.json) == (404, {"error": "Page not found", "reason": ""})


@pytest.mark.parametrize("path", ["/health", "/assets/nothing-of-the-kind.css"])
def test_an_answer_that_is_no_page_allows_no_script(client: Client, path: str) -> None:
    policy = client.http.get(path).headers["Content-Security-Policy"]
    assert ("script-src 'none'" in policy) is (path == "/health")
    assert ("'nonce-" in policy) is (path != "/health")  # an error is a page


def test_no_view_and_no_hook_is_a_coroutine(app: Flask) -> None:
    before, after = app.before_request_funcs.values(), app.after_request_funcs.values()
    found = [*app.view_functions.values(), *chain(*before), *chain(*after)]
    assert len(found) > 100
    assert [each for each in found if iscoroutinefunction(each)] == []
