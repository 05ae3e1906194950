"""How a notice is written: kind and named fields in, subject and text out.

The words are in `rules.email`; what is kept and sent is in `records.outbox`. Screens:
section 4 (N1 to N5, N7, N8, and the notices "also sent").
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.rules.email import EMAILS
from assessment.rules.gap import fill

SECRET_KINDS = frozenset(
    {
        "address_change_asked",
        "confirm_address",
        "confirm_new_address",
        "invitation",
        "reset_password",
    }
)
HIDDEN_FIELD = "link"
HIDDEN = "(the link is hidden)"

TITLES: dict[str, str] = {
    "confirm_address": "Confirm email address",
    "already_registered": "Already has an account",
    "confirm_new_address": "Confirm new email address",
    "address_change_asked": "Change of email address asked for",
    "address_changed": "Email address changed",
    "address_in_use": "Email address in use",
    "reset_password": "Reset password",
    "invitation": "Invitation",
    "application_received": "Application received",
    "fact_needed": "Fact needed",
    "found_eligible": "Application checked: eligible",
    "found_not_eligible": "Application checked: not eligible",
    "paper_invitation": "Invited to the paper",
    "adjustments_agreed": "Adjusted time confirmed",
    "paper_receipt": "Receipt",
    "interview_invitation": "Invited to interview",
    "panel_notice": "Panel notice",
    "lock_reminder": "Reminder to lock a sheet",
    "conflict_found": "Conflict on a panel",
    "conflict_cleared": "Conflict cleared on a panel",
    "sheets_locked": "Sheets locked",
    "result_ready": "Result ready",
    "ended_withdrawn": "Round ended: withdrew",
    "ended_did_not_sit": "Round ended: did not sit",
    "ended_no_decision": "Round ended: paper void",
}

UNLISTED = frozenset({"lock_reminder"})
"""Kinds that no page of a round lists, counts or opens: whom one was sent to says who has not
locked a sheet, and nobody may know that (page 58; semantics rule 25)."""

LISTED: dict[str, str] = {kind: title for kind, title in TITLES.items() if kind not in UNLISTED}
"""The kinds that staff of a round may look for."""


class UnknownNotice(LookupError):
    """No notice of that kind has words."""


@dataclass(frozen=True)
class Team:
    """The programme team, as every message signs itself."""

    name: str
    email: str
    phone: str


@dataclass(frozen=True)
class Message:
    """A written notice. `body` holds no closing line yet: see `closing`."""

    kind: str
    subject: str
    body: str


def write(kind: str, fields: Mapping[str, str]) -> Message:
    """Return the message of `kind` with its gaps filled.

    Raises UnknownNotice for a kind without words, MissingField naming the absent field.
    """
    if kind not in EMAILS:
        raise UnknownNotice(f"There are no words for a notice of kind “{kind}”")
    subject, body = fill(kind, EMAILS[kind], fields)
    return Message(kind, subject, body)


def closing(team: Team, reference: str) -> str:
    """Return the line with which every notice and letter ends (screens, section 4)."""
    line = f"{team.name}, {team.email}, {team.phone}, 9am to 5pm, Monday to Friday."
    return f"{line} Your reference is {reference}." if reference else line


def whole(message: Message, team: Team, reference: str) -> str:
    """Return the text as it is sent: the body, then the closing line."""
    return f"{message.body}\n\n{closing(team, reference)}"


def without_secret(kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields fit to be kept and shown: a link that opens an account is hidden."""
    if kind not in SECRET_KINDS:
        return dict(fields)
    return {**fields, HIDDEN_FIELD: HIDDEN}
