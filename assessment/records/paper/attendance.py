"""Who is booked into a session, and the sitting that each of them started."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records.paper.attempt import Attempt, attempts_where
from assessment.records.tables.application import Application
from assessment.records.tables.paper import Booking, PaperSession, Sitting


def people_in(
    db: Session, session: PaperSession, absent: Collection[UUID] = ()
) -> list[tuple[str, Attempt | None]]:
    """Return (reference, sitting) of everyone booked, by reference; None who has not started.

    `absent` are the applications that the reader must not see (rule 28).
    """
    booked = db.execute(
        select(Application.id, Application.reference)
        .join(Booking, Booking.application_id == Application.id)
        .where(Booking.session_id == session.id)
        .order_by(Application.reference)
    ).all()
    sat = {
        attempt.application_id: attempt
        for attempt in attempts_where(
            db,
            Sitting.round_id == session.round_id,
            Sitting.kind == "paper",
            Sitting.voided_at.is_(None),
            Sitting.application_id.in_([row.id for row in booked]),
        )
    }
    return [(row.reference, sat.get(row.id)) for row in booked if row.id not in absent]
