"""A sheet keyed from paper, over HTTP (page 56): the officer enters, the member locks."""

from datetime import timedelta
from uuid import uuid4

import pytest

from assessment.records.interview.declaration import declare_conflict
from assessment.records.interview.keyed import enter_score
from assessment.rules.conflict import ConflictKind
from assessment.rules.interview.level import Level
from assessment.rules.interview.sheet import Score
from tests import interviews
from tests.client import Client
from tests.interviews import HELD, Role
from tests.pages.interview.conftest import Panel
from tests.pages.interview.test_nothing_leaks import CANARY, VOLATILE, write

TAG = "Entered from paper by Priya Nair"
CANNOT = "This sheet cannot be entered now."


def keyed(panel: Panel, place: int | None = None, criterion: str = "1.1") -> str:
    at = f"/interview/allocation/keyed/{panel.world.interview_id}"
    return at if place is None else f"{at}/{panel.world.members[place].person}/{criterion}"


def entered(panel: Panel, place: int) -> None:
    """An officer has entered the whole of this member's sheet, all at level 2."""
    world, member = panel.world, panel.world.members[place].person
    assert member is not None
    for criterion in world.rubric.criterion_ids:
        score = Score(criterion, f"Paper on {criterion}.", Level.TWO)
        enter_score(world.db, world.officer, world.interview_id, member, score, now=HELD)
    panel.commit()


def test_from_the_panel_to_a_locked_sheet(panel: Panel) -> None:
    officer = panel.browser(panel.world.officer)
    officer.get(f"/interview/allocation/{panel.world.panel_id}")
    reference = panel.world.applications[0].reference
    page = officer.follow(f"Enter a sheet from paper for {reference}")
    assert [page.has_link(name) for name in interviews.NAMES] == [True, True, True, False]
    page = officer.follow("Jide Bello")
    assert "You are entering what Jide Bello wrote on paper." in page.text
    page = officer.submit("Save and go to 1.2", level="3")
    assert page.errors == ["Enter the evidence you heard before you choose a level for 1.1"]
    page = officer.submit("Save and go to 1.2", evidence="Their words.", level=None)
    assert page.errors == ["Select a level for 1.1"]
    assert page.soup.select_one("textarea").text.strip() == "Their words."  # type: ignore[union-attr]
    page = officer.submit("Save and go to 1.2", evidence="Their words.", level="3")
    assert page.h1.startswith("1.2")
    page = officer.submit("Save evidence only", evidence="More words.")
    assert "1 of 12 levels entered." in page.text
    entered(panel, 1)
    page = officer.get(keyed(panel, 1, "3.4"))
    page = officer.submit("Save and finish")
    assert page.banner == "Jide Bello can now check the sheet and lock it."
    member = panel.member(1)
    page = member.get(panel.at + "/score/2.3")
    assert f"{TAG} Check it against your paper." in page.text
    page = member.get(panel.at + "/lock")
    assert page.text.count(TAG) == 12
    page = member.submit("Lock my sheet", own="y")
    assert page.h1 == "Your sheet is locked"


def test_what_the_member_writes_over_it_is_their_own(panel: Panel) -> None:
    entered(panel, 1)
    member = panel.member(1)
    member.get(panel.at + "/score/2.3")
    member.submit("Save and go to 2.4", evidence="What I meant.", level="1")
    assert TAG not in member.get(panel.at + "/score/2.3").text
    assert member.get(panel.at + "/lock").text.count(TAG) == 11


def test_the_panel_sees_who_entered_it_once_all_are_locked(panel: Panel) -> None:
    entered(panel, 1)
    interviews.lock(panel.world, panel.world.members[1])
    panel.lock(0, 2)
    chair = panel.member(0)
    assert f"Jide Bello: {TAG}" in chair.get(panel.at + "/compare").text
    assert chair.get(panel.at + "/agree/2.3").text.count(TAG) == 1


def seen(client: Client, panel: Panel) -> list[tuple[int, bytes]]:
    """Every page of entering for the member who may have typed, and for a neighbour."""
    paths = (keyed(panel), keyed(panel, 1), keyed(panel, 1, "2.3"), keyed(panel, 2, "2.3"))
    answers = [client.http.get(path) for path in paths]
    return [(one.status_code, VOLATILE.sub(b"", one.data)) for one in answers]


@pytest.mark.parametrize("place", [1, 2], ids=["what-the-member-typed", "what-another-typed"])
def test_rule_25_the_officers_pages_are_the_same_whatever_was_typed(
    panel: Panel, place: int
) -> None:
    officer = panel.browser(panel.world.officer)
    before = seen(officer, panel)
    write(panel, place, lock=False)
    after = seen(officer, panel)
    assert after == before
    assert {status for status, _ in before} == {200}
    assert not any(CANARY.encode() in body for _, body in after)


def test_rule_25_anothers_lock_changes_no_page_of_entering(panel: Panel) -> None:
    officer = panel.browser(panel.world.officer)
    before = seen(officer, panel)
    write(panel, 0, lock=True)
    assert seen(officer, panel) == before


def test_rule_25_a_locked_sheet_is_refused_in_words_that_fit_every_reason(panel: Panel) -> None:
    officer = panel.browser(panel.world.officer)
    officer.get(keyed(panel, 1))
    write(panel, 1, lock=True)
    page = officer.submit("Save and go to 1.2", evidence="Late words.", level="3")
    assert (page.status, CANNOT in page.text, "Late words." in page.text) == (409, True, False)
    locked = officer.get(keyed(panel, 1))
    officer.app.config["CLOCK"].at = HELD - timedelta(minutes=5)
    early = officer.get(keyed(panel, 2))
    assert (locked.status, locked.text) == (early.status, early.text)
    assert (CANNOT in locked.text, CANARY in locked.text) == (True, False)


def test_rule_28_with_a_conflict_there_is_no_link_and_no_page(panel: Panel) -> None:
    world = panel.world
    application = world.applications[0].id
    declare_conflict(world.db, world.officer, application, ConflictKind.FRIEND, now=HELD)
    panel.commit()
    officer = panel.browser(world.officer)
    page = officer.get(f"/interview/allocation/{world.panel_id}")
    assert "Enter a sheet from paper" not in page.text
    assert [officer.get(keyed(panel)).status, officer.get(keyed(panel, 1)).status] == [404, 404]


def test_a_stranger_and_an_unknown_criterion_are_not_there(panel: Panel) -> None:
    officer = panel.browser(panel.world.officer)
    at = keyed(panel)
    assert officer.get(f"{at}/{uuid4()}/1.1").status == 404
    assert officer.get(keyed(panel, 1, "9.9")).status == 404
    assert officer.get(f"/interview/allocation/keyed/{uuid4()}").status == 404


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.MODERATOR, Role.AUDITOR])
def test_only_officers_enter(panel: Panel, role: Role) -> None:
    by = panel.world.members[0] if role is Role.PANEL_MEMBER else None
    by = by or interviews.new_person(panel.world, role, "Mo Deer")
    panel.commit()
    client = panel.browser(by)
    assert [client.get(keyed(panel)).status, client.get(keyed(panel, 1)).status] == [403, 403]
