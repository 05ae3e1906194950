"""Save, question page, submit and mark: each at 1, 20 and 100 clients, beside its floor.

The floor runs just before and just after, under the same server, workers, database and
durability; medians of several runs. Only the ratios carry over to another machine.
"""

import http.client
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from math import prod
from statistics import median

from assessment.bench import floors, ground
from assessment.bench.load import HOST, MOST_SECONDS, Plan, Request, Result
from assessment.bench.seat import (
    Seat,
    check_request,
    page_requests,
    save_requests,
    submit_request,
)
from assessment.bench.server import Server, serving
from assessment.records.database import make_engine

CLIENTS = (1, 20, 100)
JSON = "application/json"
WARM = 4  # people who warm the server up, and are not measured
SUBMISSIONS = {1: 60, 20: 3, 100: 1}  # papers each client submits in one run
WARM_UP = (8, 5)  # clients, and papers each, submitted before anything is measured
Measured = tuple[Result, float]
Maker = Callable[[Seat, int], list[Request]]
Turns = defaultdict[Maker, Iterator[int]]


@dataclass(frozen=True)
class Figure:
    """Medians over the runs of one operation: rate a second, latencies and CPU in ms, faults."""

    rate: float
    p50: float
    p95: float
    p99: float
    cpu: float
    faults: int


@dataclass(frozen=True)
class Row:
    """One line of the table: ours beside the floor."""

    operation: str
    database: str
    clients: int
    ours: Figure
    floor_name: str
    floor: Figure


def figure(runs: list[Measured]) -> Figure:
    """The medians of several runs."""
    return Figure(
        median(result.rate for result, _ in runs),
        median(result.percentile(50) for result, _ in runs),
        median(result.percentile(95) for result, _ in runs),
        median(result.percentile(99) for result, _ in runs),
        median(cpu for _, cpu in runs),
        sum(sum(result.faults.values()) for result, _ in runs),
    )


def seats_needed(runs: int) -> int:
    """How many open sittings a whole measurement uses."""
    papers = prod(WARM_UP) + runs * sum(n * each for n, each in SUBMISSIONS.items())
    return WARM + max(CLIENTS) + papers


def measure(
    database: str, url: str, floor_url: str, kind: str, runs: int, seconds: float
) -> Iterator[Row]:
    """Every row of one database under one kind of server; each as soon as it is known."""
    everyone = ground.lay(url, seats_needed(runs))
    warming, seats = everyone[:WARM], everyone[WARM:]
    ground.answer_all(url, seats[max(CLIENTS) :])
    engine = make_engine(floor_url)
    floors.lay(engine, max(CLIENTS))
    engine.dispose()
    to_submit = iter(seats[max(CLIENTS) :])
    with (
        serving("wsgi:app", kind, ground.environment(url)) as ours,
        serving("assessment.bench.floors:app", kind, {"DATABASE_URL": floor_url}) as floor,
    ):
        turns: Turns = defaultdict(count)
        _warm(ours, warming, turns)
        ours.measure(_submissions(ours, to_submit, *WARM_UP))
        for clients in CLIENTS:
            people = seats[:clients]
            for name, make, floor_name in (
                ("save", save_requests, "d"),
                ("question page", page_requests, "e"),
            ):
                plans = [_ours(ours, people, make, next(turns[make]), seconds) for _ in range(runs)]
                both = _alternate(ours, plans, floor, floor_name, clients, seconds)
                yield Row(name, database, clients, both[0], floor_name, both[1])
            each = SUBMISSIONS[clients]
            plans = [_submissions(ours, to_submit, clients, each) for _ in range(runs)]
            both = _alternate(ours, plans, floor, "f", clients, seconds)
            yield Row("submit and mark", database, clients, both[0], "f", both[1])


def _alternate(
    ours: Server, plans: list[Plan], floor: Server, name: str, clients: int, seconds: float
) -> tuple[Figure, Figure]:
    """Floor, ours, floor, ours, … floor: the machine changes under both alike."""
    below = _floor(floor, name, clients, seconds)
    mine, least = [], [floor.measure(below)]
    for plan in plans:
        mine.append(ours.measure(plan))
        least.append(floor.measure(below))
    return figure(mine), figure(least)


def _ours(server: Server, people: list[Seat], make: Maker, turn: int, seconds: float) -> Plan:
    return Plan(server.port, [(seat.cookie, make(seat, turn)) for seat in people], seconds)


def _submissions(server: Server, seats: Iterator[Seat], clients: int, each: int) -> Plan:
    """Each client submits `each` papers, one after the other, each with that person's cookie.

    The page on which people check their answers was seen before, and is not measured; the
    questions, and most answers to them, were marked before.
    """
    papers = [[next(seats) for _ in range(each)] for _ in range(clients)]
    server.measure(_once(server, papers, check_request))
    return _once(server, papers, submit_request)


def _once(server: Server, papers: list[list[Seat]], make: Callable[[Seat], Request]) -> Plan:
    sent = [[_as_person(make(seat), seat.cookie) for seat in each] for each in papers]
    return Plan(server.port, [("", requests) for requests in sent], MOST_SECONDS, once=True)


def _as_person(request: Request, cookie: str) -> Request:
    return replace(request, headers={"Cookie": cookie})


def _floor(server: Server, name: str, clients: int, seconds: float) -> Plan:
    entered = []
    for n in range(clients):
        connection = http.client.HTTPConnection(HOST, server.port, timeout=20)
        connection.request("GET", f"/enter/{n}")
        answer = connection.getresponse()
        token = answer.read().decode()
        cookie = (answer.headers["Set-Cookie"] or "").split(";")[0]
        connection.close()
        entered.append((cookie, floor_requests(name, n, token)))
    return Plan(server.port, entered, seconds)


def floor_requests(name: str, n: int, token: str) -> list[Request]:
    """What client `n` sends to a floor, over and over."""
    sent = {"X-CSRFToken": token}
    if name == "e":
        return [Request("GET", f"/e/{place}") for place in range(1, 31)]
    if name == "f":
        body = json.dumps({"sitting": n})
        return [Request("POST", "/f", body, JSON, headers=sent)]
    # {n} grows with every request of a run, so that what is stored changes each time
    bodies = [json.dumps({"position": place, "answer": "b{n}"}) for place in range(30)]
    return [Request("POST", f"/{name}", body, JSON, headers=sent) for body in bodies]


def _warm(server: Server, seats: list[Seat], turns: Turns) -> None:
    for make in (save_requests, page_requests):
        server.measure(_ours(server, seats, make, next(turns[make]), 1.5))
