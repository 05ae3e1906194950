"""A round at a glance (page 9), and who works on it."""

from flask import render_template

from assessment.measurement.plots.bars import bars
from assessment.pages.round.blueprint import bp, own_round
from assessment.pages.round.to_do import next_words, to_do
from assessment.records import overview as at_a_glance
from assessment.records.round import dates_of
from assessment.records.specimen import use_of
from assessment.rules.round import key_dates, stage_words
from assessment.web import current
from assessment.web.guard import requires


@bp.get("/<slug>/")
@requires("round.read")
def overview(slug: str) -> str:
    """Say what needs doing next, how many people are where, and when what happens."""
    row = own_round(slug)
    db, now = current.db(), current.now()
    dates = dates_of(row)
    waits = to_do(db, row, current.person(), now)
    reached = at_a_glance.stages(db, row.id, now)
    return render_template(
        "round/overview.html",
        round_=row,
        stage=stage_words(row.opened_at, row.closed_at, row.released_at, dates, now),
        next=next_words(waits, dates, now),
        waits=waits,
        use=use_of(db, row.id),
        reached=dict(reached),
        plot=bars(reached, head=("Stage", "People")),
        dates=key_dates(dates),
    )


@bp.get("/<slug>/people")
@requires("round.read")
def people(slug: str) -> str:
    """List who works on the round and as what."""
    row = own_round(slug)
    staff = at_a_glance.staff_of(current.db(), row.id, current.now())
    return render_template("round/people.html", round_=row, staff=staff)
