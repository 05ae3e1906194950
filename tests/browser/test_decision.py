"""Decisions, letters, release, result and register in Chromium: axe finds nothing on any state."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.decision.letter import letters_for
from assessment.records.decision.release import ask_to_release
from assessment.records.register import designations
from assessment.rules.people import Actor, Role
from tests import decisions, interviews
from tests.browser.access import page_is_accessible
from tests.client import Client
from tests.decisions import LINK, OPEN, RELEASED, SENDER, STRONG, WEAK, Decisions
from tests.site import Clock

Open = Callable[..., Page]
SignIn = Callable[..., Client]
WIDTHS = (360, 1280)


def look(open_page: Open, paths: list[str], client: Client | None) -> None:
    """Every path at both widths, with all that is folded unfolded."""
    for width in WIDTHS:
        page = open_page(client, width=width)
        for path in paths:
            page.goto(path)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            page_is_accessible(page)


@pytest.fixture
def enter(sign_in: SignIn) -> Callable[[Decisions, Actor], Client]:
    def go(found: Decisions, person: Actor) -> Client:
        return sign_in(person.role, round_id=found.world.round_id, person_id=person.person)

    return go


def test_deciding(
    sessions: sessionmaker[Session],
    clock: Clock,
    open_page: Open,
    enter: Callable[[Decisions, Actor], Client],
) -> None:
    clock.at = RELEASED
    with sessions() as db:
        found = decisions.moderated(db, STRONG, WEAK, OPEN)
    strong, weak, open_ = found.codes
    paths = [
        "/decision/",
        f"/decision/{strong}",
        f"/decision/{open_}",
        f"/decision/{strong}/decide/designate",
        f"/decision/{weak}/decide/do_not_designate",
        f"/decision/{open_}/decide/more_evidence",
        f"/decision/{strong}/decide/do_not_designate",
        "/decision/firm",
        "/decision/release",
        "/decision/release/pass-rate",
        "/decision/letters",
    ]
    look(open_page, paths, enter(found, found.decider))


def test_an_error_takes_the_focus(
    sessions: sessionmaker[Session],
    clock: Clock,
    open_page: Open,
    enter: Callable[[Decisions, Actor], Client],
) -> None:
    clock.at = RELEASED
    with sessions() as db:
        found = decisions.moderated(db)
    page = open_page(enter(found, found.decider), width=360)
    page.goto(f"/decision/{found.codes[0]}")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="Select an outcome").wait_for()
    page_is_accessible(page)


def test_releasing_and_after(
    sessions: sessionmaker[Session],
    clock: Clock,
    open_page: Open,
    enter: Callable[[Decisions, Actor], Client],
) -> None:
    clock.at = RELEASED
    with sessions() as db:
        found = decisions.ready(db, STRONG, WEAK, OPEN)
        kept = letters_for(db, found.decider)[0].row.id
        people = [interviews.applicant(found.world, one) for one in found.world.applications]
        db.commit()
        decider, second = enter(found, found.decider), enter(found, found.second)
        look(
            open_page,
            ["/decision/release", "/decision/letters", f"/decision/letters/{kept}"],
            decider,
        )
        ask_to_release(db, found.decider, SENDER, LINK, now=RELEASED)
        interviews.commit(found.world)
        look(open_page, ["/decision/release"], decider)
        look(open_page, ["/decision/release"], second)
        look(open_page, ["/decision/result"], enter(found, people[0]))
        decisions.release_asked(found)
        auditor = interviews.new_person(found.world, Role.AUDITOR, "Ann Audit")
        interviews.commit(found.world)
        ref, slug = designations(db, RELEASED)[0].ref, found.round.slug
        db.commit()
    look(open_page, ["/decision/release", f"/decision/{found.codes[0]}"], decider)
    case = f"/decision/record/{found.codes[0]}"
    kept_pages = ["/decision/record", case, f"{case}/letter", "/decision/record/release"]
    look(open_page, kept_pages, enter(found, auditor))
    for person in people:
        look(open_page, ["/decision/result"], enter(found, person))
    look(open_page, ["/register/", f"/register/{ref}", "/register/?name=Nobody"], None)
    look(open_page, [f"/round/{slug}/notices"], enter(found, found.world.officer))
