"""Cases as tests plan them: marks, levels, and a panel that scored and agreed them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlalchemy import select

from assessment.records.identity import new_id
from assessment.records.interview.agreement import agree_level, agree_same, finish
from assessment.records.interview.sheet import lock_sheet
from assessment.records.tables.application import Application
from assessment.records.tables.paper import MarkRun, Sitting
from assessment.records.tables.people import Workplace
from assessment.rules.interview.agreement import Agreement
from tests import interviews
from tests.interviews import HELD, SET_UP, World
from tests.records.paper.setting import paper


@dataclass(frozen=True)
class Plan:
    """What a case shows: marks out of 40, and levels that are not 3."""

    name: str
    score: int = 32
    levels: Mapping[str, str] | None = None
    cannot_agree: tuple[str, ...] = ()


STRONG = Plan("Ada Okafor", 36, {"2.3": "4"})
WEAK = Plan("Ben Stone", 14, {"2.3": "2", "1.1": "1"})
OPEN = Plan("Cai Lewis", 30, None, ("2.3",))


def interviewed(world: World, plan: Plan, place: int) -> None:
    db = world.db
    assert world.panel_id is not None
    at = (datetime(2026, 11, 17, 8, tzinfo=UTC) + timedelta(minutes=100 * place)).time()
    interview_id = interviews.book(world, at, world.panel_id, plan.name)
    application = world.applications[-1]
    db.add(
        Workplace(
            id=new_id(db),
            person_id=application.person_id,
            urn=f"{200000 + int(application.case_code[1:])}",
            name=f"{plan.name} School",
            phase="Primary",
            region="North West",
        )
    )
    _mark(world, application, plan.score)
    levels = dict.fromkeys(world.rubric.criterion_ids, "3") | dict(plan.levels or {})
    for member in world.members:
        interviews.fill(world, member, levels, interview_id)
        lock_sheet(db, member, interview_id, now=HELD + timedelta(hours=12))
    _agree(world, interview_id, plan)


def _agree(world: World, interview_id: object, plan: Plan) -> None:
    db, now = world.db, HELD + timedelta(hours=13)
    for criterion in plan.cannot_agree:
        agree_level(
            db,
            world.chair,
            interview_id,
            Agreement(criterion, "cannot_agree", "We talked for long.", "We differ."),
            now=now,
        )
    agree_same(db, world.chair, interview_id, now=now)
    finish(db, world.chair, interview_id, now=now)


def _mark(world: World, application: Application, score: int) -> None:
    sitting = world.db.scalars(
        select(Sitting).where(Sitting.application_id == application.id)
    ).one()
    document = paper(id="paper-of-plans")
    world.db.merge(interviews.version_of(document))
    world.db.flush()
    sitting.paper_hash = document.hash
    part = Decimal(score) / 4
    world.db.add(
        MarkRun(
            id=new_id(world.db),
            sitting_id=sitting.id,
            run=1,
            score=Decimal(score),
            maximum=Decimal(40),
            script_code="A" * 64,
            areas={
                area: {"score": str(part), "maximum": "10"}
                for area in ("ofsted", "icfp", "ecf", "cpd")
            },
            marks=[],
            at=SET_UP,
        )
    )
    world.db.flush()
