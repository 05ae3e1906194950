"""What can happen to a case of `tests.finished`: time added, a late answer, a trace."""

from datetime import timedelta

from sqlalchemy import update

from assessment.records.database import micros
from assessment.records.identity import new_id
from assessment.records.tables.application import EligibilityDecision, Evaluation
from assessment.records.tables.paper import AnswerRevision, Credit, Sitting, SittingPosition
from assessment.rules.canonical import canonical
from assessment.rules.document import document_of
from tests.finished import sitting_of
from tests.interviews import SET_UP, World
from tests.question_bank.samples import MULTIPLE, question
from tests.records.paper.setting import keep


def credit(world: World, place: int = 0, seconds: int = 720) -> None:
    """Add time to the paper of a case."""
    world.db.add(
        Credit(
            id=new_id(world.db),
            sitting_id=sitting_of(world, world.applications[place]).id,
            seconds=seconds,
            by="tests",
            reason="Fire alarm",
            at=SET_UP - timedelta(days=20),
        )
    )
    world.db.flush()


TYPED = '"three late words"'  # quotes and all: text in is text out


def late_answer(
    world: World,
    place: int = 0,
    after: timedelta = timedelta(minutes=5),
    response: str = TYPED,
    before: str = "",
) -> None:
    """An answer to question 1 received so long after the end; `before`, one that came in time."""
    asked = keep(world.db, document_of("question", question(MULTIPLE)), SET_UP)
    sitting = sitting_of(world, world.applications[place])
    assert sitting.submitted_at is not None
    world.db.execute(update(Sitting).where(Sitting.id == sitting.id).values(submitted_at=None))
    world.db.add(
        SittingPosition(
            sitting_id=sitting.id,
            position=1,
            section="s1",
            question_hash=asked,
            area="ofsted",
            option_order="",
        )
    )
    in_time = [(before, timedelta(minutes=-5))] if before else []
    for n, (said, away) in enumerate([*in_time, (response, after)]):
        world.db.add(
            AnswerRevision(
                sitting_id=sitting.id,
                position=1,
                page_load="a",
                n=n,
                key=str(new_id(world.db)),
                response=said,
                received_at=micros(sitting.ends_at + away),
            )
        )
        world.db.flush()


def trace(world: World, place: int = 0) -> None:
    """Give a case an eligibility trace with a clause of each result."""
    entries = [
        {"clause": str(n), "kind": "clause", "says": says, "because": because, "result": result}
        for n, (says, because, result) in enumerate(
            [
                ("Led a school up by at least one grade", "RI to good, March 2023", "met"),
                ("In post a year before", "Not recorded", "unknown"),
            ]
        )
    ]
    route = {"route": "turnaround", "title": "Turnaround head", "result": "met", "entries": entries}
    body = canonical({"routes": [route]}).decode()
    application = world.applications[place].id
    evaluation = Evaluation(
        id=new_id(world.db),
        application_id=application,
        policy_hash=world.rubric_hash,
        facts="{}",
        facts_hash="0" * 64,
        trace=body,
        trace_hash="1" * 64,
        result="met",
        engine="tests",
        at=SET_UP,
    )
    world.db.add(evaluation)
    world.db.flush()
    world.db.add(
        EligibilityDecision(
            id=new_id(world.db),
            application_id=application,
            seq=2,
            evaluation_id=evaluation.id,
            outcome="eligible",
            reasons=[],
            decided_by="tests",
            at=SET_UP,
        )
    )
    world.db.flush()
