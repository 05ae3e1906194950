"""Who may see and check a case: pages 24 and 25."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.tables.application import (
    Application,
    Connection,
    Question,
)
from assessment.records.tables.notice import Notice
from assessment.rules.people import Role
from tests import applications
from tests.applications import AFTER, World
from tests.client import Client
from tests.pages.application.steps import SignIn


def question_id(sessions: sessionmaker[Session]) -> str:
    with sessions() as db:
        return str(db.scalars(select(Question.id)).one())


def test_the_applicant_is_asked_and_answers(
    officer: Client,
    sign_in: SignIn,
    world: World,
    reference: str,
    sessions: sessionmaker[Session],
) -> None:
    officer.get(f"/application/{reference}/eligibility")
    officer.get(f"/application/{reference}/ask/turnaround_head.current_headship")
    officer.submit("Ask the applicant", what="Send us a letter from your employer.")
    with sessions() as db:
        person = db.scalars(select(Application.person_id)).one()
        notice = db.scalars(select(Notice).where(Notice.kind == "fact_needed")).one()
    assert notice.subject == "We need something from you by Thursday 24 September 2026"
    applicant = sign_in(Role.APPLICANT, round_id=world.round_id, person_id=person)
    page = applicant.get("/application/")
    assert "This does not count against you." in page.text
    applicant.get(page.soup.select_one(".govuk-inset-text a")["href"])
    page = applicant.submit("Send my answer")
    assert page.errors == ["Enter your answer"]
    page = applicant.submit("Send my answer", answer="Here it is: my school since 2018.")
    assert page.banner == "We have your answer."
    again = applicant.get(f"/application/questions/{question_id(sessions)}")
    assert again.status == 409
    page = officer.get(f"/application/{reference}/eligibility")
    assert "Here it is: my school since 2018." in page.text
    assert page.summary()["About"] == "A headteacher or executive headteacher now"


def test_another_applicant_cannot_answer(
    officer: Client, sign_in: SignIn, world: World, reference: str, sessions: sessionmaker[Session]
) -> None:
    officer.get(f"/application/{reference}/eligibility")
    officer.get(f"/application/{reference}/ask/turnaround_head.current_headship")
    officer.submit("Ask the applicant", what="Send us a letter.")
    with sessions() as db:
        other_world = World(db, world.round_id)
        other = applications.new_applicant(other_world)
        applications.sent(other_world, other)
    stranger = sign_in(Role.APPLICANT, round_id=world.round_id, person_id=other.person)
    assert stranger.get(f"/application/questions/{question_id(sessions)}").status == 404


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR])
def test_a_conflicted_case_is_as_if_absent(
    sign_in: SignIn, reference: str, sessions: sessionmaker[Session], world: World, role: Role
) -> None:
    reader = sign_in(role, round_id=world.round_id)
    with sessions() as db:
        row = db.scalars(select(Application)).one()
        known = Connection(
            id=row.person_id,
            application_id=row.id,
            person_id=reader.person_id,
            how="We worked together",
            at=AFTER,
        )
        db.add(known)
        db.commit()
    assert "No applications wait." in reader.get("/application/queue").text
    officers = ("confirm", "record/post") if role is Role.OFFICER else ()
    for path in ("eligibility", "adjustments", *officers):
        page = reader.get(f"/application/{reference}/{path}")
        assert (page.status, page.h1) == (404, "Page not found")


def test_another_rounds_case_is_not_found(
    sign_in: SignIn, sessions: sessionmaker[Session], reference: str
) -> None:
    with sessions() as db:
        other = applications.open_round(db)
    officer = sign_in(Role.OFFICER, round_id=other.round_id)
    assert officer.get(f"/application/{reference}/eligibility").status == 404


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.PANEL_MEMBER, Role.MODERATOR])
def test_the_check_is_for_officers(
    sign_in: SignIn, world: World, reference: str, role: Role
) -> None:
    client = sign_in(role, round_id=world.round_id)
    statuses = [
        client.get("/application/queue").status,
        client.get(f"/application/{reference}/eligibility").status,
        client.get(f"/application/{reference}/adjustments").status,
    ]
    assert statuses == [403, 403, 403]


def test_an_auditor_reads_and_writes_nothing(sign_in: SignIn, world: World, reference: str) -> None:
    auditor = sign_in(Role.AUDITOR, round_id=world.round_id)
    page = auditor.get(f"/application/{reference}/eligibility")
    assert (page.status, page.has_button("Save decision")) == (200, False)
    assert auditor.post(f"/application/{reference}/eligibility", outcome="eligible").status == 403
