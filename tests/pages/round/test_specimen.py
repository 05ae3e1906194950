"""Public questions in a round: said wherever they are used, agreed by two on pages alone."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.round import find_by_slug
from assessment.rules.people import Role
from tests.page import Page
from tests.pages.round.words import HOME, SLUG, SignIn, text
from tests.records.rounds import NOW, round_to_agree

PAGE = f"{HOME}/set-up/specimen"
SAID = "Specimen, and so public: the paper with all of its"
AGREED = "that these may be used. Reason: A trial with volunteers"


@pytest.fixture
def to_agree(sessions: sessionmaker[Session]) -> UUID:
    with sessions() as db:
        row = round_to_agree(db)
        audit.seal(db)
        db.commit()
        return row.id


def test_two_officers_agree_to_use_public_questions(
    sign_in: SignIn, to_agree: UUID, sessions: sessionmaker[Session]
) -> None:
    tom, priya = (sign_in(Role.OFFICER, round_id=to_agree) for _ in range(2))
    page = tom.get(f"{HOME}/open")
    assert "Still to do: Agreement to use specimen questions." in text(page)
    assert "Choose others, or ask a second person to agree" in text(page)
    assert tom.post(f"{HOME}/open", reason="Ready").status == 409
    tom.get(f"{HOME}/open")
    page = tom.follow("Ask a second person to agree")
    assert (page.path, page.h1) == (PAGE, "Specimen questions")
    assert SAID in text(page)
    page = tom.submit("Ask for a second person")
    assert (page.status, page.errors) == (422, ["Enter why this round may use specimen questions"])
    page = tom.submit("Ask for a second person", reason="A trial with volunteers")
    assert task(page).endswith("Waiting for a second person")
    page = tom.get(PAGE)
    assert page.soup.select("main form") == []
    assert page.summary()["Reason"] == "A trial with volunteers"
    priya.get(HOME + "/")
    page = priya.follow("Use specimen questions: a second person is needed")
    assert SAID in page.summary()["Questions"]
    assert tom.post(page.path, answer="agree").status == 403
    assert "You agreed. It is done." in text(priya.submit("Agree"))
    for path in (f"{HOME}/open", f"{HOME}/set-up", HOME + "/"):
        assert AGREED in text(tom.get(path)), path
    assert tom.get(PAGE).summary()["Reason"] == "A trial with volunteers"
    with sessions() as db:
        assert audit.verify(db) is None


def task(page: Page) -> str:
    """The line of the agreement in the list of tasks."""
    lines = [" ".join(one.get_text(" ").split()) for one in page.soup.select("main li")]
    [line] = [one for one in lines if one.startswith("Agreement to use specimen questions")]
    return line


@pytest.mark.parametrize("path", ["/", "/paper", "/document/paper", "/open", "/set-up/specimen"])
@pytest.mark.parametrize("opened", [False, True], ids=["set up", "open"])
def test_it_is_said_where_the_questions_are_used(
    sign_in: SignIn,
    complete: UUID,
    sessions: sessionmaker[Session],
    path: str,
    opened: bool,
) -> None:
    with sessions() as db:
        find_by_slug(db, SLUG).opened_at = NOW if opened else None
        db.commit()
    page = sign_in(Role.OFFICER, round_id=complete).get(HOME + path)
    assert text(page).count(SAID) == 1


def test_officers_read_it_at_the_sessions(sign_in: SignIn, complete: UUID) -> None:
    page = sign_in(Role.OFFICER, round_id=complete).get("/paper/staff/sessions")
    assert text(page).count(SAID) == 1


def test_demonstration_is_told_that_nothing_is_to_agree(
    sign_in: SignIn, to_agree: UUID, sessions: sessionmaker[Session]
) -> None:
    with sessions() as db:
        find_by_slug(db, SLUG).is_demonstration = True
        db.commit()
    officer = sign_in(Role.OFFICER, round_id=to_agree)
    page = officer.get(PAGE)
    assert "This round is a demonstration and selects nobody" in text(page)
    assert page.soup.select("main form") == []
    assert "Agreement to use" not in text(officer.get(f"{HOME}/set-up"))
    page = officer.get(f"{HOME}/open")
    assert "Some of these are specimens" in text(page)
    assert page.has_button("Ask for a second person")


def test_round_without_any_has_nothing_to_agree(sign_in: SignIn, new_round: UUID) -> None:
    officer = sign_in(Role.OFFICER, round_id=new_round)
    page = officer.get(PAGE)
    assert "Nothing that this round asks is a specimen" in text(page)
    for path in ("/", "/paper", "/document/paper", "/open"):
        assert "Specimen, and so" not in text(officer.get(HOME + path)), path
    assert officer.post(PAGE, reason="A trial").status == 409


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.MODERATOR, Role.PANEL_MEMBER])
def test_only_officers_agree(sign_in: SignIn, to_agree: UUID, role: Role) -> None:
    assert sign_in(role, round_id=to_agree).get(PAGE).status == 403
