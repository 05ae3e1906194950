"""The server of the database stops for a while: nothing that was acknowledged is lost."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from assessment.bench.cluster import Cluster, running
from tests import databases
from tests.pages.paper.conftest import Hall, kept
from tests.pages.paper.test_database_faults import send

pytestmark = pytest.mark.postgres
AWAY_SECONDS = 10


@pytest.fixture
def own(postgres: Cluster) -> Iterator[Cluster]:
    """A server of this test's own, which it may stop; without PostgreSQL `postgres` says so."""
    with running() as cluster:
        yield cluster


@pytest.fixture
def service_url(own: Cluster) -> str:
    return own.url(databases.postgres_template(own))


def test_a_server_that_stops_and_comes_back(hall: Hall, own: Cluster) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/question/1")
    token, offered = hall.client.token(), _offered(hall)
    assert send(hall, sitting, "1", offered[0], "k1", token).status_code == 200
    own.stop()
    for path in (f"/paper/{sitting}/question/1", "/people/sign-in"):
        page = hall.client.get(path, check=False)
        assert (page.status, page.h1) == (503, "Sorry, there is a problem with the service")
        assert "saved" not in page.text.lower()
    assert send(hall, sitting, "1", offered[1], "k2", token).status_code == 503
    assert hall.client.get("/health").status == 503
    own.start()
    again = send(hall, sitting, "1", offered[1], "k2", token)
    assert (again.status_code, again.get_json()["outcome"]) == (200, "saved")
    assert [response for _, response, _ in kept(hall, sitting)] == offered[:2]
    assert hall.client.get("/health").status == 200


def test_ten_seconds_away_lose_nothing_that_was_acknowledged(hall: Hall, own: Cluster) -> None:
    """A browser goes on saving, and sends what was not acknowledged again until it is."""
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/question/1")
    token, offered = hall.client.token(), _offered(hall)
    acknowledged: list[str] = []
    refused: list[float] = []

    def save() -> None:
        """Save the next answer, each unlike the one before, under one key."""
        n = len(acknowledged)
        response = offered[n % 2]
        while True:
            said = send(hall, sitting, "1", response, f"k{n}", token)
            if said.status_code == 200:
                break
            assert said.status_code == 503
            refused.append(time.monotonic())
            time.sleep(0.1)
        acknowledged.append(response)

    with ThreadPoolExecutor(1) as other:
        away = other.submit(_go_away, own)
        while not away.done():
            save()
    save()
    assert kept(hall, sitting) == [(1, response, False) for response in acknowledged]
    assert away.result() >= AWAY_SECONDS
    assert refused[-1] - refused[0] >= AWAY_SECONDS - 1
    assert len(refused) > AWAY_SECONDS
    assert hall.client.get("/health").status == 200


def _go_away(own: Cluster) -> float:
    """Stop the server a little later, in the middle of the saves; return how long it was away."""
    time.sleep(0.5)
    began = time.monotonic()
    own.stop()
    time.sleep(AWAY_SECONDS)
    own.start()
    time.sleep(0.5)
    return time.monotonic() - began


def _offered(hall: Hall) -> list[str]:
    """Two answers that the first question takes."""
    assert hall.client.page is not None
    fields = hall.client.page.soup.select("main [name=answer]")
    values = [str(each.get("value", "")) for each in fields]
    return values[:2] if len(values) > 1 else ["1.5", "2.5"]
