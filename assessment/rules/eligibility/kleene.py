"""Three values: met, not met, unknown, joined as strong Kleene logic (eligibility design, 2.2)."""

from collections.abc import Iterable
from enum import StrEnum


class Value(StrEnum):
    """What a clause comes to."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


def all_of(values: Iterable[Value]) -> Value:
    """Not met if any is, else unknown if any is, else met."""
    found = set(values)
    if Value.NOT_MET in found:
        return Value.NOT_MET
    return Value.UNKNOWN if Value.UNKNOWN in found else Value.MET


def any_of(values: Iterable[Value]) -> Value:
    """Met if any is, else unknown if any is, else not met."""
    found = set(values)
    if Value.MET in found:
        return Value.MET
    return Value.UNKNOWN if Value.UNKNOWN in found else Value.NOT_MET


def between(against: bool, for_them: bool) -> Value:
    """The value when doubt is resolved against and for the applicant: unknown if they differ."""
    if against:
        return Value.MET
    return Value.UNKNOWN if for_them else Value.NOT_MET


def at_best_unknown(value: Value, certain: bool) -> Value:
    """Met on a doubtful fact is unknown; not met stays, since the doubt cannot matter."""
    return Value.UNKNOWN if value is Value.MET and not certain else value
