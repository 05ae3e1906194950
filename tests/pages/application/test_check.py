"""An officer checks: pages 24 and 25."""

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.application import eligibility_evidence, is_eligible
from assessment.records.tables.application import (
    Application,
    EligibilityDecision,
    Question,
)
from assessment.rules.people import Role
from tests import applications
from tests.applications import AFTER, World
from tests.client import Client
from tests.pages.application.steps import SignIn, confirm_all
from tests.site import Clock


def test_the_queue_shows_who_waits(officer: Client, reference: str) -> None:
    page = officer.get("/application/queue")
    assert "1 waiting. Oldest: 12 days." in page.text
    assert page.rows() == [
        [reference, "Turnaround head", "Not known", "3", "12 days", "Sent to us", "None needed"]
    ]


def test_an_empty_queue_says_so(
    sign_in: SignIn, sessions: sessionmaker[Session], clock: Clock
) -> None:
    clock.at = AFTER
    with sessions() as db:
        world = applications.open_round(db)
    page = sign_in(Role.OFFICER, round_id=world.round_id).get("/application/queue")
    assert "No applications wait. They appear when applicants send them." in page.text


def test_an_officer_confirms_and_decides(
    officer: Client, reference: str, sessions: sessionmaker[Session]
) -> None:
    officer.get("/application/queue")
    page = officer.follow(reference)
    assert page.h1 == f"Can {reference} apply?"
    assert "The policy says: not known. You decide." in page.text
    confirm_all(officer, reference)
    page = officer.get(f"/application/{reference}/eligibility")
    assert "The policy says: eligible. You decide." in page.text
    assert "Letter from the employer, 10 September 2026" in page.text
    officer.submit("Save decision", outcome="eligible", reasons="Turnaround head: met")
    with sessions() as db:
        row = db.scalars(select(Application)).one()
        assert is_eligible(db, row.id)
        evidence = eligibility_evidence(db, row.id)
    assert evidence is not None
    assert evidence.outcome == "eligible"
    assert officer.get("/application/queue").rows()[0][5] == "Eligible"


def test_nothing_chosen_is_refused(officer: Client, reference: str) -> None:
    confirm_all(officer, reference)
    officer.get(f"/application/{reference}/eligibility")
    page = officer.submit("Save decision", words="Kept words")
    assert page.errors == ["Select whether they can apply", "Select at least one reason"]
    kept = page.soup.select_one("textarea[name=words]")
    assert kept is not None
    assert kept.get_text().strip() == "Kept words"


def test_rule_30_unknown_is_never_decided_without_the_fact(
    officer: Client, reference: str, sessions: sessionmaker[Session]
) -> None:
    officer.get(f"/application/{reference}/eligibility")
    for outcome in ("eligible", "not_eligible"):
        page = officer.submit(
            "Save decision",
            outcome=outcome,
            reasons="The policy leaves this to a person",
            words="I think so",
        )
        assert page.errors == [
            "“A headteacher or executive headteacher now” is not known. Record a fact, or ask "
            "the applicant, before you decide"
        ]
    with sessions() as db:
        assert db.scalars(select(EligibilityDecision)).all() == []


def test_departing_from_the_policy_needs_words(officer: Client, reference: str) -> None:
    confirm_all(officer, reference)
    officer.get(f"/application/{reference}/eligibility")
    page = officer.submit(
        "Save decision", outcome="not_eligible", reasons="Another reason, given below"
    )
    assert page.errors == ["Enter why, in your own words"]


def test_a_decision_on_moved_facts_is_refused(
    officer: Client, sign_in: SignIn, world: World, reference: str
) -> None:
    confirm_all(officer, reference)
    officer.get(f"/application/{reference}/eligibility")
    other = sign_in(Role.OFFICER, round_id=world.round_id)
    page = other.get(f"/application/{reference}/eligibility")
    link = next(one for one in page.soup.select("a") if "Set aside" in one.get_text())
    other.get(str(link["href"]))
    other.submit("Set aside", reason="It was withdrawn")
    page = officer.submit("Save decision", outcome="eligible", reasons="Turnaround head: met")
    assert (page.status, page.h1) == (409, "This has changed since you opened it")


def question_id(sessions: sessionmaker[Session]) -> str:
    with sessions() as db:
        return str(db.scalars(select(Question.id)).one())


def test_a_fact_is_recorded_with_its_source(officer: Client, reference: str) -> None:
    officer.get(f"/application/{reference}/record/graded")
    officer.submit("Continue", framework="graded")
    fields = {
        "urn": "900101",
        "start-day": "6",
        "start-month": "2",
        "start-year": "2024",
        "overall": "2",
    }
    page = officer.submit("Record this fact", **fields)
    assert page.errors == ["Enter where this comes from", "Enter the date of the source"]
    dated = {"source": "Ofsted report", "on-day": "1", "on-month": "3", "on-year": "2024"}
    page = officer.submit("Record this fact", **dated)
    assert "Ofsted report, 1 March 2024" in page.text


def test_an_exception_takes_two_officers_who_did_not_verify(
    sign_in: SignIn, sessions: sessionmaker[Session], clock: Clock
) -> None:
    clock.at = AFTER
    with sessions() as db:
        world = applications.open_round(db, "nle-2022")
        applicant = applications.new_applicant(world)
        row = applications.sent(
            world, applicant, "strong_record_exception", [applications.CONFIRMER]
        )
        reference = row.reference
    first, second = (sign_in(Role.OFFICER, round_id=world.round_id) for _ in range(2))
    queue = first.get("/application/queue")
    assert "Exception" in queue.rows()[0][1]
    first.get(f"/application/{reference}/eligibility")
    page = first.submit(
        "Ask for a second person",
        outcome="eligible",
        reasons="The policy leaves this to a person",
        words="Very strong record",
    )
    assert page.banner == "Waiting for a second person."
    assert "You asked for this, so someone else must agree." in page.text
    address = f"/application/{reference}/eligibility"
    assert first.post(address, answer="agree").status == 403
    page = second.get(f"/application/{reference}/eligibility")
    page = second.submit("Do not agree")
    assert page.errors == ["Enter why you do not agree"]
    page = second.submit("Agree")
    assert page.banner == "You agreed. It is decided."
    with sessions() as db:
        decided = db.scalars(select(EligibilityDecision)).one()
        assert (decided.outcome, decided.request_id is not None) == ("eligible", True)
        assert is_eligible(db, decided.application_id)
