"""The steps by which a person applies, and an officer confirms, over several tests."""

from collections.abc import Callable

from tests.client import Client
from tests.page import Page

SignIn = Callable[..., Client]


def begun(applicant: Client, route: str = "turnaround_head") -> Client:
    applicant.get("/application/")
    applicant.submit("Start your application")
    applicant.follow("Your route")
    applicant.submit("Save and continue", route=route)
    return applicant


def placed(applicant: Client, **fields: str) -> Page:
    """Where the applicant works, from the task list."""
    applicant.get("/application/")
    applicant.follow("Your details")
    applicant.follow("Add where you work")
    filled = {
        "urn": "900101",
        "name": "Hill School",
        "phase": "Primary",
        "region": "London",
        "from_on-day": "1",
        "from_on-month": "9",
        "from_on-year": "2018",
    }
    return applicant.submit("Add this workplace", **{**filled, **fields})


def post_filled(applicant: Client, **fields: str) -> None:
    applicant.get("/application/evidence/post/add")
    filled = {
        "role": "headteacher",
        "urn": "900101",
        "start-day": "1",
        "start-month": "9",
        "start-year": "2018",
        "capacity": "substantive",
    }
    applicant.submit("Save and continue", **{**filled, **fields})


def inspected(applicant: Client, year: str, grade: str) -> None:
    applicant.get("/application/evidence/graded/add")
    applicant.submit("Save and continue", framework="graded")
    applicant.submit(
        "Save and continue",
        **{
            "urn": "900101",
            "start-day": "10",
            "start-month": "5",
            "start-year": year,
            "overall": grade,
        },
    )


def everything(applicant: Client) -> Client:
    begun(applicant)
    placed(applicant)
    post_filled(applicant)
    inspected(applicant, "2017", "3")
    inspected(applicant, "2022", "1")
    applicant.get("/application/evidence/statement")
    applicant.submit("Save and continue", statement="We taught every pupil to read.")
    applicant.get("/application/adjustments")
    applicant.submit("Save and continue", wanted="none")
    applicant.get("/application/connections")
    applicant.submit("Save and continue", known="none")
    return applicant


def confirm_all(officer: Client, reference: str) -> None:
    page = officer.get(f"/application/{reference}/confirm")
    boxes = [str(box["value"]) for box in page.soup.select("input[name=facts]")]
    fields = {"on-day": "10", "on-month": "9", "on-year": "2026"}
    officer.submit("Confirm facts", facts=boxes, source="Letter from the employer", **fields)
