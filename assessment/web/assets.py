"""Static files: the names they are served under, compressed, kept by browsers for a year.

`script/assets` builds the folder (`script/build_assets.py`). A name that holds a hash of its
content never changes its content; pictures and fonts keep their plain names and are asked about
again after an hour.
"""

import json
import re
from mimetypes import guess_type
from pathlib import Path

from flask import Flask, Response, request, send_from_directory

FOLDER = Path(__file__).resolve().parent.parent / "static" / "build"
HASHED = re.compile(r"\.[0-9a-f]{16}\.(css|js)$|-v\d+\.woff2?$")
KEPT = "public, max-age=31536000, immutable"
ASKED_AGAIN = "public, max-age=3600"


def asset_names(folder: Path = FOLDER) -> dict[str, str]:
    """Plain names with the hashed names they are served under; none before the build."""
    path = folder / "names.json"
    if not path.is_file():
        return {}
    names: dict[str, str] = json.loads(path.read_text())
    return names


def install(app: Flask, folder: Path = FOLDER) -> None:
    """Serve `/assets/…` and give templates `"site.css" | asset`. Needs `static_folder=None`."""
    names = asset_names(folder)

    def asset(name: str) -> str:
        """The address of a stylesheet, script or picture by its plain name."""
        return f"/assets/{names.get(name, name)}"

    def send(filename: str) -> Response:
        return send_asset(folder, filename)

    app.jinja_env.filters["asset"] = asset  # of a constant, worked out as a template is compiled
    app.add_url_rule("/assets/<path:filename>", endpoint="static", view_func=send)


def send_asset(folder: Path, filename: str) -> Response:
    """Send one file, compressed where the browser takes it. Raises NotFound."""
    small = request.accept_encodings["gzip"] > 0 and (folder / f"{filename}.gz").is_file()
    kept = HASHED.search(filename) is not None
    response = send_from_directory(
        folder,
        f"{filename}.gz" if small else filename,
        mimetype=guess_type(filename)[0] or "application/octet-stream",
    )
    response.headers["Cache-Control"] = KEPT if kept else ASKED_AGAIN
    response.headers["Vary"] = "Accept-Encoding"
    if small:
        response.headers["Content-Encoding"] = "gzip"
    return response
