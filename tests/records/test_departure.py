"""Who may decide: separation of duties, conflicts, and departures by two people."""

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.decision.case import cases_for, find_case
from assessment.records.decision.departure import answer_departure, ask_to_depart
from assessment.records.decision.snapshot import decide, replay
from assessment.records.interview.declaration import declare_conflict
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.interview import PanelMember
from assessment.rules.conflict import ConflictKind
from assessment.rules.decision import Chosen, Outcome
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Faults, Missing, Refused
from tests import decisions, interviews
from tests.decisions import DECIDED, Decisions

FINE = Chosen(Outcome.DESIGNATE, ("You lead change that lasts.",))
REASONS = Chosen(Outcome.DO_NOT_DESIGNATE, ("The evidence of 2.3 is thin.",))


def snapshots(db: Session) -> list[DecisionSnapshot]:
    return list(db.scalars(select(DecisionSnapshot).order_by(DecisionSnapshot.at)))


def with_role(found: Decisions, person: Actor, role: Role) -> Actor:
    return Actor(person.person, person.name, role, found.world.round_id)


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        pytest.param(
            "moderator", "You moderated this case, so you cannot decide it.", id="moderator"
        ),
        pytest.param(
            "member",
            "You interviewed this applicant, so you cannot decide their case.",
            id="panel member",
        ),
    ],
)
def test_rule_33_who_had_a_part_cannot_decide(db: Session, who: str, reason: str) -> None:
    found = decisions.moderated(db)
    application = found.world.applications[0]
    people = {"moderator": found.moderator, "member": found.world.members[1]}
    by = with_role(found, people[who], Role.DECISION_MAKER)
    with pytest.raises(Denied) as caught:
        find_case(db, by, application.case_code)
    assert caught.value.reason == reason
    assert cases_for(db, by) == []
    assert [case.code for case in cases_for(db, found.decider)] == found.codes


def test_rule_33_a_panel_member_who_left_after_scoring_cannot_decide(db: Session) -> None:
    found = decisions.moderated(db)
    member = found.world.members[1]
    row = db.scalars(select(PanelMember).where(PanelMember.person_id == member.person)).one()
    row.removed_at = DECIDED
    with pytest.raises(Denied, match="You interviewed"):
        find_case(db, with_role(found, member, Role.DECISION_MAKER), found.codes[0])


def test_rule_28_a_conflict_makes_a_case_as_if_absent(db: Session) -> None:
    found = decisions.moderated(db)
    application = found.world.applications[0]
    declare_conflict(db, found.decider, application.id, ConflictKind.FRIEND, now=DECIDED)
    assert cases_for(db, found.decider) == []
    with pytest.raises(Missing):
        find_case(db, found.decider, application.case_code)


def test_rule_33_an_applicant_never_finds_their_own_case(db: Session) -> None:
    found = decisions.moderated(db)
    person = interviews.applicant(found.world, found.world.applications[0])
    with pytest.raises(Missing):
        find_case(db, with_role(found, person, Role.DECISION_MAKER), found.codes[0])


def test_a_case_of_another_round_is_missing(db: Session) -> None:
    found = decisions.moderated(db)
    elsewhere = Actor(found.decider.person, "Dee", Role.DECISION_MAKER, UUID(int=5))
    with pytest.raises(Missing):
        find_case(db, elsewhere, found.codes[0])


def test_rule_33_a_departure_waits_for_another_decision_maker(db: Session) -> None:
    found = decisions.moderated(db)
    case = found.case()
    with pytest.raises(Refused, match="second person must agree"):
        decide(db, found.decider, case, REASONS, case.fingerprint, now=DECIDED)
    with pytest.raises(Faults):
        ask_to_depart(db, found.decider, case, REASONS, " ", case.fingerprint, now=DECIDED)
    ask_to_depart(db, found.decider, case, REASONS, "Too thin.", case.fingerprint, now=DECIDED)
    assert snapshots(db) == []
    with pytest.raises(Denied, match="someone else must agree"):
        answer_departure(db, found.decider, found.case(), True, "", now=DECIDED)
    answer_departure(db, found.second, found.case(by=found.second), True, "", now=DECIDED)
    [row] = snapshots(db)
    assert (row.outcome, row.departs, row.why) == ("do_not_designate", True, "Too thin.")
    assert (row.decider_id, row.second_id) == (found.decider.person, found.second.person)
    assert replay(db, row.id).holds is True


def test_rule_33_the_second_person_of_a_departure_had_no_part_either(db: Session) -> None:
    found = decisions.moderated(db)
    case = found.case()
    ask_to_depart(db, found.decider, case, REASONS, "Too thin.", case.fingerprint, now=DECIDED)
    interviews.commit(found.world)
    moderator = with_role(found, found.moderator, Role.DECISION_MAKER)
    with pytest.raises(Denied, match="You moderated"):
        answer_departure(db, moderator, found.case(), True, "", now=DECIDED)
    db.rollback()
    officer = with_role(found, found.second, Role.OFFICER)
    with pytest.raises(Denied, match="Your role does not let you"):
        answer_departure(db, officer, found.case(), True, "", now=DECIDED)
    db.rollback()
    assert snapshots(db) == []


def test_a_departure_that_is_not_agreed_returns_to_the_list(db: Session) -> None:
    found = decisions.moderated(db)
    case = found.case()
    ask_to_depart(db, found.decider, case, REASONS, "Too thin.", case.fingerprint, now=DECIDED)
    with pytest.raises(Refused, match="waits for a second person"):
        decisions.decide_as_recommended(found)
    with pytest.raises(Faults):
        answer_departure(db, found.second, found.case(), False, "", now=DECIDED)
    answer_departure(db, found.second, found.case(), False, "It is enough.", now=DECIDED)
    assert found.case().is_ready is True
    decisions.decide_as_recommended(found)
    assert [row.outcome for row in snapshots(db)] == ["designate"]
