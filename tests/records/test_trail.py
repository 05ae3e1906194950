"""The trail of an application has every entry on anything of it, and nothing that is closed to
who reads it (page 7)."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.identity import new_id
from assessment.records.interview.declaration import declare_conflict
from assessment.records.interview.invitation import REMIND_AFTER, remind_unlocked
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.people import Person
from assessment.records.trail.closed import check_open
from assessment.records.trail.happening import Happening, trail
from assessment.records.trail.subject import find_subject
from assessment.rules.conflict import ConflictKind
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Missing
from tests import applications, decisions, interviews
from tests.decisions import DECIDED, RELEASED, Decisions

AUDITOR = Actor(UUID(int=7), "Ann Audit", Role.AUDITOR)
LATER = interviews.HELD + REMIND_AFTER * 3


def opened(db: Session, by: Actor, reference: str, now: datetime = DECIDED) -> list[Happening]:
    subject = find_subject(db, reference)
    check_open(db, by, subject)
    return trail(db, by, subject, now=now)


def titles(db: Session, by: Actor, reference: str) -> list[str]:
    return [each.title for each in opened(db, by, reference)]


def ref_of(db: Session, who: Actor) -> str:
    return db.get_one(Person, who.person).ref


def decided(db: Session) -> tuple[Decisions, str]:
    """A round with one case, decided; and the applicant's reference."""
    found = decisions.moderated(db)
    decisions.decide_all(found)
    return found, found.world.applications[0].reference


def test_facts_are_on_the_trail(db: Session) -> None:
    world = applications.open_round(db)
    row = applications.sent(world, applications.new_applicant(world, "Ada Lovell"))
    audit.seal(db)
    db.commit()
    assert "Fact given" in titles(db, AUDITOR, row.reference)


def test_letter_register_and_decision_are_on_the_trail(db: Session) -> None:
    found = decisions.ready(db)
    decisions.release(found)
    said = titles(db, AUDITOR, found.world.applications[0].reference)
    wanted = ["Case decided", "Letter made", "Letter checked", "Entered in the register"]
    assert [each for each in reversed(said) if each in wanted] == wanted
    kinds = set(db.scalars(select(AuditEntry.subject_kind)))
    assert {"designation", "letter", "slot"} <= kinds
    assert "Interview time made" in said


def test_rule_28_a_conflict_closes_the_applicants_trails(db: Session) -> None:
    found, reference = decided(db)
    application = found.world.applications[0]
    person = db.get_one(Person, application.person_id).ref
    assert opened(db, found.decider, reference)
    assert opened(db, found.decider, person)
    declare_conflict(db, found.decider, application.id, ConflictKind.FRIEND, now=DECIDED)
    for closed in (reference, person):
        with pytest.raises(Missing):
            opened(db, found.decider, closed)
    assert "Case decided" not in titles(db, found.decider, ref_of(db, found.decider))
    assert "Case decided" in titles(db, found.second, ref_of(db, found.decider))


def test_the_trail_of_another_round_is_not_there(db: Session) -> None:
    found, reference = decided(db)
    for by in (found.decider, replace(AUDITOR, round=new_id(db))):
        stranger = replace(by, round=new_id(db))
        with pytest.raises(Missing):
            opened(db, stranger, reference)
        assert "Case decided" not in titles(db, stranger, ref_of(db, found.decider))
    assert opened(db, replace(AUDITOR, round=found.world.round_id), reference)


def test_rule_33_a_part_in_the_case_closes_its_trail_with_the_reason(db: Session) -> None:
    found, reference = decided(db)
    member = replace(found.world.chair, role=Role.DECISION_MAKER)
    with pytest.raises(Denied, match="You interviewed this applicant"):
        opened(db, member, reference)
    assert "Case decided" not in titles(db, member, ref_of(db, found.decider))


def test_rule_35_an_outcome_is_told_to_who_may_decide_and_to_others_at_release(
    db: Session,
) -> None:
    found, reference = decided(db)
    decisions.make_letters(found)
    decisions.read_letters(found)
    for ref in (reference, ref_of(db, found.decider)):
        [told] = [each for each in opened(db, AUDITOR, ref) if each.title == "Case decided"]
        assert (told.reason, told.after_hash, told.waits) == ("", None, True)
        [whole] = [each for each in opened(db, found.second, ref) if each.title == "Case decided"]
        assert (whole.reason, whole.waits) == ("designate", False)
    agreed = [each for each in opened(db, AUDITOR, reference) if each.title == "Level agreed"]
    assert agreed
    assert all(each.waits and each.after_hash is None for each in agreed)
    decisions.release(found)
    after = opened(db, AUDITOR, reference, RELEASED)
    assert not any(each.waits for each in after)
    assert "designate" in {each.reason for each in after}


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.DECISION_MAKER])
def test_rule_25_no_sheet_shows_before_all_are_locked(db: Session, role: Role) -> None:
    world = interviews.round_with_panel(db)
    by = interviews.new_person(world, role, "Ann Audit")
    of = [world.applications[0].reference, *(ref_of(db, one) for one in world.members)]
    before = [titles(db, by, each) for each in of]
    for member in world.members[:2]:
        interviews.fill(world, member)
        interviews.lock(world, member)
    interviews.commit(world)
    assert [titles(db, by, each) for each in of] == before
    interviews.fill(world, world.members[2])
    interviews.lock(world, world.members[2])
    interviews.commit(world)
    assert titles(db, by, of[0]).count("Score sheet locked") == 3
    assert all("Score sheet locked" in titles(db, by, each) for each in of)


def test_rule_25_a_reminder_shows_once_it_tells_nothing(db: Session) -> None:
    world = interviews.round_with_panel(db)
    for member in world.members[:2]:
        interviews.fill(world, member)
        interviews.lock(world, member)
    assert remind_unlocked(db, world.officer, now=LATER) == 1
    interviews.commit(world)
    late = ref_of(db, world.members[2])
    reminder = "Reminder to lock a sheet: waiting"
    assert reminder not in titles(db, AUDITOR, late)
    interviews.fill(world, world.members[2])
    interviews.lock(world, world.members[2])
    interviews.commit(world)
    assert reminder in titles(db, AUDITOR, late)
