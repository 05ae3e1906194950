"""A script is marked at its close: objective points, by question, by area, in all.

The marking is hidden until release. A later marking is a new run and the old one is kept
(semantics rule 21).
"""

from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.database import run
from assessment.records.identity import new_id
from assessment.records.paper.attempt import Attempt
from assessment.records.paper.document import bodies_of, paper_of, places_of
from assessment.records.paper.script import Script
from assessment.records.tables.paper import MarkRun
from assessment.rules.people import Actor
from assessment.rules.tally import Mark, Summary, summarise
from question_bank import load

MOST_KEPT = 20_000  # responses; a response that can be marked is at most 100 characters
_RUN = MarkRun.metadata.tables["mark_run"]
_NEXT = (
    select(func.coalesce(func.max(_RUN.c.run), 0) + 1)
    .where(_RUN.c.sitting_id == bindparam("marked_sitting"))
    .scalar_subquery()
)
_KEEP = insert(_RUN).values(run=_NEXT)


class Earned(NamedTuple):
    """What one response earns under one question, of how much."""

    question: str
    points: Decimal
    maximum: Decimal


def marked(db: Session, attempt: Attempt, script: Script) -> Summary:
    """Return the marks of a script; a place without an answer that counts earns nothing."""
    places, counting = places_of(db, attempt.id), script.counting
    bodies = bodies_of(db, [place.question_hash for place in places])
    marks = []
    for place in places:
        response = counting.get(place.position, "")
        question, points, most = _earned(bodies[place.question_hash], response)
        marks.append(Mark(place.position, question, place.area, points, most))
    paper = paper_of(db, attempt.paper_hash)
    areas = tuple(dict.fromkeys(section.area for section in paper.sections))
    pass_mark = paper.pass_mark.value if paper.pass_mark else Decimal(0)
    return summarise(tuple(marks), areas, pass_mark)


@lru_cache(maxsize=MOST_KEPT)
def _earned(body: str, response: str) -> Earned:
    """Return what a response earns under a stored question: the same for everyone, for ever."""
    question = load(body)
    return Earned(question.id, question.mark(response), question.marks)


def mark_script(db: Session, by: Actor, attempt: Attempt, script: Script, *, now: datetime) -> None:
    """Mark a sealed script and keep the run; the audit entry hashes what the run keeps."""
    summary = marked(db, attempt, script)
    kept = {
        "score": summary.score,
        "maximum": summary.maximum,
        "script_code": script.code,
        "areas": {
            area.area: {"score": str(area.points), "maximum": str(area.maximum)}
            for area in summary.areas
        },
        "marks": [str(mark.points) for mark in summary.marks],
    }
    named = {"id": new_id(db), "sitting_id": attempt.id, "marked_sitting": attempt.id, "at": now}
    run(db, _KEEP, named | kept)
    audit.draft(db, by, "paper.mark", "sitting", attempt.id, now=now, after=kept)
