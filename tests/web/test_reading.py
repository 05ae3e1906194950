"""What an auditor reads is recorded, once, whatever the page; nobody else's reading is (model).

But for pages that hold keys.
"""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event, select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.tables.audit import AuditEntry, Reading
from assessment.rules.people import Role
from assessment.rules.permission import PERMISSIONS, is_recorded
from assessment.web.guard import permission_of
from tests.applications import AFTER
from tests.client import Client
from tests.readings import Place, lay
from tests.site import Clock

ROUTES = {
    "/application/<reference>/adjustments": ("application.read", "application", "{reference}"),
    "/application/<reference>/eligibility": ("application.read", "application", "{reference}"),
    "/application/queue": ("application.read", "page", "/application/queue"),
    "/content/": ("content.read", "page", "/content/"),
    "/decision/record": ("decision.record", "page", "/decision/record"),
    "/interview/allocation": ("interview.read", "page", "/interview/allocation"),
    "/interview/allocation/<uuid:panel>": ("interview.read", "panel", "{panel}"),
    "/interview/allocation/conflicts": (
        "interview.read",
        "page",
        "/interview/allocation/conflicts",
    ),
    "/interview/allocation/conflicts/<uuid:contest>": ("interview.read", "conflict", "{contest}"),
    "/paper/staff/rehearsals": ("paper.read", "page", "/paper/staff/rehearsals"),
    "/paper/staff/sessions": ("paper.read", "page", "/paper/staff/sessions"),
    "/paper/staff/sessions/<uuid:session_id>": ("paper.read", "session", "{session_id}"),
    "/paper/staff/sitting/<uuid:sitting>": ("paper.read", "sitting", "{sitting}"),
    "/people/": ("people.read", "page", "/people/"),
    "/people/<ref>": ("people.read", "person", "{ref}"),
    "/people/<ref>/trail": ("trail.read", "person", "{ref}"),
    "/round/": ("round.list", "page", "/round/"),
    "/round/<slug>/": ("round.read", "round", "{slug}"),
    "/round/<slug>/dates": ("round.read", "round", "{slug}"),
    "/round/<slug>/document/<purpose>": ("round.read", "round", "{slug}"),
    "/round/<slug>/letters": ("round.read", "round", "{slug}"),
    "/round/<slug>/notices": ("notice.read", "round", "{slug}"),
    "/round/<slug>/notices/<uuid:notice_id>": ("notice.read", "notice", "{notice_id}"),
    "/round/<slug>/paper": ("round.read", "round", "{slug}"),
    "/round/<slug>/people": ("round.read", "round", "{slug}"),
    "/round/<slug>/policy": ("policy.read", "round", "{slug}"),
    "/round/<slug>/policy/recommendation": ("policy.read", "round", "{slug}"),
    "/round/<slug>/set-up": ("round.read", "round", "{slug}"),
    "/round/<slug>/set-up/pass-rate": ("round.read", "round", "{slug}"),
    "/round/<slug>/set-up/specimen": ("round.read", "round", "{slug}"),
}
"""Every page that an auditor may open, and what is recorded of it."""

AFTER_RELEASE = {
    "/decision/record/<code>",
    "/decision/record/<code>/letter",
    "/decision/record/<code>/letter.pdf",
    "/decision/record/release",
}
"""Pages that an auditor may open once results are out: tried in `tests/pages/decision`."""

OF_EVERY_READER = {"/content/proof.pdf"}
"""Pages that hold keys, every reader of which is recorded: tried in `tests/pages/content`."""


@pytest.fixture
def place(sessions: sessionmaker[Session], sign_in: Callable[..., Client], clock: Clock) -> Place:
    clock.at = AFTER
    return lay(sessions, sign_in)


def test_the_list_above_is_every_route_that_an_auditor_may_open(app: Flask) -> None:
    acts = {
        rule.rule: permission_of(app.view_functions[rule.endpoint]) or ""
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or set())
    }
    may = {rule for rule, act in acts.items() if Role.AUDITOR in PERMISSIONS.get(act, ())}
    own = {rule for rule, act in acts.items() if act in ("account.own", "account.code")}
    assert may - own == set(ROUTES) | AFTER_RELEASE | OF_EVERY_READER


