"""Two moderators at the same moment: one recommendation, and the other is told (rule 33)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.database import make_session
from assessment.records.moderation import evidence_for
from assessment.records.moderation.verdict import ask_to_depart, confirm
from assessment.records.tables.moderation import Moderation
from assessment.records.tables.request import Request
from assessment.rules.people import Actor
from assessment.rules.refusal import Refused
from tests import interviews
from tests.finished import NOW, cases, code, moderator

Verb = Callable[[Session, Actor, str, str], object]


def confirms(db: Session, by: Actor, case: str, seen: str) -> object:
    return confirm(db, by, case, "designate", "Clear", seen_hash=seen, now=NOW)


def departs(db: Session, by: Actor, case: str, seen: str) -> object:
    relied_on = ["2.3"]
    return ask_to_depart(db, by, case, "more_evidence", "Thin", relied_on, seen_hash=seen, now=NOW)


@pytest.mark.parametrize(
    "verbs",
    [(confirms,) * 4, (departs,) * 4, (confirms, departs, confirms, departs)],
    ids=["all confirm", "all depart", "both"],
)
def test_four_at_once_leave_one_verdict(
    engine: Engine, db: Session, verbs: tuple[Verb, ...]
) -> None:
    world = cases(db)
    people = [moderator(world, f"Moderator {n}") for n in range(len(verbs))]
    seen = evidence_for(db, world.applications[0].id).hash
    case = code(world)
    interviews.commit(world)
    together, make = Barrier(len(verbs)), make_session(engine, writes=True)

    def act(verb: Verb, by: Actor) -> str:
        with make() as mine:
            together.wait(10)
            try:
                verb(mine, by, case, seen)
                audit.seal(mine)
                mine.commit()
            except Refused as refused:
                return refused.reason
            return "done"

    with ThreadPoolExecutor(len(verbs)) as pool:
        said = list(pool.map(act, verbs, people))
    assert said.count("done") == 1
    assert {reason for reason in said if reason != "done"} <= {
        "This case already has a recommendation.",
        "A second moderator has been asked about this case.",
    }
    kept = db.scalar(select(func.count()).select_from(Moderation)) or 0
    asked = db.scalar(select(func.count()).select_from(Request)) or 0
    assert kept + asked == 1
    assert audit.verify(db) is None
