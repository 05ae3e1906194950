"""Every template is used, is there, and compiles."""

import pytest
from flask import Flask

from tests.house import templates
from tests.house.source import ROOT, Source, product, tracked

FOLDER = "templates/"


def names() -> list[str]:
    return [path.removeprefix(FOLDER) for path in tracked() if path.startswith(FOLDER)]


def sources() -> list[Source]:
    html = [Source(FOLDER + name, (ROOT / FOLDER / name).read_text()) for name in names()]
    return [*html, *product()]


def test_every_template_is_used() -> None:
    assert list(templates.unused(names(), sources())) == []


def test_every_template_asked_for_is_there() -> None:
    assert list(templates.absent(names(), sources())) == []


def test_every_template_compiles(app: Flask) -> None:
    for name in names():
        if name.endswith(".html"):
            app.jinja_env.get_template(name)


@pytest.mark.parametrize("asks", ['{% extends "a/b.html" %}', 'render_template("a/b.html")'])
def test_seeded_missing_template_is_found(asks: str) -> None:
    assert list(templates.absent(["a/c.html"], [Source("x", asks)])) == ["x asks for a/b.html"]
    assert list(templates.unused(["a/c.html"], [Source("x", asks)])) == ["a/c.html"]
