"""What everyone without a decision is told after release: a page and a notice of its own each."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.tables.application import Application, EligibilityDecision
from assessment.records.tables.paper import Sitting
from assessment.rules.email import EMAILS
from assessment.rules.people import Role
from assessment.rules.release import DECIDED as WITH_A_DECISION
from assessment.rules.release import NOTICES, Ending
from tests import decisions, interviews
from tests.client import Client
from tests.decisions import DECIDED, RELEASED, Decisions
from tests.pages.test_release import SignIn
from tests.site import Clock

AGAIN = "You can apply again in a later round."
WRONG = "If you think we made a mistake, tell us by 29 December 2026: get help."
FIRST = {
    Ending.NOT_ELIGIBLE: "You could not apply in this round. A person made this decision.",
    Ending.WITHDRAWN: "You withdrew from this round, so we made no decision about you.",
    Ending.DID_NOT_SIT: "You did not sit the knowledge paper, so we made no decision about you.",
    Ending.VOID: "Your paper was made void, so we made no decision about you. 2 people agreed "
    "that it cannot count. You can ask the programme team why.",
}
NOTICE = {
    "ended_withdrawn": (
        "You withdrew from the {round} round, so we made no decision about you.",
        AGAIN,
    ),
    "ended_did_not_sit": (
        "You did not sit the knowledge paper in the {round} round, so we made no decision about "
        "you.",
        f"{AGAIN} If you think this is wrong, tell us by {{tell_by}}.",
    ),
    "ended_no_decision": (
        "We made no decision about you in the {round} round. There is a message about your paper "
        "in your account.",
        "Sign in to read what it is and what you can do: {link}",
    ),
}


@pytest.fixture
def ended(sessions: sessionmaker[Session], clock: Clock) -> tuple[Decisions, dict[Ending, str]]:
    """A released round, with the reference of one application for each ending without a case."""
    clock.at = RELEASED
    with sessions() as db:
        found = decisions.ready(db)
        void = interviews.new_applicant(found.world, "Vic Void")
        db.scalars(
            select(Sitting).where(Sitting.application_id == void.id)
        ).one().voided_at = DECIDED
        absent, gone, turned_away = (
            interviews.new_applicant(found.world, name, sat=False)
            for name in ("Didi Absent", "Wil Gone", "Nel Lowe")
        )
        gone.withdrawn_at = DECIDED
        turn_away(db, turned_away)
        interviews.commit(found.world)
        decisions.release(found)
        db.commit()
    rows = (turned_away, gone, absent, void)
    return found, dict(zip(FIRST, (row.reference for row in rows), strict=True))


def turn_away(db: Session, application: Application) -> None:
    of = EligibilityDecision.application_id == application.id
    row = db.scalars(select(EligibilityDecision).where(of)).one()
    row.outcome, row.reasons = "not_eligible", ["Your school was not graded."]


def test_each_ending_without_a_decision_has_its_own_words(
    ended: tuple[Decisions, dict[Ending, str]], sign_in: SignIn
) -> None:
    found, references = ended
    people = {row.reference: row.person_id for row in found.world.applications}
    for ending, reference in references.items():
        round_id = found.world.round_id
        browser = sign_in(Role.APPLICANT, round_id=round_id, person_id=people[reference])
        told = [FIRST[ending], f"Your reference is {reference}.", AGAIN, WRONG]
        assert paragraphs(browser) == told


def paragraphs(browser: Client) -> list[str]:
    page = browser.get("/decision/result")
    return [" ".join(each.text.split()) for each in page.soup.select("main p")]


def test_each_ending_without_a_decision_has_its_own_notice() -> None:
    own = {kind: tuple(line.text for line in EMAILS[kind].lines[1:]) for kind in NOTICE}
    assert own == NOTICE


def test_endings_share_a_notice_only_where_the_result_is_ready() -> None:
    ready = {ending for ending, kind in NOTICES.items() if kind == "result_ready"}
    assert ready == {*WITH_A_DECISION, Ending.NOT_ELIGIBLE}
    others = [kind for ending, kind in NOTICES.items() if ending not in ready]
    assert sorted(others) == sorted(NOTICE)
    assert set(NOTICES) == set(Ending) - {Ending.UNDECIDED}
