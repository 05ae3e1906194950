"""What the dates of a round mean. Pure: instants in, answers out."""

from datetime import datetime


def takes_applications(
    opens_at: datetime | None, closes_at: datetime | None, now: datetime
) -> bool:
    """Say whether applications may be sent at `now`: from opening up to the closing minute's end.

    A round without both dates takes none.
    """
    return opens_at is not None and closes_at is not None and opens_at <= now <= closes_at
