"""The server of the database stops for a while: nothing that was acknowledged is lost."""

from collections.abc import Iterator

import pytest

from assessment.bench.cluster import Cluster, running
from tests import databases
from tests.pages.paper.conftest import Hall, kept
from tests.pages.paper.test_database_faults import send

pytestmark = pytest.mark.postgres


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


def _offered(hall: Hall) -> list[str]:
    """Two answers that the first question takes."""
    assert hall.client.page is not None
    fields = hall.client.page.soup.select("main [name=answer]")
    values = [str(each.get("value", "")) for each in fields]
    return values[:2] if len(values) > 1 else ["1.5", "2.5"]
