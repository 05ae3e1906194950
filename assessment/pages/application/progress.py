"""Your application once it is sent (page 16): the stages with their dates, and what is next."""

from uuid import UUID

from flask import render_template, url_for

from assessment.records.application.adjusted import newest_adjustment
from assessment.records.application.eligibility import newest_decision
from assessment.records.application.question import questions_for
from assessment.records.decision.stages import way_of
from assessment.records.tables.application import Application
from assessment.records.tables.round import Round
from assessment.rules.stages import Next, next_of, stages_of
from assessment.web import current

LEADS = {
    Next.WAIT_FOR_SESSION: ("Go to your paper", "paper.home"),
    Next.BOOKED: ("Go to your paper", "paper.home"),
    Next.SIT: ("Sit the paper", "paper.start"),
    Next.GO_BACK: ("Go back to your paper", "paper.check"),
    Next.CHOOSE_TIME: ("Choose an interview time", "interview.slot"),
    Next.INTERVIEW: ("See your interview", "interview.slot"),
    Next.RESULT: ("Read your result", "decision.result"),
}


def after_sending(row: Application, round_: Round) -> str:
    """Return the page of an application that was sent."""
    db, now = current.db(), current.now()
    way = way_of(db, row, now)
    what = next_of(way.known, now)
    return render_template(
        "application/progress.html",
        application=row,
        round=round_,
        decision=newest_decision(db, row.id),
        known=way.known,
        next=what.value,
        lead=_lead(what, way.sitting_id),
        asked=questions_for(db, row.id, open_only=True) if what is Next.ASKED else [],
        adjustment=newest_adjustment(db, row.id),
        stages=stages_of(way.known, now),
        may_withdraw=row.withdrawn_at is None and round_.released_at is None,
    )


def _lead(what: Next, sitting: UUID | None) -> tuple[str, str] | None:
    if what not in LEADS:
        return None
    words, page = LEADS[what]
    return words, url_for(page, sitting=sitting) if what is Next.GO_BACK else url_for(page)
