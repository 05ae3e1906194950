"""Whose a sitting is, asked in the statement that reads it: its pages and its submission."""

from uuid import UUID

import pytest
from sqlalchemy import select, update

from assessment.records import audit
from assessment.records.paper.attempt import find_attempt
from assessment.records.people.role import grant_role
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.paper import Sitting
from assessment.records.tables.people import Person, RoleGrant, SignIn
from assessment.rules.people import Role
from assessment.rules.timing import State
from assessment.web.guard import asks_itself
from tests.databases import Statements
from tests.pages.paper.conftest import Hall, kept
from tests.pages.rounds import open_round
from tests.records.paper.setting import OPENS
from tests.site import TESTS, browser

WAYS = ("question/1", "questions", "check", "submit")
SIGN_IN = "/people/sign-in"
MAY_NOT = {
    "role removed": (RoleGrant, {"removed_at": OPENS}, (403, "")),
    "role ran out": (RoleGrant, {"until": OPENS}, (403, "")),
    "another role": (SignIn, {"role": Role.OFFICER}, (403, "")),
    "sign-in ended": (SignIn, {"ended_at": OPENS}, (302, SIGN_IN)),
    "sign-in ran out": (SignIn, {"expires_at": OPENS}, (302, SIGN_IN)),
    "account closed": (Person, {"disabled_at": OPENS}, (302, SIGN_IN)),
}


def begun(hall: Hall) -> UUID:
    """Start the paper and look at its last page, whose form carries the token."""
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    return sitting


def asked_for(hall: Hall, sitting: UUID, way: str) -> tuple[int, str]:
    """Ask for a page or submit; return what was answered and where it leads."""
    if way == "submit":
        token = {"csrf_token": hall.client.token()}
        answer = hall.client.http.post(f"/paper/{sitting}/check", data=token)
    else:
        answer = hall.client.http.get(f"/paper/{sitting}/{way}")
    return answer.status_code, answer.headers.get("Location", "").split("?")[0]


def is_open(hall: Hall, sitting: UUID) -> bool:
    with hall.sessions() as db:
        return find_attempt(db, sitting).read(hall.clock.at).state is State.OPEN


def test_every_view_that_asks_in_its_own_statement_is_shut_to_who_signed_out(hall: Hall) -> None:
    sitting = begun(hall)
    token, app = {"csrf_token": hall.client.token(), "position": "1"}, hall.client.app
    with hall.sessions() as db:
        db.execute(update(SignIn).values(ended_at=OPENS))
        db.commit()
    told = {}
    for rule in app.url_map.iter_rules():
        if not asks_itself(app.view_functions[rule.endpoint]):
            continue
        named = {"sitting": sitting, "n": 1}
        address = app.url_map.bind("").build(
            rule.endpoint, {name: named[name] for name in rule.arguments}
        )
        method = "POST" if "POST" in (rule.methods or ()) else "GET"
        answer = hall.client.http.open(address, method=method, data=token)
        told[method, rule.rule.split(">/", 1)[1]] = answer.headers["Location"].split("?")[0]
    assert told == {
        ("GET", "question/<int:n>"): SIGN_IN,
        ("GET", "questions"): SIGN_IN,
        ("GET", "check"): SIGN_IN,
        ("POST", "check"): SIGN_IN,
        ("POST", "answer"): SIGN_IN,
    }


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("why", MAY_NOT)
def test_who_may_not_sit_is_told_and_nothing_is_submitted(hall: Hall, why: str, way: str) -> None:
    table, changed, told = MAY_NOT[why]
    sitting = begun(hall)
    with hall.sessions() as db:
        db.execute(update(table).values(changed))
        db.commit()
    assert asked_for(hall, sitting, way) == told
    assert is_open(hall, sitting)


@pytest.mark.parametrize("way", WAYS)
def test_who_holds_a_role_of_staff_passes_the_code_first(hall: Hall, way: str) -> None:
    sitting = begun(hall)
    with hall.sessions() as db:
        person = db.get_one(Person, hall.setting.applicant.person)
        grant_role(db, TESTS, person, Role.AUDITOR, hall.setting.round, now=hall.clock.at)
        db.execute(update(SignIn).values(code_passed_at=None))
        db.commit()
    assert asked_for(hall, sitting, way) == (302, "/people/sign-in/code")
    assert is_open(hall, sitting)
    with hall.sessions() as db:
        db.execute(update(SignIn).values(code_passed_at=hall.clock.at))
        db.commit()
    then = (302, f"/paper/{sitting}/receipt") if way == "submit" else (200, "")
    assert asked_for(hall, sitting, way) == then
    assert is_open(hall, sitting) is (way != "submit")


