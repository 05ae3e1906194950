"""The weight of a question page: bytes sent compressed, on a first visit and after."""

import http.client
import re
from dataclasses import dataclass

from assessment.bench.load import HOST
from assessment.bench.seat import Seat
from assessment.bench.server import Server

ASSET = re.compile(r"/assets/[\w./-]+")
SHOWN = re.compile(r"<(?:link|script|img)\b[^>]*>")


@dataclass(frozen=True)
class Weight:
    """Bytes of bodies as sent, and how many requests."""

    first: int
    after: int
    requests: int
    page: int


def weigh(server: Server, seat: Seat) -> Weight:
    """Fetch a question page and all it names, as a browser with an empty cache would."""
    page, html = _fetch(server, f"/paper/{seat.sitting}/question/1", seat.cookie)
    named = {address for tag in SHOWN.findall(html) for address in ASSET.findall(tag)}
    sizes = [_fetch(server, address, "")[0] for address in sorted(named)]
    return Weight(page + sum(sizes), page, 1 + len(sizes), len(html.encode()))


def _fetch(server: Server, path: str, cookie: str) -> tuple[int, str]:
    """Bytes of the body as sent, and the page as text."""
    plain = b""
    connection = http.client.HTTPConnection(HOST, server.port, timeout=20)
    for encoding in ("identity", "gzip"):
        connection.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": encoding})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        plain = plain or body
    connection.close()
    return len(body), plain.decode("utf-8", "replace")
