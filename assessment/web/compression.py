"""Gzip of pages: safe, because the token in a page is masked anew each time (`web/csrf.py`).

Files are compressed when they are built, not here. A page needs no window of 32 KB: with one of
8 KB it is hardly larger (22 bytes of 2,772), and 64 KB of memory are used for every answer, not
256.
"""

import zlib

from flask import Flask, Response, request

SMALL = 500
LEVEL, WINDOW, MEMORY = 5, 13, 6
AS_GZIP = 16
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
        response.set_data(gzipped(response.get_data()))
        response.headers["Content-Encoding"] = "gzip"
    return response


def gzipped(page: bytes) -> bytes:
    """Return a page as gzip."""
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, AS_GZIP + WINDOW, MEMORY)
    return deflate.compress(page) + deflate.flush()


def _compresses(response: Response) -> bool:
    return (
        not response.direct_passthrough
        and not response.is_streamed
        and "Content-Encoding" not in response.headers
        and (response.mimetype or "").startswith(COMPRESSED)
        and len(response.get_data()) >= SMALL
    )
