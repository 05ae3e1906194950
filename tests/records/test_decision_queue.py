"""The decision maker's list: the same cases as one by one, page by page, in few statements."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from assessment.records import request as two_people
from assessment.records.decision.case import DEPART, Case, cases_for
from assessment.records.decision.departure import ask_to_depart
from assessment.records.decision.queue import KINDS, Line, counts, lines
from assessment.records.identity import new_id
from assessment.records.interview.declaration import declare_conflict
from assessment.records.tables.moderation import Moderation
from assessment.rules.conflict import ConflictKind
from assessment.rules.decision import Chosen, Outcome
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing
from tests import decisions
from tests.databases import Statements
from tests.decisions import DECIDED, OPEN, STRONG, WEAK, Decisions, Plan

THIN = Chosen(Outcome.DO_NOT_DESIGNATE, ("Thin.",))


@pytest.fixture
def found(db: Session) -> Decisions:
    """One case in each list: decided, waiting, departing from the policy, ready."""
    made = decisions.moderated(db, STRONG, WEAK, OPEN, Plan("Dov Ash"))
    decisions.decide_as_recommended(made, 0)
    waiting = made.case(3)
    ask_to_depart(db, made.decider, waiting, THIN, "Thin.", waiting.fingerprint, now=DECIDED)
    _newer(made, 1, departs=True)
    return made


def _newer(made: Decisions, place: int, *, departs: bool) -> None:
    """A newer recommendation on a case."""
    application = made.world.applications[place]
    old = made.db.scalars(
        select(Moderation).where(Moderation.application_id == application.id)
    ).one()
    names = [one.key for one in Moderation.__table__.columns if one.key not in ("id", "seq")]
    kept = {name: getattr(old, name) for name in names}
    changed = {"departs": departs, "outcome": "more_evidence", "at": old.at + timedelta(days=1)}
    made.db.add(Moderation(**(kept | changed), id=new_id(made.db), seq=2))
    made.db.flush()


def by_kind(made: Decisions, by: Actor | None = None) -> dict[str, list[Line]]:
    return {kind: lines(made.db, by or made.decider, kind, 0, 50) for kind in KINDS}


def test_each_case_stands_in_one_list(found: Decisions) -> None:
    a, b, c, d = found.codes
    assert by_kind(found) == {
        "ready": [Line(c, "Cai Lewis", "more_evidence", "Mo Grant")],
        "departures": [Line(b, "Ben Stone", "more_evidence", "Mo Grant")],
        "waiting": [Line(d, "Dov Ash", "designate", "Mo Grant")],
        "decided": [Line(a, "Ada Okafor", "designate", "Mo Grant")],
    }
    assert counts(found.db, found.decider) == dict.fromkeys(KINDS, 1)


def test_the_list_holds_what_the_cases_one_by_one_say(found: Decisions) -> None:
    def kind_of(case: Case) -> str:
        if case.decided is not None:
            return "decided"
        if case.request is not None:
            return "waiting"
        return "departures" if case.moderation.departs else "ready"

    for by in (found.decider, found.second, found.moderator, found.world.members[0]):
        whole = {(kind_of(case), case.code) for case in cases_for(found.db, by)}
        listed = {(kind, line.code) for kind, each in by_kind(found, by).items() for line in each}
        assert listed == whole


def test_a_newer_recommendation_brings_a_decided_case_back(found: Decisions) -> None:
    _newer(found, 0, departs=False)
    assert [line.code for line in by_kind(found)["ready"]] == [found.codes[0], found.codes[2]]
    assert counts(found.db, found.decider)["decided"] == 0


def test_a_departure_that_was_not_agreed_is_ready_again(found: Decisions) -> None:
    waiting = two_people.open_for(found.db, DEPART, found.world.applications[3].id)
    assert waiting is not None
    two_people.answer(found.db, found.second, waiting.id, False, "Not so.", now=DECIDED)
    assert counts(found.db, found.decider)["waiting"] == 0


def test_rule_33_parts_and_conflicts_take_a_case_off_the_list_and_the_count(
    found: Decisions,
) -> None:
    db, application = found.db, found.world.applications[2]
    nobody = dict.fromkeys(KINDS, 0)
    assert counts(db, found.moderator) == counts(db, found.world.members[0]) == nobody
    declare_conflict(db, found.decider, application.id, ConflictKind.FRIEND, now=DECIDED)
    assert (counts(db, found.decider)["ready"], by_kind(found)["ready"]) == (0, [])
    assert counts(db, found.second)["ready"] == 1
    application.withdrawn_at = DECIDED
    db.flush()
    assert counts(db, found.second)["ready"] == 0


def test_another_round_and_nobody_see_nothing(found: Decisions) -> None:
    stranger = Actor(found.decider.person, "Dee Park", found.decider.role, new_id(found.db))
    assert counts(found.db, stranger) == dict.fromkeys(KINDS, 0)
    with pytest.raises(Missing):
        counts(found.db, Actor(None, "tests"))


def test_pages_are_cut_in_order_of_code(db: Session) -> None:
    found = decisions.moderated(db, *(Plan(f"Person {n}") for n in range(5)))
    pages = [lines(db, found.decider, "ready", first, 2) for first in (0, 2, 4, 6)]
    assert [[line.code for line in page] for page in pages] == [
        found.codes[:2],
        found.codes[2:4],
        found.codes[4:],
        [],
    ]


@pytest.mark.parametrize("size", [1, 6])
def test_few_statements_and_no_evidence_whatever_the_size(
    db: Session, engine: Engine, size: int
) -> None:
    found = decisions.moderated(db, *(Plan(f"Person {n}") for n in range(size)))
    with Statements(engine) as asked:
        counts(db, found.decider)
        lines(db, found.decider, "ready", 0, 50)
    assert len(asked.all) == 4
    heavy = ("moderation.evidence", "moderation.recommendation", "decision_snapshot.evidence")
    assert [each for each in asked.all for word in heavy if word in each] == []
