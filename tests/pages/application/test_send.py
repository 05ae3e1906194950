"""A person sends an application: pages 21 and 22, and who may not."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.tables.application import Application, Evaluation, Fact
from assessment.records.tables.notice import Notice
from assessment.records.tables.round import Round
from assessment.rules.people import Role
from tests import applications
from tests.applications import World
from tests.client import Client
from tests.page import words
from tests.pages.application.steps import SignIn, begun, everything, post_filled
from tests.site import Clock


def test_an_applicant_applies(applicant: Client, sessions: sessionmaker[Session]) -> None:
    everything(applicant)
    page = applicant.get("/application/")
    assert "You have completed 5 of 6 sections." in page.text
    applicant.follow("Check and send")
    page = applicant.submit("Accept and send", confirmed="yes")
    with sessions() as db:
        row = db.scalars(select(Application)).one()
        notice = db.scalars(select(Notice).where(Notice.kind == "application_received")).one()
        evaluation = db.scalars(select(Evaluation)).one()
    assert (page.h1, page.path) == ("Application sent", "/application/sent")
    assert f"Your reference is {row.reference}" in page.text
    assert "We will email you by Friday 25 September 2026" in page.text
    assert notice.subject == "We have your application"
    assert evaluation.result == "unknown"
    home = applicant.get("/application/")
    assert "Next: a person checks that you can apply." in home.text
    assert "met" not in home.text.lower()


def test_the_error_on_people_you_know_names_the_answer_as_it_stands(applicant: Client) -> None:
    begun(applicant)
    applicant.get("/application/connections")
    page = applicant.submit("Save and continue")
    assert page.errors == ["Select who you know, or select ‘No, I do not know anyone’"]
    assert "No, I do not know anyone" in [words(each) for each in page.soup.select("main label")]


def test_it_must_be_confirmed_as_true(applicant: Client) -> None:
    everything(applicant)
    applicant.get("/application/send")
    assert applicant.submit("Accept and send").errors == ["Confirm that your application is true"]


def test_an_incomplete_application_cannot_be_sent(applicant: Client) -> None:
    begun(applicant)
    page = applicant.get("/application/send")
    assert (page.status, page.h1) == (409, "You cannot do this")
    assert "Your application is not complete." in page.text


def test_closed_while_drafting_keeps_the_draft(applicant: Client, clock: Clock) -> None:
    everything(applicant)
    applicant.get("/application/send")
    clock.at = applications.AFTER
    page = applicant.submit("Accept and send", confirmed="yes")
    words = "Applications closed at 11:59pm on Friday 11 September 2026. We kept your draft."
    assert (page.status, words in page.text) == (409, True)
    assert "We kept your draft." in applicant.get("/application/").text


def test_a_draft_is_sent_in_the_closing_minute(
    applicant: Client, world: World, sessions: sessionmaker[Session], clock: Clock
) -> None:
    with sessions() as db:
        round_ = db.get_one(Round, world.round_id)
        round_.applications_close_at = applications.CLOSES.replace(second=0)
        db.commit()
    everything(applicant)
    clock.at = applications.CLOSES
    applicant.get("/application/send")
    assert applicant.submit("Accept and send", confirmed="yes").h1 == "Application sent"


def test_sent_twice_is_one_application(applicant: Client, sessions: sessionmaker[Session]) -> None:
    everything(applicant)
    applicant.get("/application/send")
    applicant.submit("Accept and send", confirmed="yes")
    page = applicant.post("/application/send", confirmed="yes")
    assert page.h1 == "Application sent"
    with sessions() as db:
        assert len(db.scalars(select(Notice)).all()) == 1


def test_after_sending_nothing_changes(applicant: Client) -> None:
    everything(applicant)
    applicant.get("/application/send")
    applicant.submit("Accept and send", confirmed="yes")
    applicant.get("/application/evidence/statement")
    page = applicant.submit("Save and continue", statement="Other words")
    assert (page.status, "you cannot change it" in page.text) == (409, True)


def test_a_sent_application_is_withdrawn(applicant: Client) -> None:
    everything(applicant)
    applicant.get("/application/send")
    applicant.submit("Accept and send", confirmed="yes")
    applicant.get("/application/")
    applicant.follow("Withdraw your application")
    page = applicant.submit("Withdraw my application")
    assert "You withdrew this application" in page.text


def test_anothers_fact_is_not_found(
    applicant: Client, sign_in: SignIn, world: World, sessions: sessionmaker[Session]
) -> None:
    begun(applicant)
    post_filled(applicant)
    with sessions() as db:
        fact = db.scalars(select(Fact)).one()
    other = begun(sign_in(Role.APPLICANT, round_id=world.round_id))
    page = other.get(f"/application/evidence/post/{fact.id}")
    assert (page.status, page.h1) == (404, "Page not found")
    assert other.post(f"/application/evidence/post/{fact.id}/remove", check=False).status == 404


@pytest.mark.parametrize(
    "path",
    ["/application/", "/application/route", "/application/evidence", "/application/send"],
)
def test_these_pages_are_for_applicants(sign_in: SignIn, world: World, path: str) -> None:
    page = sign_in(Role.OFFICER, round_id=world.round_id).get(path)
    assert (page.status, page.h1) == (403, "You do not have access to this page")


def test_nobody_signed_in_is_asked_to_sign_in(app: Flask, client: Client) -> None:
    answer = client.http.get("/application/")
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (
        302,
        "/people/sign-in",
    )
