"""A script is marked at its close: objective points, by question, by area, in all.

The marking is hidden until release. A later marking is a new run and the old one is kept
(semantics rule 21).
"""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.database import run
from assessment.records.identity import new_id
from assessment.records.paper.attempt import Attempt
from assessment.records.paper.document import paper_of, places_of, questions_of
from assessment.records.paper.script import Script
from assessment.records.tables.paper import MarkRun
from assessment.rules.people import Actor
from assessment.rules.tally import Mark, Summary, summarise

_RUN = MarkRun.metadata.tables["mark_run"]
_NEXT = (
    select(func.coalesce(func.max(_RUN.c.run), 0) + 1)
    .where(_RUN.c.sitting_id == bindparam("marked_sitting"))
    .scalar_subquery()
)
_KEEP = insert(_RUN).values(run=_NEXT)


def marked(db: Session, attempt: Attempt, script: Script) -> Summary:
    """Return the marks of a script; a place without an answer that counts earns nothing."""
    places = places_of(db, attempt.id)
    questions = questions_of(db, {place.question_hash for place in places})
    marks = tuple(
        Mark(
            place.position,
            question.id,
            place.area,
            question.mark(script.counting.get(place.position)),
            question.marks,
        )
        for place in places
        for question in (questions[place.question_hash],)
    )
    paper = paper_of(db, attempt.paper_hash)
    areas = tuple(dict.fromkeys(section.area for section in paper.sections))
    return summarise(marks, areas, paper.pass_mark.value if paper.pass_mark else Decimal(0))


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
