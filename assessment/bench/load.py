"""A closed-loop load of HTTP/1.1 clients on the loopback address: no think time, bounded.

Run as its own process: `python assessment/bench/load.py` reads one plan as JSON on standard
input and prints one result. A plan holds the port, seconds, most requests in all, and for each
client its cookie and its requests, sent in turn (one may carry
a cookie of its own). `{n}` in a path or body becomes a number that
grows from request to request and from plan to plan.
"""

import asyncio
import json
import sys
import time
from dataclasses import asdict, dataclass, field
from itertools import count
from typing import Any

HOST = "127.0.0.1"
MOST_SECONDS = 60
MOST_REQUESTS = 200_000
LARGEST_NUMBER = 1_000_000_000  # a page counts its saves in a 32-bit integer


@dataclass(frozen=True)
class Request:
    """One request of a client. It is done by the status `expect`, and one of `says`, if any, in
    the answer."""

    method: str
    path: str
    body: str = ""
    kind: str = "application/x-www-form-urlencoded"
    expect: int = 200
    says: tuple[str, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """What is sent: per client a cookie and its requests; `once` sends each request once."""

    port: int
    clients: list[tuple[str, list[Request]]]
    seconds: float = 4.0
    most: int = MOST_REQUESTS
    once: bool = False


@dataclass(frozen=True)
class Result:
    """What came back: how many in how long, each latency in milliseconds, sorted; faults."""

    done: int
    seconds: float
    latencies: list[float]
    faults: dict[str, int]

    @property
    def rate(self) -> float:
        return self.done / self.seconds

    def percentile(self, p: float) -> float:
        """The latency in milliseconds that `p` of 100 requests stay under."""
        if not self.latencies:
            return float("nan")
        return self.latencies[min(len(self.latencies) - 1, int(len(self.latencies) * p / 100))]


def to_json(plan: Plan) -> str:
    return json.dumps(asdict(plan))


def from_json(text: str) -> Plan:
    raw: dict[str, Any] = json.loads(text)
    clients = [(cookie, [Request(**each) for each in sent]) for cookie, sent in raw["clients"]]
    return Plan(**(raw | {"clients": clients}))


def wire(request: Request, cookie: str, n: int) -> bytes:
    """The bytes of one request."""
    path, body = (text.replace("{n}", str(n)) for text in (request.path, request.body))
    lines = [f"{request.method} {path} HTTP/1.1", f"Host: {HOST}"]
    if "Cookie" not in request.headers:
        lines.append(f"Cookie: {cookie}")
    lines += [f"{name}: {value}" for name, value in request.headers.items()]
    if request.method == "POST":
        lines += [f"Content-Type: {request.kind}", f"Content-Length: {len(body.encode())}"]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


async def answer(reader: asyncio.StreamReader) -> tuple[int, bytes, bool]:
    """Read one answer whole: its status, its body, and whether the server keeps the connection."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head[9:12])
    body = b""
    if "transfer-encoding: chunked" in head:
        while (size := int(await reader.readline(), 16)) or await reader.readline() is None:
            body += (await reader.readexactly(size + 2))[:-2]
    elif status not in (204, 304):
        body = await reader.readexactly(int(head.split("content-length:")[1].split("\r\n")[0]))
    return status, body, "connection: close" not in head


class Load:
    """One plan as it runs."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.numbers = count(time.time_ns() // 1_000_000 % LARGEST_NUMBER)
        self.latencies: list[float] = []
        self.faults: dict[str, int] = {}
        self.sent = 0

    async def client(self, cookie: str, requests: list[Request], start: asyncio.Event) -> None:
        """One person: asks, waits for the whole answer, asks again."""
        reader, writer = await asyncio.open_connection(HOST, self.plan.port)
        await start.wait()
        ends = time.perf_counter() + min(self.plan.seconds, MOST_SECONDS)
        turn = 0
        while turn < len(requests) or not self.plan.once:
            if time.perf_counter() > ends or self.sent >= min(self.plan.most, MOST_REQUESTS):
                break
            request = requests[turn % len(requests)]
            turn += 1
            self.sent += 1
            began = time.perf_counter()
            writer.write(wire(request, cookie, next(self.numbers)))
            try:
                status, body, kept = await answer(reader)
            except (OSError, asyncio.IncompleteReadError) as fault:
                self.note(type(fault).__name__)
                reader, writer = await asyncio.open_connection(HOST, self.plan.port)
                continue
            told = not request.says or any(each.encode() in body for each in request.says)
            if status == request.expect and told:
                self.latencies.append((time.perf_counter() - began) * 1000)
            else:
                self.note(str(status))
            if not kept:
                reader, writer = await asyncio.open_connection(HOST, self.plan.port)
        writer.close()

    def note(self, fault: str) -> None:
        self.faults[fault] = self.faults.get(fault, 0) + 1

    async def run(self) -> Result:
        """Connect every client, let them go at once, and wait until all are done."""
        start = asyncio.Event()
        tasks = [
            asyncio.create_task(self.client(cookie, requests, start))
            for cookie, requests in self.plan.clients
        ]
        await asyncio.sleep(0.3)
        began = time.perf_counter()
        start.set()
        await asyncio.gather(*tasks)
        seconds = time.perf_counter() - began
        return Result(len(self.latencies), seconds, sorted(self.latencies), self.faults)


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(Load(from_json(sys.stdin.read())).run()))))
