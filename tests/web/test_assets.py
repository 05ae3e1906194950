"""Static files: named by content, compressed, kept for a year, and nothing else is served."""

import gzip
import json
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient

from assessment.web import assets
from script import build_assets

NAME = "site.0123456789abcdef.css"
CSS = b"a{color:red}" * 50


@pytest.fixture
def web(tmp_path: Path) -> FlaskClient:
    (tmp_path / "build" / "images").mkdir(parents=True)
    folder = tmp_path / "build"
    (folder / NAME).write_bytes(CSS)
    (folder / f"{NAME}.gz").write_bytes(gzip.compress(CSS))
    (folder / "images" / "mark.svg").write_bytes(b"<svg/>")
    (folder / "names.json").write_text(json.dumps({"site.css": NAME}))
    (tmp_path / "secret.css").write_text("no")
    app = Flask(__name__, static_folder=None)
    assets.install(app, folder)
    app.add_url_rule("/", "home", lambda: render_template_string("{{ 'site.css' | asset }}"))
    return app.test_client()


def test_a_template_is_given_the_hashed_name(web: FlaskClient) -> None:
    assert web.get("/").text == f"/assets/{NAME}"


def test_a_hashed_file_is_kept_for_a_year_and_compressed(web: FlaskClient) -> None:
    answer = web.get(f"/assets/{NAME}", headers={"Accept-Encoding": "gzip"})
    assert (answer.status_code, answer.mimetype) == (200, "text/css")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert gzip.decompress(answer.data) == CSS
    answer.close()


def test_a_browser_that_takes_no_gzip_gets_the_plain_file(web: FlaskClient) -> None:
    answer = web.get(f"/assets/{NAME}")
    assert ("Content-Encoding" in answer.headers, answer.data) == (False, CSS)
    answer.close()


def test_a_picture_is_kept_for_an_hour(web: FlaskClient) -> None:
    answer = web.get("/assets/images/mark.svg")
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    answer.close()


@pytest.mark.parametrize("path", ["../secret.css", "%2e%2e/secret.css", "gone.css", "images"])
def test_nothing_outside_the_folder_is_served(web: FlaskClient, path: str) -> None:
    assert web.get(f"/assets/{path}").status_code == 404


def test_the_build_names_files_by_their_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    govuk, moj = tmp_path / "govuk", tmp_path / "moj"
    packaged = (govuk / "frame.min.css", moj / "moj.css")
    for path in packaged:
        path.parent.mkdir(parents=True)
        path.write_bytes(CSS + b"\n/*# sourceMappingURL=frame.min.css.map */")
    (tmp_path / "site.css").write_bytes(b"b{}")
    for name, value in {
        "STATIC": tmp_path,
        "BUILD": tmp_path / "build",
        "GOVUK": govuk,
        "MOJ": moj,
        "PACKAGED": packaged,
    }.items():
        monkeypatch.setattr(build_assets, name, value)
    first = build_assets.build()
    assert build_assets.build() == first
    (tmp_path / "site.css").write_bytes(b"b{color:red}")
    second = build_assets.build()
    assert [name for name in first if first[name] != second[name]] == ["site.css"]
    assert not (tmp_path / "build" / first["site.css"]).exists()
    assert (tmp_path / "build" / second["frame.min.css"]).read_bytes().strip() == CSS
