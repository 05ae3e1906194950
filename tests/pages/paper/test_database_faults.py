"""The database is full or away: nothing is acknowledged that is not kept (rule 10)."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event

from tests.pages.paper.conftest import Hall, kept

PAGES = 1_000_000


def send(hall: Hall, sitting: UUID, place: str, response: str, key: str, token: str) -> Any:
    fields = {"load": f"tab.{key}", "count": "1", "position": place, "answer": response}
    fields["csrf_token"] = token
    return hall.client.post(f"/paper/{sitting}/answer", check=False, key=key, **fields).response


def test_a_full_disk_refuses_the_save_and_keeps_what_was_saved(hall: Hall) -> None:
    sitting = hall.start()
    place = hall.question(sitting, "text").path.rsplit("/", 1)[1]
    engine = hall.client.app.extensions["engine"]
    limit = [PAGES]

    def check_out(connection: Any, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA max_page_count={limit[0]}")

    event.listen(engine, "checkout", check_out)
    limit[0] = 1  # SQLite takes no less than it has
    token = hall.client.token()
    said = [
        send(hall, sitting, place, f"{n:02}" * 45, f"k{n}", token).status_code for n in range(99)
    ]
    assert set(said) == {200, 503}
    acknowledged = said.count(200)
    assert len(kept(hall, sitting)) == acknowledged
    page = hall.client.get(f"/paper/{sitting}/question/{place}")
    failed = hall.client.submit("Save and next", check=False, answer="9" * 100)
    assert (page.status, failed.status) == (200, 503)
    limit[0] = PAGES
    after = send(hall, sitting, place, "at last", "k-last", token)
    assert (after.status_code, after.get_json()["outcome"]) == (200, "saved")


@pytest.mark.parametrize("path", ["question", "check"])
def test_a_database_that_is_away_is_said_plainly(
    hall: Hall, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = hall.start()
    page = hall.client.get(f"/paper/{sitting}/question/1")
    assert page.status == 200
    engine = hall.client.app.extensions["engine"]

    def away(*_: object) -> None:
        raise engine.dialect.dbapi.OperationalError("unable to open database file")

    monkeypatch.setattr(engine.dialect, "do_execute", away)
    address = f"/paper/{sitting}/{path}" + ("/1" if path == "question" else "")
    refused = hall.client.post(address, check=False, answer="a", go="next")
    assert refused.status == 503
    assert "problem with the service" in refused.h1
    monkeypatch.undo()
    assert kept(hall, sitting) == []
    assert hall.client.get(f"/paper/{sitting}/question/1").status == 200
