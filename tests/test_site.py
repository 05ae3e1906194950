"""The harness itself: the service answers, people sign in, pages check themselves."""

from collections.abc import Callable

import pytest
from flask import Flask, redirect
from sqlalchemy import text
from werkzeug.wrappers import Response

from assessment.rules.people import Role
from assessment.web import current
from assessment.web.guard import public
from tests.client import Client
from tests.site import Clock


@public
def who() -> str:
    visitor = current.visitor()
    return f"{visitor.role}" if visitor else "nobody"


@public
def writing_get() -> str:
    current.db().execute(text("DELETE FROM setting"))
    return "<p>done</p>"


@public
def plain() -> str:
    return "<p>no heading</p>"


@public
def elsewhere() -> Response:
    return redirect("/who")


def test_the_service_is_well(client: Client) -> None:
    page = client.get("/health")
    assert (page.status, page.response.json["ok"]) == (200, True)


@pytest.mark.parametrize("role", list(Role))
def test_a_person_is_signed_in_with_a_role(
    app: Flask, sign_in: Callable[..., Client], role: Role
) -> None:
    app.add_url_rule("/who", "who", who)
    assert sign_in(role).get("/who", check=False).response.text == role


def test_a_seeded_write_during_a_get_is_found(app: Flask, client: Client) -> None:
    app.add_url_rule("/writes", "writes", writing_get)
    with pytest.raises(AssertionError, match="wrote"):
        client.get("/writes", check=False)


def test_a_seeded_page_without_a_heading_is_found(app: Flask, client: Client) -> None:
    app.add_url_rule("/plain", "plain", plain)
    with pytest.raises(AssertionError, match="one h1 is needed"):
        client.get("/plain")


def test_redirects_are_followed(app: Flask, client: Client) -> None:
    app.add_url_rule("/who", "who", who)
    app.add_url_rule("/elsewhere", "elsewhere", elsewhere)
    assert client.get("/elsewhere", check=False).path == "/who"


def test_the_clock_is_the_tests(client: Client, clock: Clock) -> None:
    before = clock()
    assert (clock.advance(minutes=5) - before).total_seconds() == 300
