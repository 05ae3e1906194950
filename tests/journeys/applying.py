"""What an applicant does until they may sit: an account, an application, an officer's check."""

import re
from datetime import UTC, datetime

from tests.client import Client
from tests.journeys.people import Round
from tests.site import browser

EMAIL, PASSWORD = "ada@example.org", "seven bright kestrels"
AUGUST = datetime(2026, 8, 20, 17, tzinfo=UTC)
SEPTEMBER = datetime(2026, 9, 14, 9, tzinfo=UTC)


def make_account(told: Round) -> Client:
    """From the start page to a confirmed account, signed in as an applicant."""
    told.later(AUGUST)
    ada = browser(told.app)
    page = ada.get("/")
    assert page.h1 == "Apply to be a National Leader of Education"
    ada.follow("Start now")
    ada.get("/people/create")
    page = ada.submit("Continue", name="Ada Okafor", email=EMAIL, password=PASSWORD)
    assert page.h1 == "Check your email"
    notice = told.notices("confirm_address")[-1]
    link = re.search(r"/people/confirm/\S+", notice.secret or notice.body)
    assert link is not None
    ada.get(link.group())
    page = ada.submit("Confirm and sign in", password=PASSWORD)
    assert page.banner == "Your email address is confirmed."
    told.people["Ada"] = ada
    return ada


def come_back(told: Round) -> Client:
    """Sign in again, after days away."""
    ada = told.people["Ada"]
    ada.get("/people/sign-in")
    ada.submit("Sign in", email=EMAIL, password=PASSWORD)
    return ada


def apply(told: Round) -> str:
    """Fill in every section and send; the reference."""
    ada = told.people["Ada"]
    page = ada.get("/application/")
    ada.submit("Start your application")
    tell_where(ada)
    ada.follow("Your route")
    ada.submit("Save and continue", route="turnaround_head")
    fill_in_post(ada)
    inspect(ada, "2018", "3")
    inspect(ada, "2022", "2")
    ada.get("/application/evidence/statement")
    ada.submit("Save and continue", statement="We taught every pupil to read, and checked.")
    ada.get("/application/adjustments")
    ada.submit("Save and continue", wanted=["more_time", "breaks"], helped="A quiet room.")
    ada.get("/application/connections")
    ada.submit("Save and continue", known="none")
    page = ada.get("/application/")
    assert "You have completed 5 of 6 sections." in page.text
    ada.follow("Check and send")
    page = ada.submit("Accept and send", confirmed="yes")
    assert page.h1 == "Application sent"
    found = re.search(r"NLE-\w{4}", page.text)
    assert found is not None
    return found.group()


def tell_where(ada: Client) -> None:
    """Her details: the school and region that the register will show, and back to the list."""
    ada.follow("Your details")
    ada.follow("Add where you work")
    began = {"from_on-day": "1", "from_on-month": "9", "from_on-year": "2019"}
    where = {"urn": "900101", "name": "Hill School", "phase": "Primary", "region": "North East"}
    page = ada.submit("Add this workplace", **where, **began)
    assert page.summary()["Region"] == "North East"
    ada.follow("Continue")


def fill_in_post(ada: Client) -> None:
    """A headship that goes on."""
    ada.get("/application/evidence/post/add")
    start = {"start-day": "1", "start-month": "9", "start-year": "2019"}
    ada.submit(
        "Save and continue", role="headteacher", urn="900101", capacity="substantive", **start
    )


def inspect(ada: Client, year: str, grade: str) -> None:
    """One graded inspection."""
    ada.get("/application/evidence/graded/add")
    ada.submit("Save and continue", framework="graded")
    on = {"start-day": "10", "start-month": "5", "start-year": year}
    ada.submit("Save and continue", urn="900101", overall=grade, **on)


def check(told: Round, reference: str) -> None:
    """Officers confirm the facts, agree the time and say that she can apply."""
    told.later(SEPTEMBER)
    tom, priya = told.people["Tom"], told.people["Priya"]
    assert reference in tom.get("/application/queue").text
    page = tom.get(f"/application/{reference}/confirm")
    boxes = [str(each["value"]) for each in page.soup.select("input[name=facts]")]
    on = {"on-day": "14", "on-month": "9", "on-year": "2026"}
    tom.submit("Confirm facts", facts=boxes, source="Letter from the governors", **on)
    page = tom.get(f"/application/{reference}/eligibility")
    assert "The policy says: eligible. You decide." in page.text
    tom.submit("Save decision", outcome="eligible", reasons="Turnaround head: met")
    priya.get(f"/application/{reference}/adjustments")
    page = priya.submit(
        "Agree and tell them", extra_percent="25", break_count="2", break_minutes="10"
    )
    notice = told.notices("adjustments_agreed")[-1]
    assert "75 minutes (60 plus 25%)" in notice.body
    tom.get("/paper/staff/sessions")
    tom.submit("Book and invite them to 10 Oct 2026, 9:30am")
    assert "75 minutes (60 plus 25%)" in told.notices("paper_invitation")[-1].body
