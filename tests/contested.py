"""Conflicts that are called wrong, as tests set them up, on `tests.interviews`.

contested.friends(world)            the second member declared it; also `told`, `same_school`
contest_id = contested.call_wrong(world)
contested.clear(world, contest_id)  by two officers
contested.counts(world)             whether it is in force, in the query and on their list
"""

from datetime import datetime
from uuid import UUID

from assessment.records import request as two_people
from assessment.records.conflict import is_conflicted
from assessment.records.identity import new_id
from assessment.records.interview.clearing import ask_to_clear
from assessment.records.interview.contest import contest
from assessment.records.interview.declaration import declare_conflict, tell_connection
from assessment.records.interview.loading import lines_for
from assessment.records.tables.people import Workplace
from assessment.rules.conflict import ConflictKind
from assessment.rules.people import Actor, Role
from tests import interviews
from tests.interviews import HELD, World


def friends(world: World) -> None:
    """The member declared it."""
    application = world.applications[0].id
    declare_conflict(world.db, world.members[1], application, ConflictKind.FRIEND, now=HELD)


def told(world: World, now: datetime = HELD) -> None:
    """The applicant told us."""
    application, jide = world.applications[0], world.members[1].person
    assert jide is not None
    by = interviews.applicant(world, application)
    tell_connection(world.db, by, application, jide, "We trained together", now=now)


def same_school(world: World, urn: str = "100001") -> None:
    """Both work at one school."""
    for person in (world.members[1].person, world.applications[0].person_id):
        row = Workplace(id=new_id(world.db), person_id=person, urn=urn, name="A school")
        world.db.add(row)
    world.db.flush()


def call_wrong(world: World) -> UUID:
    application = world.applications[0].id
    return contest(world.db, world.members[1], application, "I never did.", now=HELD).id


def second(world: World) -> Actor:
    return interviews.new_person(world, Role.OFFICER, "Olu Second")


def clear(world: World, contest_id: UUID) -> None:
    asked = ask_to_clear(world.db, world.officer, contest_id, "A mistake.", now=HELD)
    two_people.answer(world.db, second(world), asked.id, True, now=HELD)


def counts(world: World) -> bool:
    jide = world.members[1].person
    assert jide is not None
    found = is_conflicted(world.db, jide, world.applications[0].id)
    assert found is (lines_for(world.db, world.round_id, jide) == [])
    return found
