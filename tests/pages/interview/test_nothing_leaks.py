"""Rule 25: no trace of another's sheet before all are locked. The traces planted here could leak.

Another member's evidence is a word found nowhere else, their levels are unlike the reader's, and
every page, header and list that the reader can reach is compared with what it would be if the
other had done nothing.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from assessment.records.interview.invitation import remind_unlocked, tell_panel
from assessment.records.tables.notice import Notice
from assessment.records.tables.round import Round
from assessment.rules.people import Role
from tests import interviews
from tests.client import Client
from tests.interviews import DAY, HELD
from tests.pages.interview.conftest import Panel
from tests.site import Clock

CANARY = "Zyxwvut canary"
VOLATILE = re.compile(rb'(nonce|csrf_token|page_load|value)="[^"]*"|nonce-[\w-]+')


def write(panel: Panel, place: int, *, lock: bool) -> None:
    """Another member fills their sheet with what must not be seen, and may lock it."""
    world, member = panel.world, panel.world.members[place]
    sheet = interviews.start_sheet(world.db, member, world.interview_id, now=HELD)
    for n, criterion in enumerate(world.rubric.criterion_ids):
        level = interviews.read_level("1")
        score = interviews.Score(criterion, f"{CANARY} {criterion}", level)
        interviews.save_score(world.db, member, sheet.id, score, interviews.stamp(n), now=HELD)
    if lock:
        interviews.lock(world, member, now=HELD + timedelta(minutes=7))
    panel.commit()


def seen(client: Client, panel: Panel) -> dict[str, tuple[int, bytes, list[str]]]:
    """Every page of interviews that the reader can ask for: status, body, names of headers."""
    found = {}
    for path in paths(panel):
        answer = client.http.get(path)
        headers = sorted(
            f"{name}: {value}"
            for name, value in answer.headers
            if name not in {"Content-Security-Policy", "Set-Cookie", "Content-Length"}
        )
        found[path] = (answer.status_code, VOLATILE.sub(b"", answer.data), headers)
    return found


def paths(panel: Panel) -> Iterator[str]:
    yield "/interview/"
    yield "/interview/conflicts"
    for path in ("/", "/score/1.1", "/score/2.3", "/lock", "/waiting", "/compare", "/agree/2.3"):
        yield panel.at + path


@pytest.mark.parametrize("place", [0, 1], ids=["the-chair-reads", "a-member-reads"])
@pytest.mark.parametrize("own", ["nothing", "started", "locked"])
@pytest.mark.parametrize("others", ["drafted", "locked"])
def test_rule_25_every_page_is_the_same_whatever_another_has_done(
    panel: Panel, place: int, own: str, others: str
) -> None:
    if own == "started":
        interviews.fill(panel.world, panel.world.members[place], only=("1.1",))
        panel.commit()
    if own == "locked":
        panel.lock(place)
    client = panel.member(place)
    before = seen(client, panel)
    write(panel, 2, lock=others == "locked")
    after = seen(client, panel)
    assert after == before
    assert not any(CANARY.encode() in body for _, body, _ in after.values())


def test_the_planted_traces_are_seen_once_all_are_locked(panel: Panel) -> None:
    """So that the tests above could fail."""
    panel.lock(0, 1)
    write(panel, 2, lock=True)
    page = panel.member(0).get(panel.at + "/agree/2.3")
    assert CANARY in page.text


@pytest.mark.parametrize("locked", [0, 1, 2])
def test_rule_25_an_officer_sees_only_that_sheets_are_awaited(panel: Panel, locked: int) -> None:
    client = panel.browser(panel.world.officer)
    app_clock = client.app.config["CLOCK"]
    app_clock.at = HELD + timedelta(hours=3)
    before = client.get(f"/interview/allocation/{panel.world.panel_id}").text
    panel.lock(*range(locked))
    after = client.get(f"/interview/allocation/{panel.world.panel_id}").text
    assert after == before
    assert "Waiting for sheets" in after


@pytest.mark.parametrize("role", ["officer", "applicant"])
@pytest.mark.parametrize("path", ["/", "/score/2.3", "/lock", "/waiting", "/compare", "/agree/2.3"])
def test_other_roles_are_not_let_in(panel: Panel, role: str, path: str) -> None:
    panel.lock(0, 1, 2)
    world = panel.world
    by = world.officer if role == "officer" else interviews.applicant(world, world.applications[0])
    page = panel.browser(by).get(panel.at + path)
    assert (page.status, CANARY in page.text) == (403, False)


LATER = HELD + timedelta(hours=26)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR])
@pytest.mark.parametrize("state", ["waiting", "failed"])
def test_rule_25_no_notice_says_who_is_reminded_to_lock(
    panel: Panel, role: Role, state: str
) -> None:
    world, reader = panel.world, panel.sign_in(role, round_id=panel.world.round_id)
    panel.lock(0)
    paths = [f"/round/{slug(panel)}/notices{asked}" for asked in ("", "?state=failed", "?state=x")]
    paths += [f"/round/{slug(panel)}/notices?kind=lock_reminder", f"/round/{slug(panel)}/"]
    before = [reader.get(path).text for path in paths]
    assert remind_unlocked(world.db, interviews.TESTS, now=LATER) == 2
    reminders = world.db.scalars(select(Notice).where(Notice.kind == "lock_reminder")).all()
    for row in reminders:
        row.state = state
    ids = [row.id for row in reminders]
    panel.commit()
    assert [reader.get(path).text for path in paths] == before
    for path in (f"/round/{slug(panel)}/notices/{each}" for each in ids):
        assert reader.get(path).status == 404
        assert reader.post(path + "/again", check=False).status in (403, 404)


def test_another_failed_notice_is_listed_and_counted(panel: Panel) -> None:
    """So that the test above could fail."""
    world, reader = panel.world, panel.browser(panel.world.officer)
    assert world.panel_id is not None
    tell_panel(world.db, world.officer, world.panel_id, DAY, now=interviews.SET_UP)
    for row in world.db.scalars(select(Notice).where(Notice.kind == "panel_notice")):
        row.state = "failed"
    panel.commit()
    page = reader.get(f"/round/{slug(panel)}/notices?state=failed")
    assert (len(page.rows()), "We could not send this to 3 people." in page.text) == (3, True)


def test_rule_25_the_sweep_does_not_say_how_many_are_reminded(panel: Panel, clock: Clock) -> None:
    panel.lock(0)
    clock.at = LATER
    app = panel.member(0).app
    said = [app.test_cli_runner().invoke(args=["sweep"]).output for _ in range(2)]
    assert ["Reminded whoever has not locked a score sheet." in each for each in said] == [
        True,
        False,
    ]
    assert not re.search(r"Reminded \d", said[0])


def slug(panel: Panel) -> str:
    found = panel.world.db.get_one(Round, panel.world.round_id).slug
    panel.world.db.rollback()
    return found
