"""What the department does: a recommendation, a decision, letters, the release, the register."""

import re
from datetime import UTC, datetime

from assessment.rules.people import Role
from tests.journeys.applying import come_back
from tests.journeys.people import Round

NOVEMBER = datetime(2026, 11, 23, 9, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


def moderate(told: Round) -> str:
    """A moderator reads the case, which names nobody, and confirms; the case code."""
    told.later(NOVEMBER)
    ana = told.bring("Ana", Role.MODERATOR)
    ana.get("/moderation/")
    ana.submit("Declare", none="y")
    page = ana.get("/moderation/")
    code = re.search(r"C-\w{6}", page.text)
    assert code is not None
    page = ana.get(f"/moderation/{code.group()}")
    assert "Okafor" not in page.response.text
    recommends = re.search(r"The policy recommends: ([a-z ]+)", page.text)
    assert recommends is not None
    page = ana.submit("Continue", outcome="do_not_designate", reasons="As the clauses show.")
    ana.submit("Confirm")
    return code.group()


def decide(told: Round, code: str) -> None:
    """Somebody else decides, in the applicant's words; nothing leaks to her yet."""
    ruth = told.bring("Ruth", Role.DECISION_MAKER)
    page = ruth.get("/decision/")
    assert code in page.text
    page = ruth.get(f"/decision/{code}")
    ruth.submit("Continue", outcome="do_not_designate")
    page = ruth.submit("Decide")
    assert "snapshot" in page.text
    ada = come_back(told)
    assert "Results are not out yet. We will email you." in ada.get("/decision/result").text


def release(told: Round) -> None:
    """Letters are printed and read, two people release, and she reads her result."""
    told.run("letters", told.slug, "--processes", "1")
    ruth, karl = told.people["Ruth"], told.bring("Karl", Role.DECISION_MAKER)
    page = ruth.get("/decision/letters")
    ruth.follow("Read the next letter")
    ruth.submit("Save", verdict="right")
    told.later(DECEMBER)
    accept_the_pass_rate(told)
    page = ruth.get("/decision/release")
    assert "Everything is ready" in page.text
    ruth.submit("Ask for a second person")
    karl.get("/decision/release")
    page = karl.submit("Release now", number="1")
    assert page.h1 == "Results released"
    ada = come_back(told)
    page = ada.get("/decision/result")
    assert "You are not designated in this round." in page.text
    letter = ada.http.get("/decision/result/letter")
    assert (letter.mimetype, letter.data[:5]) == ("application/pdf", b"%PDF-")


def accept_the_pass_rate(told: Round) -> None:
    """One person sat, so the pass rate is outside any range but the widest: two people agree."""
    ruth, karl = told.people["Ruth"], told.people["Karl"]
    page = ruth.get("/decision/release")
    assert "1 of 11 checks is not done" in page.text
    ruth.follow("Pass rate is in the expected range")
    ruth.submit("Ask for a second person", reason="One person sat, and the keys are right.")
    karl.get("/decision/release")
    karl.follow("Pass rate is in the expected range")
    page = karl.submit("Agree")
    assert "Agreed by two people: " in page.text
