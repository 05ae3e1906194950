"""The time that page 26 speaks of: what is allowed, and the finishes that it moves."""

from dataclasses import dataclass
from datetime import datetime

from assessment.records.application.adjusted import terms_of
from assessment.records.paper.agreed import reached_by
from assessment.records.paper.attempt import live_attempt
from assessment.records.paper.document import pinned_paper
from assessment.records.paper.entry import booked_window
from assessment.records.tables.application import Adjustment, Application
from assessment.rules.adjustment import Terms
from assessment.rules.allowance import Allowance
from assessment.rules.refusal import Refused
from assessment.web import current

WITHOUT_PAPER = 60
"""Minutes to speak of while a round pins no paper yet."""
BEGUN = {"paper": "Paper, started", "rehearsal": "Rehearsal, started"}
NOT_BEGUN = "If they start at"


@dataclass(frozen=True)
class Change:
    """A sitting, begun or not, with its finish as it stands and as it would be."""

    said: str
    starts_at: datetime
    old_finish: datetime
    new_finish: datetime


def allowance_of(row: Application, terms: Terms) -> Allowance:
    """Return the time that terms give for the paper of the round."""
    return Allowance(minutes_of(row), terms.extra_percent, terms.break_count, terms.break_minutes)


def minutes_of(row: Application) -> int:
    """Return the minutes of the paper that the round pins."""
    try:
        return pinned_paper(current.db(), row.round_id, "paper")[1].minutes
    except Refused:
        return WITHOUT_PAPER


def changes_of(
    row: Application, standing: Adjustment | None, terms: Terms, *, waits: bool
) -> list[Change]:
    """Return the sittings that terms would change: those that are open, and the one to come.

    `waits` where a second person is asked to agree to them: only so is time taken away.
    """
    db, stands = current.db(), terms_of(standing)
    may_shorten = waits or terms.is_shorter_than(stands)
    found = reached_by(db, row.id, terms, may_shorten=may_shorten, now=current.now())
    begun = [
        Change(BEGUN[each.kind], each.started_at, each.old_finish, each.new_finish)
        for each in found
    ]
    window = booked_window(db, row.id)
    if window is None or live_attempt(db, row.id) is not None:
        return begun
    old, new = (
        min(end, window.cut_at) if window.cut_at else end
        for end in (window.opens_at + allowance_of(row, one).total for one in (stands, terms))
    )
    return [*begun, Change(NOT_BEGUN, window.opens_at, old, new)]
