"""Who may decide a case, and open its trail: nobody with a part or a conflict in it (page 65)."""

import pytest

from assessment.records.interview.declaration import declare_conflict
from assessment.rules.conflict import ConflictKind
from assessment.rules.people import Role
from tests import interviews
from tests.decisions import DECIDED
from tests.pages.decision.conftest import Room


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ("moderator", "You moderated this case, so you cannot decide it."),
        ("member", "You interviewed this applicant, so you cannot decide their case."),
    ],
)
def test_rule_33_the_reason_is_shown(room: Room, who: str, reason: str) -> None:
    person = room.found.moderator if who == "moderator" else room.found.world.members[0]
    client = room.client(person)
    for rest in ("", "/decide/designate", "/approve"):
        page = client.get(room.url(rest=rest))
        assert (page.status, page.h1) == (403, "You do not have access to this page")
        assert reason in page.text
    assert room.found.codes[0] not in client.get("/decision/").text


@pytest.mark.parametrize("rest", ["", "/decide/designate", "/approve"])
def test_a_code_that_is_no_case_is_not_found(room: Room, rest: str) -> None:
    assert room.client().get(f"/decision/ZZZZZZ{rest}").status == 404


def test_an_outcome_that_is_none_is_not_found(room: Room) -> None:
    assert room.client().get(room.url(rest="/decide/lottery")).status == 404


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER, Role.PANEL_MEMBER, Role.MODERATOR])
def test_other_roles_are_refused(room: Room, role: Role) -> None:
    client = room.sign(role, round_id=room.found.world.round_id)
    for path in ("/decision/", room.url(), "/decision/firm", "/decision/release"):
        assert client.get(path).status == 403


def test_rule_28_and_33_a_trail_is_closed_as_its_case_is(room: Room) -> None:
    application = room.found.world.applications[0]
    address = f"/people/{application.reference}/trail"
    assert room.client().get(address).status == 200
    page = room.client(room.found.world.chair).get(address)
    assert page.status == 403
    assert "You interviewed this applicant" in page.text
    client = room.client()
    decider = room.found.decider
    declare_conflict(room.found.db, decider, application.id, ConflictKind.FRIEND, now=DECIDED)
    interviews.commit(room.found.world)
    assert client.get(address).status == client.get(room.url()).status == 404
    assert client.post(address).status == 404
