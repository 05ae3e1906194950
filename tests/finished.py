"""Cases as tests set them up: marked papers and finished interviews, on `tests.interviews`.

world = finished.cases(db, "30", "24.5")            a case a score, level 3 throughout
world = finished.cases(db, levels={0: {"2.1": "2"}})  what members gave, by place
finished.moderator(world)                           somebody who may moderate
"""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

import rubrics
from assessment.records import audit
from assessment.records.identity import new_id
from assessment.records.interview.agreement import agree_level, agree_same, compare, finish
from assessment.records.interview.declaration import declare
from assessment.records.interview.sheet import lock_sheet
from assessment.records.tables.application import Application
from assessment.records.tables.interview import Interview
from assessment.records.tables.paper import MarkRun, Sitting
from assessment.records.tables.round import RoundPin
from assessment.rules.document import read_document
from assessment.rules.interview.agreement import Agreement
from assessment.rules.interview.level import Level
from assessment.rules.people import Actor, Role
from tests import interviews
from tests.client import Client
from tests.interviews import HELD, SET_UP, World
from tests.records.paper.setting import paper

POLICY = Path(rubrics.__file__).parent / "data/policies/nle-2019-recommendation.yaml"
LOCKED = HELD + timedelta(minutes=100)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
Levels = Mapping[int, Mapping[str, str]]


def cases(
    db: Session,
    *scores: str,
    levels: Levels | None = None,
    agreed: Mapping[str, str] | None = None,
    members: int = 3,
) -> World:
    """A round with a finished case a score (one of 30 without any); committed."""
    world = interviews.round_with_panel(db, members, interviews=0)
    pin_policy(world)
    for place, score in enumerate(scores or ("30",)):
        assert world.panel_id is not None
        at = time((8 + 2 * place) % 24)
        interview_id = interviews.book(world, at, world.panel_id, f"Applicant Number{place}")
        mark(world, world.applications[-1], score)
        finish_interview(world, interview_id, levels, agreed)
    interviews.commit(world)
    return world


def pin_policy(world: World) -> str:
    """Pin the recommendation policy of 2019."""
    document = read_document(POLICY.read_bytes(), POLICY.name)[0]
    world.db.merge(interviews.version_of(document))
    world.db.flush()
    world.db.add(
        RoundPin(
            id=new_id(world.db),
            round_id=world.round_id,
            purpose="recommendation",
            hash=document.hash,
            pinned_at=SET_UP,
        )
    )
    world.db.flush()
    return document.hash


def mark(world: World, application: Application, score: str, run: int = 1) -> None:
    """Mark the paper of an application: so many of 40, half of it in each of two areas."""
    db = world.db
    document = paper(id="paper-of-cases")
    db.merge(interviews.version_of(document))
    db.flush()
    sitting = sitting_of(world, application)
    sitting.paper_hash = document.hash
    half = Decimal(score) / 2
    area = {"score": str(half), "maximum": "20"}
    db.add(
        MarkRun(
            id=new_id(db),
            sitting_id=sitting.id,
            run=run,
            score=Decimal(score),
            maximum=Decimal(40),
            script_code="0" * 64,
            areas={"ofsted": area, "icfp": area},
            marks=[],
            at=SET_UP,
        )
    )
    db.flush()


def sitting_of(world: World, application: Application) -> Sitting:
    """The paper that an application sat."""
    return world.db.scalars(select(Sitting).where(Sitting.application_id == application.id)).one()


def finish_interview(
    world: World,
    interview_id: UUID,
    levels: Levels | None = None,
    agreed: Mapping[str, str] | None = None,
) -> None:
    """Every member scores and locks; they agree (level 3 where they differ); the chair ends it."""
    for place, member in enumerate(world.members):
        interviews.fill(world, member, (levels or {}).get(place), interview_id)
        lock_sheet(world.db, member, interview_id, now=LOCKED)
    given = compare(world.db, world.chair, interview_id).given
    for criterion, told in given.items():
        chosen = (agreed or {}).get(criterion)
        if chosen or len(set(told.values())) > 1:
            level = chosen if chosen == "cannot_agree" else Level(chosen or "3")
            made = Agreement(criterion, level, "We read the notes out.", "It fits the anchor.")
            agree_level(world.db, world.chair, interview_id, made, now=LOCKED)
    agree_same(world.db, world.chair, interview_id, now=LOCKED)
    finish(world.db, world.chair, interview_id, now=LOCKED)


def moderator(world: World, name: str = "Mo Moderator") -> Actor:
    """A moderator of the round who knows nobody."""
    return interviews.new_person(world, Role.MODERATOR, name)


def declared(client: Client, round_id: UUID) -> Client:
    """The browser of a moderator who has declared that they know nobody."""
    with client.app.extensions["writing_sessions"]() as db:
        by = Actor(client.person_id, "Mo Moderator", Role.MODERATOR, round_id)
        declare(db, by, now=client.app.config["CLOCK"]())
        audit.seal(db)
        db.commit()
    return client


def code(world: World, place: int = 0) -> str:
    """The code of a case."""
    return world.applications[place].case_code


def interview_of(world: World, place: int = 0) -> Interview:
    """The interview of a case."""
    of = Interview.application_id == world.applications[place].id
    return world.db.scalars(select(Interview).where(of)).one()
