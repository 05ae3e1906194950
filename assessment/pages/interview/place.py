"""Where a panel's page is: its interview, found for this member alone, and its caption."""

from uuid import UUID

from flask import url_for

from assessment.records.conflict import has_declared
from assessment.records.interview.loading import Line, find_for_member
from assessment.rules.interview.panel import short_name
from assessment.rules.refusal import Refused
from assessment.rules.wording_time import date_words, time_words
from assessment.web import current


def line_of(interview: UUID) -> Line:
    """The interview of the acting member. Raises Missing, Refused before they declared."""
    try:
        return find_for_member(current.db(), current.actor(), interview)
    except Refused as error:
        declare = url_for("interview.conflicts")
        raise Refused(error.reason, "Declare conflicts of interest", declare) from None


def is_declared() -> bool:
    """Whether the visitor has declared for the round that they work in."""
    return has_declared(current.db(), current.round_id(), current.person().id)


def caption(line: Line) -> str:
    """ "A. Okafor, panel 7, today at 10:00am"."""
    day = date_words(line.starts_at)
    when = "today" if day == date_words(current.now()) else day
    return f"{of_panel(line)}, {when} at {time_words(line.starts_at)}"


def of_panel(line: Line) -> str:
    """ "A. Okafor, panel 7"."""
    return f"{short_name(line.applicant)}, panel {line.panel}"


def to_interview(line: Line) -> dict[str, str]:
    """The link back to the interview."""
    href = url_for("interview.meeting", interview=line.interview_id)
    return {"href": href, "text": f"Back to {short_name(line.applicant)}’s interview"}


def to_interviews() -> dict[str, str]:
    """The link back to the list."""
    return {"href": url_for("interview.home"), "text": "Back to your interviews"}