@pytest.mark.parametrize("way", WAYS)
def test_the_sitting_of_another_person_is_not_there(hall: Hall, way: str) -> None:
    sitting = begun(hall)
    with hall.sessions() as db:
        db.execute(update(Sitting).values(person_id=hall.setting.officer.person))
        db.commit()
    assert asked_for(hall, sitting, way)[0] == 404
    assert is_open(hall, sitting)
    assert asked_for(hall, UUID(int=7), way)[0] == 404


@pytest.mark.parametrize(
    ("held", "told"),
    [
        pytest.param(True, [(200, ""), (200, ""), (200, ""), (302, "receipt")], id="held"),
        pytest.param(False, [(404, "")] * 4, id="removed"),
    ],
)
def test_signed_in_for_another_round_the_role_in_the_sittings_own_counts(
    hall: Hall, held: bool, told: list[tuple[int, str]]
) -> None:
    sitting = begun(hall)
    go_on_in_another_round(hall, held)
    sent = {"csrf_token": hall.client.token(), "position": "1", "answer": "", "flagged": "1"}
    http, here = hall.client.http, f"/paper/{sitting}"
    saved = http.post(f"{here}/answer", data=sent)
    assert saved.status_code == (200 if held else 404)
    assert http.post(f"{here}/question/2", data=sent).status_code == (302 if held else 404)
    assert len(kept(hall, sitting)) == (2 if held else 0)
    answers = [asked_for(hall, sitting, way) for way in WAYS]
    assert [(status, to.rpartition("/")[2]) for status, to in answers] == told
    assert is_open(hall, sitting) is not held
    rest = [http.get(f"{here}/{way}").status_code for way in ("receipt", "clock", "problem")]
    assert rest == ([200, 200, 200] if held else [302, 404, 200])
    breaks = [http.post(f"{here}/break{way}", data=sent).status_code for way in ("", "/end")]
    assert breaks == ([409, 302] if held else [404, 404])


def test_the_receipt_stays_theirs_when_the_role_is_gone(hall: Hall) -> None:
    sitting = begun(hall)
    asked_for(hall, sitting, "submit")
    go_on_in_another_round(hall, held=False)
    page = hall.client.get(f"/paper/{sitting}/receipt")
    assert (page.status, page.h1) == (200, "Paper submitted")


def test_acts_in_a_sitting_are_told_in_its_own_round(hall: Hall) -> None:
    sitting = begun(hall)
    asked_for(hall, sitting, "submit")
    go_on_in_another_round(hall, held=True)
    hall.client.get(f"/paper/{sitting}/problem")
    hall.client.submit("Send", what="The screen went dark.")
    with hall.sessions() as db:
        entries = db.execute(
            select(AuditEntry.act, AuditEntry.round).order_by(AuditEntry.seq.desc()).limit(1)
        )
        assert entries.all() == [("paper.problem.report", str(hall.setting.round))]


def go_on_in_another_round(hall: Hall, held: bool) -> None:
    """Sign the applicant in for another round; without `held` their role in this one is gone."""
    other = open_round(hall.sessions, hall.clock.at, slug="next")
    with hall.sessions() as db:
        if not held:
            db.execute(update(RoleGrant).values(removed_at=OPENS))
        person = db.get_one(Person, hall.setting.applicant.person)
        grant_role(db, TESTS, person, Role.APPLICANT, other, now=hall.clock.at)
        db.execute(update(SignIn).values(round_id=other))
        audit.seal(db)
        db.commit()


@pytest.mark.parametrize("way", WAYS[:-1])
def test_a_stranger_signs_in_and_comes_back_to_the_page(hall: Hall, way: str) -> None:
    sitting = begun(hall)
    page = browser(hall.client.app).http.get(f"/paper/{sitting}/{way}")
    assert page.status_code == 302
    assert page.headers["Location"].startswith(f"{SIGN_IN}?next=/paper/{sitting}/")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("minutes", "leads"), [(59.9, ""), (60, "receipt")])
def test_at_its_end_a_sitting_leads_to_its_receipt(
    hall: Hall, way: str, minutes: float, leads: str
) -> None:
    sitting = begun(hall)
    hall.at(minutes)
    status, where = asked_for(hall, sitting, way)
    over = leads or ("receipt" if way == "submit" else "")
    assert (status, where) == ((302, f"/paper/{sitting}/{over}") if over else (200, ""))


def test_a_question_is_shown_for_two_statements_that_write_nothing(hall: Hall) -> None:
    sitting = begun(hall)
    hall.client.get(f"/paper/{sitting}/question/1")
    with Statements(hall.client.app.extensions["engine"]) as asked:
        hall.client.get(f"/paper/{sitting}/question/1")
    assert (len(asked.all), asked.writes, asked.commits) == (2, [], 0)
