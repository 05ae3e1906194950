"""What one clause came to, on which facts, why, and what would settle a doubt."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assessment.rules.eligibility.facts import Stated
from assessment.rules.eligibility.kleene import Value
from assessment.rules.eligibility.period import in_words


@dataclass(frozen=True)
class Used:
    """A fact as the clause read it, with its source."""

    fact: str
    value: str
    key: str
    source: str
    by: str
    confirmed_by: str | None = None
    confirmed_on: date | None = None


@dataclass(frozen=True)
class Finding:
    """The answer of one clause. `settled_by` is said for unknown only."""

    value: Value
    because: str
    facts: tuple[Used, ...] = ()
    settled_by: str | None = None


CONFIRM = "An officer confirms the fact with its source."
DECIDE = "An officer decides, with a reason."


def used(label: str, value: object, fact: Stated) -> Used:
    """Return a fact as used, naming its source."""
    source = fact.source
    return Used(
        label,
        shown(value),
        fact.key,
        source.words,
        source.by,
        source.confirmed_by,
        source.confirmed_on,
    )


def counted(label: str, count: int) -> Used:
    """Return how many facts of a kind there are, for an answer that rests on absence."""
    return Used(label, str(count), "", "The facts recorded for this application", "record")


def shown(value: object) -> str:
    """Return a value as people read it."""
    if value is None:
        return "None"
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, Decimal):
        return format(value.normalize() if value else Decimal(0), "f").replace("-", "−")
    return str(value)
