"""A policy beside its earlier version, and tried on a case (page 11)."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.content import import_documents, versions_of
from assessment.records.interview.declaration import declare_conflict
from assessment.records.pin import pin
from assessment.records.round import find_by_slug
from assessment.records.tables.application import Application, Evaluation
from assessment.records.tables.round import Round
from assessment.rules.conflict import ConflictKind
from assessment.rules.document import Document, document_of
from assessment.rules.people import Actor, Role
from rubrics.eligibility import EligibilityPolicy
from tests import applications
from tests.applications import AFTER, World
from tests.client import Client
from tests.pages.round.words import HOME, SLUG, SignIn, text
from tests.records.rounds import NOW, TESTS
from tests.site import Clock

NONE_SUCH = "No application in this round has this reference"


def next_version(db: Session) -> Document:
    """The policy of 2019 with one number and one hint changed, pinned for the round."""
    [old, *_] = versions_of(db, "policy", "nle-2019")
    assert isinstance(old.model, EligibilityPolicy)
    first, *rest = old.model.routes
    numbers = dict(old.model.parameters)
    numbers["att8_min"] = numbers["att8_min"].model_copy(update={"value": 55})
    changes = {
        "version": 2,
        "routes": (first.model_copy(update={"hint": "You led a school up"}), *rest),
        "parameters": numbers,
    }
    document = document_of("policy", old.model.model_copy(update=changes))
    import_documents(db, TESTS, [("next.yaml", document)], now=NOW)
    return document


def test_an_earlier_version_stands_beside_the_one_in_use(
    sign_in: SignIn, complete: UUID, sessions: sessionmaker[Session]
) -> None:
    client = sign_in(Role.MODERATOR, round_id=complete)
    assert "Side by side" not in text(client.get(f"{HOME}/policy"))
    with sessions() as db:
        used = next_version(db)
        pin(db, TESTS, find_by_slug(db, SLUG).id, "eligibility", used.hash, now=NOW)
        audit.seal(db)
        db.commit()
    page = client.get(f"{HOME}/policy")
    assert page.h1 == "Eligibility policy, version 2"
    [table] = [one for one in page.soup.select("table") if "differ" in one.caption.text]
    rows = [
        [cell.get_text(strip=True) for cell in row.select("th, td")]
        for row in table.select("tbody tr")
    ]
    assert rows == [
        ["Turnaround head", "You led a school up by at least one Ofsted grade. "
         "Rising only from inadequate to requires improvement does not count.",
         "You led a school up."],
        ["Numbers", "Att8 min: 50", "Att8 min: 55"],
    ]  # fmt: skip


def test_versions_that_say_the_same_are_said_to(sign_in: SignIn, complete: UUID) -> None:
    page = sign_in(Role.MODERATOR, round_id=complete).get(f"{HOME}/policy/recommendation")
    assert page.h1 == "Recommendation policy, version 2"
    assert "Side by side with version 1 No clause differs." in text(page)
    assert "A designation lasts 3 years" in text(page)


@pytest.fixture
def world(sessions: sessionmaker[Session], clock: Clock) -> World:
    clock.at = AFTER
    with sessions() as db:
        made = applications.open_round(db)
        applications.sent(made, applications.new_applicant(made, "Ada Lovell"))
        return made


@pytest.fixture
def sent(world: World, sessions: sessionmaker[Session]) -> Application:
    with sessions() as db:
        return db.scalars(select(Application)).one()


@pytest.fixture
def home(world: World, sessions: sessionmaker[Session]) -> str:
    with sessions() as db:
        return f"/round/{db.get_one(Round, world.round_id).slug}/policy"


@pytest.fixture
def officer(sign_in: Callable[..., Client], world: World) -> Client:
    return sign_in(Role.OFFICER, round_id=world.round_id, person_id=world.officer.person)


def kept(sessions: sessionmaker[Session]) -> tuple[int | None, tuple[int, str]]:
    """How many evaluations there are, and the head of the trail."""
    with sessions() as db:
        return db.scalar(select(func.count()).select_from(Evaluation)), audit.head(db)


def test_the_policy_is_tried_on_a_case_and_nothing_changes(
    officer: Client, home: str, sent: Application, sessions: sessionmaker[Session]
) -> None:
    before = kept(sessions)
    officer.get(home)
    page = officer.follow("Try it on a case")
    assert page.h1 == "Try the eligibility policy on a case"
    page = officer.submit("Try it", reference=sent.reference.lower())
    assert page.path == f"{home}/try/{sent.reference}"
    assert page.h1 == f"{sent.reference} under the eligibility policy, version 1"
    assert "This changes nothing." in text(page)
    assert page.summary()["The policy says"] == "Not known"
    assert page.soup.select_one("main h2").get_text(strip=True).startswith("Turnaround head")
    assert page.rows()[0][0] == "1. A headteacher or executive headteacher now"
    assert "not confirmed" in page.rows()[0][1]
    assert "Ada Lovell" not in text(page)
    assert kept(sessions) == before


@pytest.mark.parametrize(
    ("typed", "error"),
    [(" ", "Enter a reference, like NLE-4K7Q"), ("NLE-ZZZZ", NONE_SUCH), ("<b>", NONE_SUCH)],
)
def test_a_reference_that_is_none_is_named_and_stays(
    officer: Client, home: str, typed: str, error: str
) -> None:
    officer.get(f"{home}/try")
    page = officer.submit("Try it", reference=typed)
    assert (page.status, page.errors) == (422, [error])
    assert page.soup.select_one("input[name=reference]")["value"] == typed.strip()


def test_rule_28_a_case_with_a_conflict_is_as_if_absent(
    officer: Client,
    home: str,
    sent: Application,
    world: World,
    sessions: sessionmaker[Session],
    sign_in: Callable[..., Client],
) -> None:
    with sessions() as db:
        by = Actor(world.officer.person, "Tom Reyes", Role.OFFICER, world.round_id)
        declare_conflict(db, by, sent.id, ConflictKind.FRIEND, now=AFTER)
        audit.seal(db)
        db.commit()
    officer.get(f"{home}/try")
    page = officer.submit("Try it", reference=sent.reference)
    assert (page.status, page.errors) == (422, [NONE_SUCH])
    assert officer.get(f"{home}/try/{sent.reference}").status == 404
    other = sign_in(Role.OFFICER, round_id=world.round_id)
    assert other.get(f"{home}/try/{sent.reference}").status == 200


def test_a_draft_and_another_round_are_not_found(
    officer: Client, home: str, world: World, sessions: sessionmaker[Session], complete: UUID,
    sign_in: Callable[..., Client],
) -> None:  # fmt: skip
    with sessions() as db:
        [row] = db.scalars(select(Application))
        row.sent_at = None
        db.commit()
    assert officer.get(f"{home}/try/{row.reference}").status == 404
    elsewhere = sign_in(Role.OFFICER, round_id=complete)
    assert elsewhere.get(f"{home}/try").status == 404
    assert elsewhere.get(f"{HOME}/policy/try/{row.reference}").status == 404


@pytest.mark.parametrize(
    "role", [Role.APPLICANT, Role.AUDITOR, Role.MODERATOR, Role.DECISION_MAKER, Role.PANEL_MEMBER]
)
def test_only_officers_try_it(
    sign_in: Callable[..., Client], world: World, home: str, sent: Application, role: Role
) -> None:
    client = sign_in(role, round_id=world.round_id)
    for path in (f"{home}/try", f"{home}/try/{sent.reference}"):
        assert client.get(path).status == 403
    if role is not Role.APPLICANT:
        assert "Try it on a case" not in text(client.get(home))
