"""People and roles (page 6), choosing a role, and a trail (page 7)."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import select

from assessment.records.tables.audit import AuditEntry, AuditHead, Reading
from assessment.records.tables.people import Person
from assessment.rules.people import Role
from tests.client import Client
from tests.pages.rounds import Sessions, account, notices, open_round, person
from tests.site import Clock

SignIn = Callable[..., Client]


@pytest.fixture
def round_id(sessions: Sessions, clock: Clock) -> UUID:
    return open_round(sessions, clock.at)


@pytest.fixture
def ada(sessions: Sessions, clock: Clock) -> Person:
    """Someone without a role."""
    return person(sessions, account(sessions, clock.at, "ada@example.org"))


def acts(sessions: Sessions) -> list[str]:
    with sessions() as db:
        return list(db.scalars(select(AuditEntry.act).order_by(AuditEntry.seq)))


def test_a_role_is_given_and_taken(
    sign_in: SignIn, sessions: Sessions, ada: Person, round_id: UUID
) -> None:
    client = sign_in(Role.ADMINISTRATOR)
    client.get(f"/people/{ada.ref}/role")
    assert client.submit("Add this role").errors == ["Select a role"]
    page = client.submit("Add this role", role="moderator", round=str(round_id))
    assert page.banner == "The role is given."
    assert page.rows() == [["Moderator", "Round a26", "No end", "Remove moderator"]]
    page = client.submit("Remove moderator")
    assert page.rows()[0][3] == "Removed on 16 November 2026"
    assert acts(sessions)[-2:] == ["grant_role", "remove_role"]


def test_adding_a_decision_maker_takes_two_people(
    sign_in: SignIn, sessions: Sessions, ada: Person, round_id: UUID
) -> None:
    first, second = sign_in(Role.ADMINISTRATOR), sign_in(Role.ADMINISTRATOR)
    first.get(f"/people/{ada.ref}/role")
    chosen = {"role": "decision_maker", "round": str(round_id)}
    assert first.submit("Add this role", **chosen).errors == ["Enter a reason"]
    page = first.submit("Add this role", **chosen, reason="New head of programme")
    assert page.banner == "Waiting for a second person."
    page = first.follow("Read what was asked for")
    assert "You asked for this, so someone else must agree." in page.text
    assert not page.has_button("Agree")
    refused = first.post(page.path, answer="agree")
    assert (refused.status, "someone else must agree" in refused.text) == (403, True)
    second.get(page.path)
    assert second.submit("Do not agree").errors == ["Enter why you do not agree"]
    done = second.submit("Agree")
    assert done.banner == "You agreed. The role is given."
    assert done.rows()[0][0] == "Decision maker"


def test_nobody_changes_their_own_roles(sign_in: SignIn, sessions: Sessions) -> None:
    client = sign_in(Role.ADMINISTRATOR)
    me = person(sessions, client.person_id)
    client.get(f"/people/{me.ref}/role")
    page = client.submit("Add this role", role="moderator")
    assert (page.status, page.h1) == (409, "You cannot do this")
    assert "You cannot change your own roles." in page.text


def test_a_role_removed_while_signed_in_ends_with_the_next_request(
    sign_in: SignIn, sessions: Sessions, round_id: UUID
) -> None:
    auditor, administrator = sign_in(Role.AUDITOR, round_id=round_id), sign_in(Role.ADMINISTRATOR)
    assert auditor.get("/people/").h1 == "People"
    administrator.get(f"/people/{person(sessions, auditor.person_id).ref}")
    administrator.submit("Remove auditor")
    page = auditor.get("/people/")
    assert (page.status, page.h1) == (403, "You do not have access to this page")
    assert "It is for auditors and administrators." in page.text


def test_an_invitation_makes_an_account(sign_in: SignIn, sessions: Sessions) -> None:
    client = sign_in(Role.ADMINISTRATOR)
    client.get("/people/invite")
    page = client.submit("Send the invitation", name="Tom Reyes", email="tom@example.org")
    assert page.h1 == "Add a role"
    assert notices(sessions) == ["invitation"]


@pytest.mark.parametrize(
    ("role", "status"),
    [
        pytest.param(Role.ADMINISTRATOR, 200, id="administrator"),
        pytest.param(Role.AUDITOR, 200, id="auditor"),
        pytest.param(Role.OFFICER, 403, id="officer"),
        pytest.param(Role.DECISION_MAKER, 403, id="decision-maker"),
    ],
)
def test_who_reads_people(sign_in: SignIn, role: Role, status: int) -> None:
    assert sign_in(role).get("/people/").status == status


def test_an_auditor_changes_nothing(sign_in: SignIn, ada: Person) -> None:
    client = sign_in(Role.AUDITOR)
    page = client.get(f"/people/{ada.ref}")
    assert [page.has_button(each) for each in ("Add a role", "Remove")] == [False, False]
    assert client.get(f"/people/{ada.ref}/role").status == 403


def test_the_list_is_filtered_by_role(sign_in: SignIn, ada: Person) -> None:
    client = sign_in(Role.ADMINISTRATOR)
    client.get("/people/")
    names = [row[0] for row in client.submit("Show", role="administrator").rows()]
    assert ada.name not in names
    assert len(names) == 1


def test_a_person_with_several_roles_chooses(
    sign_in: SignIn, sessions: Sessions, clock: Clock, round_id: UUID
) -> None:
    client = sign_in(Role.AUDITOR, round_id=round_id)
    sign_in(Role.ADMINISTRATOR, person_id=client.person_id)
    client.get("/people/role")
    page = client.submit("Continue", role="|administrator")
    assert page.path == "/people/"
    client.get("/people/role")
    assert client.submit("Continue", role="|moderator").errors == ["Select a role"]


def test_opening_a_trail_is_recorded_and_the_chain_is_checked(
    sign_in: SignIn, sessions: Sessions, ada: Person
) -> None:
    client = sign_in(Role.AUDITOR)
    assert client.get(f"/people/{ada.ref}/trail").has_button("Open the trail")
    page = client.submit("Open the trail")
    assert page.h1 == f"Audit trail for {ada.ref}"
    assert "The chain is unbroken." in page.text
    assert "Account made" in page.text
    with sessions() as db:
        readings = list(db.execute(select(Reading.act, Reading.subject_id)))
    assert readings == [("trail.read", ada.ref), ("trail", ada.ref)]
    assert "Account made" not in client.submit("Show", kind="read").text


def test_a_broken_chain_is_told(sign_in: SignIn, sessions: Sessions, ada: Person) -> None:
    client = sign_in(Role.AUDITOR)
    with sessions() as db:
        head = db.get(AuditHead, 1)
        assert head is not None
        head.hash = "0" * 64
        db.commit()
    client.get(f"/people/{ada.ref}/trail")
    page = client.submit("Open the trail")
    assert "does not match. Tell the data protection lead now." in page.text


def test_a_trail_downloads(sign_in: SignIn, ada: Person) -> None:
    client = sign_in(Role.AUDITOR)
    client.get(f"/people/{ada.ref}/trail")
    client.submit("Open the trail")
    page = client.submit("Download the trail")
    lines = page.response.text.splitlines()
    assert lines[0] == "at,kind,what,stage,by,acting_as,entry,before,after"
    said = [line.split(",")[2] for line in lines[1:]]
    assert said == ["Trail asked for", "Trail opened", "Trail opened", "Account made"]


@pytest.mark.parametrize("path", ["/people/P-NOBODY", "/people/P-NOBODY/trail"])
def test_no_such_person(sign_in: SignIn, path: str) -> None:
    page = sign_in(Role.AUDITOR).get(path)
    assert (page.status, page.h1) == (404, "Page not found")
