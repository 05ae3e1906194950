"""Every route has exactly one permission, and the whole table is written out."""

from flask import Flask

from assessment.rules.permission import PERMISSIONS
from assessment.web.guard import public, requires
from tests.client import Client
from tests.house import routes


def test_the_table_of_routes_is_the_one_written_out(app: Flask) -> None:
    assert routes.table(app) == routes.WRITTEN.read_text().splitlines()


def test_every_route_declares_its_permission(app: Flask) -> None:
    assert list(routes.undeclared(app)) == []


def test_routes_answer_get_and_post_only(app: Flask) -> None:
    assert list(routes.other_methods(app)) == []


def test_every_permission_is_used_by_a_route(app: Flask) -> None:
    used = {line.rsplit("  ", 1)[1] for line in routes.table(app)}
    assert sorted(set(PERMISSIONS) - used) == []


def test_a_seeded_route_without_permission_is_found_and_answers_403(
    app: Flask, client: Client
) -> None:
    app.add_url_rule("/seeded", "seeded", lambda: "open")
    assert list(routes.undeclared(app)) == ["GET       /seeded  None"]
    assert client.get("/seeded", check=False).status == 403


def test_a_seeded_change_of_permission_is_found(app: Flask) -> None:
    before = set(routes.table(app))
    app.view_functions["health.health"] = requires("trail.read")(lambda: "x")
    changed = set(routes.table(app)) ^ before
    assert changed == {"GET       /health  public", "GET       /health  trail.read"}


def test_a_seeded_delete_is_found(app: Flask) -> None:
    app.add_url_rule("/seeded", "seeded", public(lambda: "x"), methods=["DELETE"])
    assert list(routes.other_methods(app)) == ["/seeded answers ['DELETE']"]