@pytest.mark.parametrize("rule", ROUTES)
def test_each_route_leaves_exactly_one_reading(place: Place, rule: str) -> None:
    client = place.browser(Role.AUDITOR)
    assert client.get(place.address(rule)).status == 200
    act, kind, subject = ROUTES[rule]
    assert place.readings() == [(act, kind, subject.format(**place.named))]
    with place.sessions() as db:
        row = db.scalars(select(Reading)).one()
    at, round_id = AFTER, str(place.world.round_id)
    assert (row.person_id, row.at, row.round) == (client.person_id, at, round_id)


@pytest.mark.parametrize(
    "role", [Role.OFFICER, Role.ADMINISTRATOR, Role.DECISION_MAKER, Role.MODERATOR]
)
def test_other_roles_leave_none(place: Place, role: Role) -> None:
    client = place.browser(role)
    told = {client.get(place.address(rule)).status for rule in ROUTES}
    assert (200 in told, place.readings()) == (True, [])


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/people/P-NOBODY", 404, id="nobody"),
        pytest.param("/application/NLE-ZZZZ/eligibility", 404, id="no-application"),
        pytest.param("/moderation/", 403, id="not-theirs"),
        pytest.param("/no/such/page", 404, id="no-page"),
        pytest.param("/round/new", 403, id="officers-alone"),
    ],
)
def test_a_read_that_was_refused_leaves_none(place: Place, path: str, status: int) -> None:
    assert place.browser(Role.AUDITOR).get(path).status == status
    assert place.readings() == []


@pytest.mark.parametrize("path", ["/people/me", "/register/", "/privacy", "/health"])
def test_ones_own_account_and_public_pages_leave_none(place: Place, path: str) -> None:
    assert place.browser(Role.AUDITOR).get(path).status == 200
    assert place.readings() == []


def test_asking_for_headers_alone_and_being_led_on_leave_none(place: Place) -> None:
    client = place.browser(Role.AUDITOR)
    client.http.head("/people/")
    client.http.get("/people")
    assert place.readings() == []


def test_what_cannot_be_recorded_is_not_shown(place: Place, app: Flask) -> None:
    client = place.browser(Role.AUDITOR)
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def stop(_c: object, _k: object, statement: str, *_rest: object) -> None:
        if statement.startswith("INSERT INTO reading"):
            raise RuntimeError("the disk is full")

    event.listen(app.extensions["engine"], "before_cursor_execute", stop)
    page = client.get(f"/people/{place.named['ref']}")
    event.remove(app.extensions["engine"], "before_cursor_execute", stop)
    assert (page.status, "Ada Lovell" in page.text, place.readings()) == (500, False, [])


def test_it_shows_on_the_trail_as_read(place: Place) -> None:
    client = place.browser(Role.AUDITOR)
    for rule in ("/people/<ref>", "/round/<slug>/notices/<uuid:notice_id>"):
        client.get(place.address(rule))
    client.get(place.address("/people/<ref>/trail"))
    client.submit("Open the trail")
    page = client.submit("Show", kind="read")
    titles = sorted(each.get_text() for each in page.soup.select(".moj-timeline__title"))
    assert titles == [
        "Account read",
        "Notice read",
        "Trail asked for",
        "Trail opened",
        "Trail opened",
    ]
    client.get(place.address("/application/<reference>/eligibility"))
    client.get(f"/people/{place.named['reference']}/trail")
    client.submit("Open the trail")
    page = client.submit("Show", kind="read")
    assert "Application read" in page.text


def test_a_reading_is_no_entry_of_the_chain(place: Place) -> None:
    client = place.browser(Role.AUDITOR)
    with place.sessions() as db:
        before = len(db.scalars(select(AuditEntry)).all())
    client.get("/people/")
    with place.sessions() as db:
        assert len(db.scalars(select(AuditEntry)).all()) == before


@pytest.mark.parametrize("role", [None, *Role])
def test_the_rule_is_the_auditors_alone_but_for_pages_that_hold_keys(role: Role | None) -> None:
    recorded = {act for act in [*PERMISSIONS, "public"] if is_recorded(act, role)}
    own = {"account.own", "account.code"}
    of_keys = {"content.proof"} if role is Role.OFFICER else set()
    may = {act for act, roles in PERMISSIONS.items() if Role.AUDITOR in roles}
    assert recorded == (may - own if role is Role.AUDITOR else of_keys)
