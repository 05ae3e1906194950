"""What every part of an eligibility policy is made of: closed models, periods, references.

A reference is `$name` of a parameter. Until `resolve` has put the values in, a field may hold
one; its static type is the type it has afterwards.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer

PERIOD = r"^P([0-9]{1,4}Y([0-9]{1,4}M)?([0-9]{1,5}D)?|[0-9]{1,4}M([0-9]{1,5}D)?|[0-9]{1,5}D)$"
REFERENCE = "$"


class Part(BaseModel):
    """Strict, frozen and closed: an unknown key or a coerced value is a fault."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", populate_by_name=False)


def is_reference(value: object) -> bool:
    """Say whether a field still holds `$name`."""
    return isinstance(value, str) and value.startswith(REFERENCE)


Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Words = Annotated[str, Field(min_length=1, max_length=500)]
Grade = Annotated[int, Field(ge=1, le=4)]
Period = Annotated[str, Field(pattern=PERIOD)]
Number = Annotated[Decimal, Field(allow_inf_nan=False)]

Reference = Annotated[str, Field(pattern=r"^\$[a-z][a-z0-9_]*$")]

if TYPE_CHECKING:
    PeriodField = str
    DateField = date
    NumberField = Decimal
    CountField = int
else:
    PeriodField = Period | Reference
    DateField = date | Reference
    NumberField = Number | Reference
    CountField = int | Reference

Role = Literal[
    "headteacher",
    "executive_headteacher",
    "trust_ceo",
    "deputy_ceo",
    "regional_director",
    "director_of_school_improvement",
    "executive_director",
]
Capacity = Literal["substantive", "co_head", "acting", "interim"]
Verdict = Literal["counts", "unknown", "does_not_count"]


def closed(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the mapping so that nothing can be put into it."""
    return MappingProxyType(dict(value))


Closed = (AfterValidator(closed), PlainSerializer(dict))
"""What makes a mapping field of a model as frozen as the model."""


class Parameter(Part):
    """One number, period or date of the policy; open ones are specimens with their question."""

    value: Annotated[Period | int | Number | date, Field(union_mode="left_to_right")]
    specimen: bool
    question: Words | None = None
