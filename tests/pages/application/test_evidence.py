"""Page 18: each kind of fact is kept, shown again and done; a fault stands at its field."""

import pytest
from sqlalchemy.orm import Session, sessionmaker

from assessment.rules.people import Role
from tests import applications
from tests.applications import DURING
from tests.client import TOKEN, Client
from tests.page import Page, typed_in, words
from tests.pages.application.given import GIVEN, Given, Typed
from tests.pages.application.steps import SignIn, begun
from tests.site import Clock


@pytest.fixture(params=GIVEN, ids=lambda given: given.id)
def given(request: pytest.FixtureRequest) -> Given:
    """One kind of fact under one route."""
    found: Given = request.param
    return found


@pytest.fixture
def adding(given: Given, sign_in: SignIn, sessions: sessionmaker[Session], clock: Clock) -> Client:
    """An applicant by that route, on the form for that kind."""
    clock.at = DURING
    with sessions() as db:
        world = applications.open_round(db, given.policy)
    client = begun(sign_in(Role.APPLICANT, round_id=world.round_id), given.route)
    client.follow(given.task)
    client.get(f"/application/evidence/{given.kind}/add")
    return client


def filled(page: Page) -> Typed:
    """What stands in the form of the page."""
    found = typed_in(page.form_of(page.button("Save and continue")))
    return {name: values[0] for name, values in found.items() if name != TOKEN}


def tasks(page: Page) -> dict[str, str]:
    """What the task list says of each kind: how many, and its state."""
    found = {}
    for row in page.soup.select(".govuk-task-list__item"):
        link = row.select_one(".govuk-task-list__link")
        assert link is not None
        found[words(link)] = words(row).removeprefix(words(link)).strip()
    return found


def test_a_fact_is_kept_shown_again_and_done(adding: Client, given: Given) -> None:
    page = adding.submit("Save and continue", **given.typed)
    assert (page.status, page.path) == (200, f"/application/evidence/{given.kind}")
    assert page.summary() == given.shown
    page = adding.follow(f"Change {given.one} 1")
    assert filled(page) == given.typed
    page = adding.get("/application/evidence")
    assert tasks(page)[given.task] == f"1 {given.one} Completed"


def test_a_fault_stands_at_its_field_and_what_was_typed_stays(adding: Client, given: Given) -> None:
    sent = {**given.typed, **given.faulty}
    page = adding.submit("Save and continue", **sent)
    assert (page.status, page.errors, page.field_errors) == (422, [given.error], [given.error])
    message = page.soup.select_one(".govuk-error-message")
    assert message is not None
    assert message["id"] == f"{given.at}-error"
    assert filled(page) == sent
    page = adding.get("/application/evidence")
    assert "Completed" not in tasks(page)[given.task]
