"""A round with moderated cases ready to be decided, set up through the real verbs.

w = decisions.moderated(db)                      one case, recommended to designate
w = decisions.moderated(db, STRONG, WEAK, OPEN)  three cases, each as its policy recommends
decisions.decide_all(w)                          each as recommended, in the words proposed
decisions.make_letters(w); decisions.read_letters(w); decisions.release(w)
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

import rubrics
from assessment.records import register
from assessment.records.decision.case import Case, find_case
from assessment.records.decision.letter import (
    RIGHT,
    judge_letter,
    keep_letter,
    letters_for,
    to_make,
)
from assessment.records.decision.release import ask_to_release
from assessment.records.decision.release import release as release_now
from assessment.records.decision.snapshot import decide, prefilled
from assessment.records.identity import new_id
from assessment.records.moderation.evidence import evidence_for
from assessment.records.moderation.verdict import confirm
from assessment.records.tables.application import Application
from assessment.records.tables.notice import Notice
from assessment.records.tables.round import Round, RoundPin
from assessment.rules.decision import FOLLOWS, Outcome
from assessment.rules.document import read_document
from assessment.rules.people import Actor, Role
from assessment.rules.recommendation import recommend
from assessment.settings import Settings
from assessment.web.sender import sender_of
from rubrics.recommendation import RecommendationPolicy
from tests import interviews
from tests.interviews import SET_UP, World
from tests.plans import OPEN, STRONG, WEAK, Plan, interviewed

POLICY = Path(rubrics.__file__).parent / "data/policies/nle-2019-recommendation.yaml"
MODERATED = datetime(2026, 11, 19, 10, tzinfo=UTC)
DECIDED = datetime(2026, 11, 24, 10, tzinfo=UTC)
RELEASED = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
SENDER = sender_of(Settings.for_tests())
LINK = "https://nle.example.org/decision/result"
PDF = b"%PDF-1.7 a print"
assert register
__all__ = ["OPEN", "STRONG", "WEAK", "Plan"]


@dataclass
class Decisions:
    """The round and its people."""

    world: World
    moderator: Actor
    decider: Actor
    second: Actor

    @property
    def db(self) -> Session:
        return self.world.db

    @property
    def codes(self) -> list[str]:
        return [application.case_code for application in self.world.applications]

    @property
    def round(self) -> Round:
        return self.db.get_one(Round, self.world.round_id)

    def case(self, place: int = 0, by: Actor | None = None) -> Case:
        return find_case(self.db, by or self.decider, self.codes[place])


def moderated(db: Session, *plans: Plan) -> Decisions:
    """A round whose cases are recommended on, each as its policy says; committed."""
    found = finished(db, *plans)
    for application in found.world.applications:
        moderate(found, application)
    interviews.commit(found.world)
    return found


def finished(db: Session, *plans: Plan) -> Decisions:
    """A round whose interviews are finished and papers marked, before any moderator."""
    found = empty(db)
    for place, plan in enumerate(plans or (STRONG,)):
        interviewed(found.world, plan, place)
    interviews.commit(found.world)
    return found


def empty(db: Session) -> Decisions:
    """A round that nobody has applied to, with its people, dates and policy."""
    world = interviews.round_with_panel(db, members=2, interviews=0)
    assert world.panel_id is not None
    _dates(world)
    _pin_policy(world)
    found = Decisions(
        world,
        interviews.new_person(world, Role.MODERATOR, "Mo Grant"),
        interviews.new_person(world, Role.DECISION_MAKER, "Dee Park"),
        interviews.new_person(world, Role.DECISION_MAKER, "Sam Hill"),
    )
    interviews.commit(world)
    return found


def moderate(found: Decisions, application: Application, by: Actor | None = None) -> None:
    evidence = evidence_for(found.db, application.id)
    outcome = FOLLOWS[recommend(evidence, policy()).outcome]
    confirm(
        found.db,
        by or found.moderator,
        application.case_code,
        outcome.value,
        "The evidence supports it.",
        seen_hash=evidence.hash,
        now=MODERATED,
    )


def decide_as_recommended(found: Decisions, place: int = 0, by: Actor | None = None) -> None:
    case = found.case(place, by)
    chosen = prefilled(found.db, case, Outcome(case.moderation.outcome))
    decide(found.db, by or found.decider, case, chosen, case.fingerprint, now=DECIDED)


def decide_all(found: Decisions) -> None:
    for place in range(len(found.codes)):
        decide_as_recommended(found, place)
    interviews.commit(found.world)


def make_letters(found: Decisions, pdf: bytes = PDF) -> None:
    by = Actor(None, "letters", round=found.world.round_id)
    for snapshot_id, letter in to_make(found.db, found.world.round_id, SENDER):
        keep_letter(found.db, by, snapshot_id, letter, pdf, now=DECIDED)
    interviews.commit(found.world)


def read_letters(found: Decisions) -> None:
    for kept in letters_for(found.db, found.decider):
        judge_letter(found.db, found.decider, kept.row.id, RIGHT, now=DECIDED)
    interviews.commit(found.world)


def ready(db: Session, *plans: Plan) -> Decisions:
    """A round with every check done."""
    found = moderated(db, *plans)
    decide_all(found)
    make_letters(found)
    read_letters(found)
    return found


def release(found: Decisions, typed: str | None = None) -> None:
    ask_to_release(found.db, found.decider, SENDER, LINK, now=RELEASED - timedelta(minutes=5))
    release_asked(found, typed)


def release_asked(found: Decisions, typed: str | None = None) -> None:
    number = typed or str(len(found.world.applications))
    release_now(found.db, found.second, number, SENDER, now=RELEASED)
    interviews.commit(found.world)


def policy() -> RecommendationPolicy:
    [document] = read_document(POLICY.read_bytes(), POLICY.name)
    assert isinstance(document.model, RecommendationPolicy)
    return document.model


def _dates(world: World) -> None:
    row = world.db.get_one(Round, world.round_id)
    row.opened_at = datetime(2026, 7, 1, 9, tzinfo=UTC)
    row.paper_on = date(2026, 10, 10)
    row.results_at = RELEASED
    row.designation_from = date(2026, 12, 1)
    row.appeals_close_on = date(2026, 12, 29)
    row.pass_rate_lowest, row.pass_rate_highest = Decimal(0), Decimal(100)


def _pin_policy(world: World) -> None:
    [document] = read_document(POLICY.read_bytes(), POLICY.name)
    world.db.add(interviews.version_of(document))
    world.db.flush()
    pin = RoundPin(
        id=new_id(world.db),
        round_id=world.round_id,
        purpose="recommendation",
        hash=document.hash,
        pinned_at=SET_UP,
    )
    world.db.add(pin)
    world.db.flush()


def ask(found: Decisions, by: Actor | None = None) -> None:
    """Ask a second person to release."""
    ask_to_release(found.db, by or found.decider, SENDER, LINK, now=RELEASED)


def posted(db: Session) -> list[Notice]:
    """The notices of a release."""
    return list(db.scalars(select(Notice).where(Notice.key.startswith("release:"))))


def applicants(found: Decisions) -> list[Actor]:
    """Everyone the round decides about."""
    return [interviews.applicant(found.world, one) for one in found.world.applications]
