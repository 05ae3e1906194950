"""What the script asks of the server: answers and the clock as JSON (rules 2, 6, 9, 11)."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update

from assessment.records.paper.script import revisions_of
from assessment.records.tables.people import RoleGrant, SignIn
from tests.databases import Statements
from tests.pages.paper.conftest import Hall, Lay


def send(hall: Hall, sitting: UUID, **fields: Any) -> Any:
    """Post an answer as the script does, from the page that the browser is on."""
    sent = {"load": "tab.load", "count": "1", "key": "k1", "position": "1"} | fields
    return hall.client.post(f"/paper/{sitting}/answer", check=False, **sent).response


def radio(hall: Hall, sitting: UUID) -> str:
    return hall.question(sitting, "radio").path.rsplit("/", 1)[1]


def test_a_save_is_acknowledged_with_its_time_and_the_clock(hall: Hall) -> None:
    sitting = hall.start()
    place = radio(hall, sitting)
    hall.at(17)
    said = send(hall, sitting, position=place, answer="a")
    assert said.get_json() == {
        "outcome": "saved",
        "saved": "9:47am",
        "note": None,
        "state": "open",
        "left_ms": 43 * 60_000,
        "finish": "10:30am",
        "next": None,
    }
    hall.at(18)
    assert send(hall, sitting, position=place, answer="a").get_json()["outcome"] == "replayed"
    older = send(hall, sitting, position=place, answer="b", key="k2", count="0")
    same = send(hall, sitting, position=place, answer="a", key="k3", count="2")
    assert [each.get_json()["outcome"] for each in (older, same)] == ["older", "unchanged"]
    with hall.sessions() as db:
        assert [r.response for r in revisions_of(db, sitting)] == ["a"]


def test_after_the_end_it_leads_to_the_receipt(hall: Hall) -> None:
    sitting = hall.start()
    place = radio(hall, sitting)
    hall.at(61)
    said = send(hall, sitting, position=place, answer="a").get_json()
    assert (said["outcome"], said["state"], said["next"]) == (
        "saved",
        "over",
        f"/paper/{sitting}/receipt",
    )


def test_faults_are_said_in_words(hall: Hall) -> None:
    sitting = hall.start()
    place = radio(hall, sitting)
    fault = send(hall, sitting, position=place, answer="z")
    assert (fault.status_code, fault.get_json()) == (
        422,
        {"fault": "Select an answer from the list"},
    )
    for position in ("", "x", "9", "99999999999", "-1", "١"):
        assert send(hall, sitting, position=position).status_code == 404
    hall.client.get(f"/paper/{sitting}/check")
    hall.client.submit("Submit and finish")
    hall.client.get("/paper/start", check=False)
    refused = send(hall, sitting, position=place, answer="a")
    assert refused.status_code == 409
    assert refused.get_json()["refused"].startswith("You submitted the paper at 9:30am.")


def test_a_forged_request_is_refused(hall: Hall) -> None:
    sitting = hall.start()
    said = send(hall, sitting, answer="a", csrf_token="forged")
    assert said.status_code >= 400
    with hall.sessions() as db:
        assert revisions_of(db, sitting) == []


def test_rule_06_added_time_and_pauses_reach_the_clock(hall_of: Lay) -> None:
    hall = hall_of()
    sitting = hall.start()
    hall.at(10)
    hall.officer.get(f"/paper/staff/sitting/{sitting}")
    hall.officer.submit("Add time", minutes="12", reason="Fire alarm")
    said = hall.client.get(f"/paper/{sitting}/clock").response.get_json()
    assert said == {
        "state": "open",
        "left_ms": 62 * 60_000,
        "finish": "10:42am",
        "next": None,
        "places": 0,
    }
    hall.officer.submit("Pause the clock", reason="Power")
    hall.at(30)
    said = hall.client.get(f"/paper/{sitting}/clock").response.get_json()
    assert (said["state"], said["left_ms"], said["next"]) == (
        "paused",
        62 * 60_000,
        f"/paper/{sitting}/break",
    )


def test_rule_11_two_tabs_are_told(hall: Hall) -> None:
    sitting = hall.start()
    place = radio(hall, sitting)
    send(hall, sitting, position=place, answer="a", load="tab1.x", key="1")
    send(hall, sitting, position=place, answer="b", load="tab1.y", key="2")
    assert hall.client.get(f"/paper/{sitting}/clock").response.get_json()["places"] == 1
    send(hall, sitting, position=place, answer="c", load="tab2.x", key="3")
    assert hall.client.get(f"/paper/{sitting}/clock").response.get_json()["places"] == 2
    hall.at(3)
    assert hall.client.get(f"/paper/{sitting}/clock").response.get_json()["places"] == 0


@pytest.mark.parametrize("name", ["load", "key"])
def test_names_that_the_script_would_not_send_are_replaced(hall: Hall, name: str) -> None:
    sitting = hall.start()
    place = radio(hall, sitting)
    send(hall, sitting, position=place, answer="a", **{name: "x" * 500})
    with hall.sessions() as db:
        [row] = revisions_of(db, sitting)
    assert (len(row.key) <= 36, len(row.page_load) <= 36, row.n) == (True, True, 0)


def test_a_save_takes_few_statements_and_one_commit(hall: Hall) -> None:
    sitting = hall.start()
    place = radio(hall, sitting)
    send(hall, sitting, position=place, answer="a")
    with Statements(hall.client.app.extensions["engine"]) as asked:
        send(hall, sitting, position=place, answer="b", key="k2", count="2")
    assert (len(asked.all), len(asked.writes), asked.commits) == (1, 1, 1)
    with Statements(hall.client.app.extensions["engine"]) as asked:
        send(hall, sitting, position=place, answer="b", key="k3", count="3")
    assert len(asked.all) <= 5


def test_a_save_needs_a_live_sign_in_with_the_role(hall: Hall) -> None:
    sitting = hall.start()
    place = radio(hall, sitting)
    with hall.sessions() as db:
        db.execute(update(RoleGrant).values(removed_at=hall.clock.at))
        db.commit()
    refused = send(hall, sitting, position=place, answer="a")
    with hall.sessions() as db:
        db.execute(update(RoleGrant).values(removed_at=None))
        db.execute(update(SignIn).values(ended_at=hall.clock.at))
        db.commit()
    signed_out = send(hall, sitting, position=place, answer="a")
    with hall.sessions() as db:
        assert revisions_of(db, sitting) == []
    assert (refused.status_code, signed_out.status_code) == (403, 200)
    assert signed_out.request.path == "/people/sign-in"
