"""The pages of a round in a real browser: nothing that axe finds, nothing that overflows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.rules.people import Role
from tests.browser.access import page_is_accessible
from tests.client import Client
from tests.records.rounds import ready_round

HOME = "/round/autumn-2026-round"
PAGES = [
    f"{HOME}/",
    f"{HOME}/set-up",
    f"{HOME}/dates",
    f"{HOME}/document/eligibility",
    f"{HOME}/set-up/pass-rate",
    f"{HOME}/set-up/specimen",
    f"{HOME}/paper",
    f"{HOME}/policy",
    f"{HOME}/policy/recommendation",
    f"{HOME}/policy/try",
    f"{HOME}/open",
]


@pytest.fixture
def officer(sign_in: Callable[..., Client], sessions: sessionmaker[Session]) -> Client:
    with sessions() as db:
        row = ready_round(db)
        audit.seal(db)
        db.commit()
    return sign_in(Role.OFFICER, round_id=row.id)


def test_pages_of_a_round_are_accessible(visit: Callable[..., Page], officer: Client) -> None:
    for path in PAGES:
        page_is_accessible(visit(path, officer))
