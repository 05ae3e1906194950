"""The question bank in a real browser: nothing that axe finds, nothing that overflows."""

from collections.abc import Callable

from playwright.sync_api import Page
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.rules.people import Role
from tests.browser.access import page_is_accessible
from tests.client import Client
from tests.records.rounds import ready_round


def test_the_bank_is_accessible(
    visit: Callable[..., Page],
    sign_in: Callable[..., Client],
    sessions: sessionmaker[Session],
) -> None:
    with sessions() as db:
        row = ready_round(db)
        audit.seal(db)
        db.commit()
    client = sign_in(Role.MODERATOR, round_id=row.id)
    page = visit("/content/", client)
    for each in page.locator("summary").all():
        each.click()
    page_is_accessible(page)
