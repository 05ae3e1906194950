"""What the forms of all facts share: a body in and out, and how a fact reads.

An officer's form asks where the fact comes from as well.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from assessment.rules.refusal import Faults
from assessment.rules.wording_time import date_plain
from assessment.web.fields.asked import Asked
from assessment.web.forms import DateField, Form, TextField

Body = dict[str, Any]
Rows = list[tuple[str, str]]
URN_HINT = "6 numbers, as in the register of schools"


class FactForm(Form):
    """One fact. `one` and `many` name its kind; `shows` lists the fields in order."""

    one: ClassVar[str] = ""
    many: ClassVar[str] = ""
    hint: ClassVar[str] = ""
    shows: ClassVar[tuple[str, ...]] = ()

    source = TextField(
        "Where does this come from?", "For example, the employer’s letter", longest=1000
    )
    on = DateField("Date of the source", "For example, 10 9 2026", subject="Date of the source")

    @property
    def asked(self) -> list[Asked]:
        """Return the fields to show, in order."""
        return [self[name] for name in self.shows]

    def arrange(self) -> None:
        """Settle which choices are offered."""

    @property
    def is_whole(self) -> bool:
        """Say whether everything was asked yet; a first page may ask what to ask next."""
        return True

    @property
    def asks_source(self) -> bool:
        """Say whether an officer's page asks for the source: not on a first page."""
        return True

    @property
    def carried(self) -> dict[str, str]:
        """Return what an earlier page settled, to be carried along."""
        return {}

    def body(self) -> Body:
        """Return the fact as it is kept. Raises Faults for fields that do not fit together."""
        raise NotImplementedError

    @classmethod
    def filled(cls, body: Mapping[str, Any]) -> Body:
        """Return what the form starts with for a kept fact."""
        return dict(body)

    @classmethod
    def rows(cls, body: Mapping[str, Any]) -> Rows:
        """Return the fact as people read it."""
        raise NotImplementedError


def urn_field(
    label: str = "URN of the school", missing: str = "Enter the URN of the school"
) -> Any:
    """Return a field for a URN."""
    return TextField(
        label, URN_HINT, missing, width=10, longest=20, subject="URN", inputmode="numeric"
    )


def checked_urn(text: str, field: str = "urn", what: str = "URN") -> str:
    """Return a URN without spaces. Raises Faults unless it is 6 numbers."""
    plain = text.replace(" ", "")
    if not (len(plain) == 6 and plain.isascii() and plain.isdigit()):
        raise Faults({field: f"{what} must be 6 numbers"})
    return plain


def checked_uid(text: str, field: str = "group") -> str:
    """Return a group number. Raises Faults unless it is up to 8 numbers."""
    plain = text.replace(" ", "")
    if not (0 < len(plain) <= 8 and plain.isascii() and plain.isdigit()):
        raise Faults({field: "UID must be numbers, like 4321"})
    return plain


def day(kept: object) -> date | None:
    """Return a kept date."""
    return date.fromisoformat(str(kept)) if kept else None


def day_words(kept: object, otherwise: str = "Not given") -> str:
    """Return a kept date as people read it."""
    found = day(kept)
    return date_plain(found) if found else otherwise


def days(body: Mapping[str, Any], names: Iterable[str]) -> Body:
    """Return a kept body with these fields as dates."""
    return {**body, **{name: day(body.get(name)) for name in names}}


def iso(value: date | None) -> str | None:
    """Return a date as it is kept."""
    return value.isoformat() if value else None


def not_future(field: str, value: date | None, subject: str, today: date) -> None:
    """Raise Faults for a day after today."""
    if value is not None and value > today:
        raise Faults({field: f"{subject} must be in the past"})
