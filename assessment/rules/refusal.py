"""What is said when something cannot be done. One handler turns each into a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class Refused(Exception):
    """A rule says no: one sentence why, and what the person can do instead (409).

    With `phone` the page gives the number of the programme team.
    """

    def __init__(
        self,
        reason: str,
        next_text: str | None = None,
        next_url: str | None = None,
        *,
        phone: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.phone = phone
        self.next_text = next_text
        self.next_url = next_url


class Denied(Exception):
    """The person may never do this here, with the reason (403; semantics rule 33)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Missing(LookupError):
    """No such record, or not this person's: the same 404 for both, telling nothing."""


class NotApplied(Missing):
    """The person has sent no application in this round, or has not begun one: a page says so."""

    def __init__(self) -> None:
        super().__init__("application")


class Stale(Refused):
    """Someone changed it first: both versions are shown side by side (409).

    `theirs` and `mine` are (label, value) pairs in reading order; `seen` names the newer
    version, for who sends theirs again knowing it.
    """

    def __init__(
        self,
        reason: str = "This has changed since you opened it.",
        theirs: tuple[tuple[str, str], ...] = (),
        mine: tuple[tuple[str, str], ...] = (),
        next_text: str | None = None,
        next_url: str | None = None,
        seen: str = "",
    ) -> None:
        super().__init__(reason, next_text, next_url)
        self.theirs = theirs
        self.mine = mine
        self.seen = seen


@dataclass
class Faults(Exception):
    """Fields that a verb cannot accept: field name to one message each."""

    fields: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return "; ".join(f"{name}: {message}" for name, message in self.fields.items())
