"""The proof that staff read: who may, what is kept of it, and that nobody who sits ever may."""

import io
from collections.abc import Callable
from uuid import UUID

import pikepdf
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.pages.content import proof
from assessment.records import audit
from assessment.records.bank import NOTHING, SITS
from assessment.records.content import import_documents
from assessment.records.people.role import grant_role
from assessment.records.tables.audit import Reading
from assessment.records.tables.people import Person
from assessment.rules.document import document_of
from assessment.rules.people import Role
from tests.client import Client
from tests.pages.rounds import open_round
from tests.question_bank.samples import question
from tests.site import MONDAY, TESTS, Clock

PROOF = "/content/proof.pdf?area=ofsted"
Sessions = sessionmaker[Session]
SignIn = Callable[..., Client]
NOT_READ = frozenset(Role) - {Role.OFFICER, Role.AUDITOR}


@pytest.fixture
def round_id(sessions: Sessions) -> UUID:
    return open_round(sessions, MONDAY)


@pytest.fixture
def stored(sessions: Sessions) -> None:
    """Two questions of one area, one of them in two versions."""
    asked = [question(id="q-1"), question(id="q-1", version=2), question(id="q-2", ask="Who?")]
    with sessions() as db:
        filed = [("made.yaml", document_of("question", each)) for each in asked]
        import_documents(db, TESTS, filed, now=MONDAY)
        audit.seal(db)
        db.commit()


def readings(sessions: Sessions) -> list[tuple[UUID, str, str, str]]:
    with sessions() as db:
        rows = db.scalars(select(Reading).order_by(Reading.id))
        return [(row.person_id, row.act, row.subject_kind, row.subject_id) for row in rows]


def make_applicant(sessions: Sessions, person_id: UUID | None, round_id: UUID) -> None:
    with sessions() as db:
        person = db.get_one(Person, person_id)
        grant_role(db, TESTS, person, Role.APPLICANT, round_id, now=MONDAY)
        audit.seal(db)
        db.commit()


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR])
def test_who_may_read_it_gets_it_and_is_recorded(
    sign_in: SignIn, sessions: Sessions, round_id: UUID, clock: Clock, role: Role
) -> None:
    client = sign_in(role, round_id=round_id)
    response = client.get(PROOF).response
    assert (response.status_code, response.mimetype) == (200, "application/pdf")
    assert response.headers["Cache-Control"] == "no-store"
    name = 'inline; filename="question-bank-ofsted.pdf"'
    assert response.headers["Content-Disposition"] == name
    with pikepdf.open(io.BytesIO(response.data)) as pdf, pdf.open_outline() as outline:
        area = outline.root[0].children[-1]
        assert [each.title for each in area.children[0].children] == [
            "q-1, version 2",
            "q-2, version 1",
        ]
    assert readings(sessions) == [(client.person_id, "content.proof", "bank", "ofsted")]
    with sessions() as db:
        assert db.scalars(select(Reading.at)).one() == clock.at


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("role", sorted(NOT_READ))
def test_nobody_else_may(sign_in: SignIn, sessions: Sessions, round_id: UUID, role: Role) -> None:
    page = sign_in(role, round_id=round_id).get(PROOF)
    assert (page.status, readings(sessions)) == (403, [])
    assert "It is for officers and auditors." in page.text


def test_a_stranger_signs_in_first(client: Client) -> None:
    assert client.get(PROOF).path == "/people/sign-in"


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR])
def test_rule_33_who_sits_is_refused_whatever_else_they_are(
    sign_in: SignIn, sessions: Sessions, round_id: UUID, role: Role
) -> None:
    client = sign_in(role, round_id=round_id)
    make_applicant(sessions, client.person_id, open_round(sessions, MONDAY, slug="other"))
    page = client.get(PROOF)
    assert (page.status, readings(sessions)) == (403, [])
    assert SITS in page.text


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("path", "told"),
    [
        (
            "/content/proof.pdf?area=latin",
            "There is no part of the question bank called latin. "
            "The parts are ofsted, icfp, ecf, cpd and cases.",
        ),
        (
            "/content/proof.pdf",
            "Say which part of the question bank to print. "
            "The parts are ofsted, icfp, ecf, cpd and cases.",
        ),
    ],
)
def test_a_part_that_there_is_not_is_named(
    sign_in: SignIn, sessions: Sessions, round_id: UUID, path: str, told: str
) -> None:
    page = sign_in(Role.OFFICER, round_id=round_id).get(path)
    assert (page.status, readings(sessions)) == (404, [])
    assert told in page.text


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("area", ["icfp", "cases"])
def test_a_part_of_which_nothing_is_stored_says_so(
    sign_in: SignIn, sessions: Sessions, round_id: UUID, area: str
) -> None:
    page = sign_in(Role.OFFICER, round_id=round_id).get(f"/content/proof.pdf?area={area}")
    assert (page.status, readings(sessions)) == (409, [])
    assert NOTHING in page.text


def test_one_is_made_at_a_time(sign_in: SignIn, round_id: UUID, stored: None) -> None:
    officer = sign_in(Role.OFFICER, round_id=round_id)
    with proof._PRINTING:
        page = officer.get(PROOF)
    assert (page.status, "A print of the question bank is being made." in page.text) == (409, True)
