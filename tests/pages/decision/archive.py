"""A round as an auditor finds it: one decision departs, and so do the moderators once.

archive = departing(db, sign)     3 cases, letters read, ready to be released
archive = plain(db, sign)         one case, decided as recommended, and released
archive = decided(found, sign)    the cases of a round, decided as recommended, and released
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.decision.departure import answer_departure, ask_to_depart
from assessment.records.decision.snapshot import decide
from assessment.records.moderation.evidence import evidence_for
from assessment.records.moderation.verdict import answer_departure as agree_as_moderator
from assessment.records.moderation.verdict import ask_to_depart as depart_as_moderator
from assessment.records.tables.decision import DecisionSnapshot
from assessment.rules.decision import Chosen, Outcome
from assessment.rules.people import Actor, Role
from tests import decisions, interviews
from tests.client import Client
from tests.decisions import DECIDED, MODERATED, OPEN, STRONG, WEAK, Decisions
from tests.page import Page, words

RECORD, RELEASE = "/decision/record", "/decision/record/release"
SignIn = Callable[..., Client]


@dataclass
class Archive:
    """A round in which the moderators departed once and the decision makers once."""

    found: Decisions
    sign: SignIn

    def auditor(self, person: Actor | None = None) -> Client:
        who = person.person if person else None
        return self.sign(Role.AUDITOR, round_id=self.found.world.round_id, person_id=who)

    def url(self, place: int = 0, rest: str = "") -> str:
        return f"{RECORD}/{self.found.codes[place]}{rest}"

    def reference(self, place: int) -> str:
        return self.found.world.applications[place].reference

    def snapshot(self, place: int = 0) -> DecisionSnapshot:
        this = DecisionSnapshot.application_id == self.found.world.applications[place].id
        row = self.found.db.scalars(select(DecisionSnapshot).where(this)).one()
        self.found.db.commit()
        return row

    def release(self) -> None:
        decisions.release(self.found)


def departing(db: Session, sign: SignIn) -> Archive:
    found = decisions.finished(db, STRONG, WEAK, OPEN)
    strong, weak, _ = found.world.applications
    decisions.moderate(found, weak)
    _moderators_depart(found)
    decisions.moderate(found, strong)
    interviews.commit(found.world)
    _decision_departs(found)
    decisions.decide_as_recommended(found, 1)
    chosen = Chosen(Outcome.DO_NOT_DESIGNATE, ("Your panel did not agree.",))
    case = found.case(2)
    decide(db, found.decider, case, chosen, case.fingerprint, now=DECIDED)
    interviews.commit(found.world)
    decisions.make_letters(found)
    decisions.read_letters(found)
    return Archive(found, sign)


def plain(db: Session, sign: SignIn) -> Archive:
    return decided(decisions.moderated(db), sign)


def decided(found: Decisions, sign: SignIn) -> Archive:
    """What is recommended decided, and released."""
    decisions.decide_all(found)
    decisions.make_letters(found)
    decisions.read_letters(found)
    archive = Archive(found, sign)
    archive.release()
    return archive


def _moderators_depart(found: Decisions) -> None:
    db, code = found.db, found.codes[2]
    other = interviews.new_person(found.world, Role.MODERATOR, "Ola Second")
    seen = evidence_for(db, found.world.applications[2].id).hash
    typed = ("do_not_designate", "They differ too much.", ["2.3"])
    depart_as_moderator(db, found.moderator, code, *typed, seen_hash=seen, now=MODERATED)
    agree_as_moderator(db, other, code, True, "", now=MODERATED)


def _decision_departs(found: Decisions) -> None:
    db, now = found.db, DECIDED
    case = found.case(0)
    chosen = Chosen(Outcome.DO_NOT_DESIGNATE, ("Standard 2.3 is thin.",), ("You led well.",))
    ask_to_depart(db, found.decider, case, chosen, "No effect shown.", case.fingerprint, now=now)
    answer_departure(db, found.second, found.case(0, found.second), True, "", now=now)


def cards(page: Page) -> dict[str, dict[str, str]]:
    """The summary cards of a page: title to its rows."""
    return {
        words(card.select_one(".govuk-summary-card__title")): {
            words(row.select_one("dt")): words(row.select_one("dd"))
            for row in card.select(".govuk-summary-list__row")
        }
        for card in page.soup.select(".govuk-summary-card")
    }
