"""Who decides or audits reads whether what was agreed was given, never what (pages 19 and 65)."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from assessment.records.identity import new_id
from assessment.records.tables.application import Adjustment
from assessment.rules.people import Role
from tests import finished, interviews
from tests.decisions import RELEASED
from tests.interviews import SET_UP
from tests.page import Page, words
from tests.pages.decision.archive import decided
from tests.pages.decision.conftest import Room
from tests.site import Clock

LESS = "Less was given for the sitting than was agreed."
GIVEN = "What was agreed for the sitting was given in full."
OF_IT = re.compile(r"63|60|5%|[Bb]reaks|minutes in all|changes were agreed|agreed time")


def agree(told: Room, agreed: bool) -> None:
    """A newer agreement: nothing, or 5% and three breaks, all of which the sitting has."""
    db, application = told.found.db, told.found.world.applications[0]
    percent, breaks, minutes = (Decimal(5), 3, 15) if agreed else (Decimal(0), 0, 0)
    db.add(
        Adjustment(
            id=new_id(db),
            application_id=application.id,
            seq=2,
            agreed=agreed,
            extra_percent=percent,
            break_count=breaks,
            break_minutes=minutes,
            agreed_by="tests",
            agreed_at=SET_UP - timedelta(days=29),
        )
    )
    sitting = finished.sitting_of(told.found.world, application)
    sitting.extra_percent, sitting.break_count, sitting.break_minutes = percent, breaks, minutes
    interviews.commit(told.found.world)


def known(page: Page, part: str = ".app-case__sections details:first-child") -> list[str]:
    return [words(item) for item in page.soup.select(f"{part} li")]


def test_what_was_agreed_is_for_moderators_alone(told: Room, clock: Clock) -> None:
    agree(told, True)
    clock.at = RELEASED
    archive = decided(told.found, told.sign)
    happened = "12 minutes were added : Fire alarm."
    pages = (told.client().get(told.url()), archive.auditor().get(archive.url()))
    for page in pages:
        assert known(page)[:2] == [GIVEN, happened]
        assert [line for line in known(page) if OF_IT.search(line)] == []
    moderator = finished.declared(told.client(role=Role.MODERATOR), told.found.world.round_id)
    page = moderator.get(f"/moderation/{told.found.codes[0]}")
    assert known(page, "#know")[:2] == [
        "Sat the paper with 63 minutes (60 plus 5%) . Rest breaks: 3, 15 minutes in all. "
        "The agreed time was given in full.",
        happened,
    ]


@pytest.mark.parametrize(
    ("agreed", "said"), [(None, LESS), (False, GIVEN), (True, GIVEN)], ids=["less", "none", "all"]
)
def test_nobody_learns_whether_anything_was_agreed_where_all_of_it_was_given(
    told: Room, agreed: bool | None, said: str
) -> None:
    if agreed is not None:
        agree(told, agreed)
    assert known(told.client().get(told.url()))[0] == said
