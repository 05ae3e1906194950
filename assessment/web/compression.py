"""Gzip of pages: safe, because the token in a page is masked anew each time (`web/csrf.py`).

Files are compressed when they are built, not here.
"""

import gzip

from flask import Flask, Response, request

SMALL = 500
LEVEL = 5
COMPRESSED = ("text/", "application/json", "image/svg+xml")


def install(app: Flask) -> None:
    """Compress every response that gains by it."""
    app.after_request(compress)


def compress(response: Response) -> Response:
    """Compress a page where the browser takes it."""
    if not _compresses(response):
        return response
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"] > 0:
        response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def _compresses(response: Response) -> bool:
    return (
        not response.direct_passthrough
        and not response.is_streamed
        and "Content-Encoding" not in response.headers
        and (response.mimetype or "").startswith(COMPRESSED)
        and len(response.get_data()) >= SMALL
    )
