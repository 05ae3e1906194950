"""The facts of one person as one frozen value, each with its source.

Declared by the applicant, recorded by an officer, or later loaded from official files: the
evaluator cannot tell, and reads only this. A replay from the same value gives the same bytes.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from rubrics.eligibility.part import Capacity, Role

Urn = Annotated[str, Field(pattern=r"^[0-9]{6}$")]
Uid = Annotated[str, Field(pattern=r"^[0-9]{1,8}$")]
Grade = Annotated[int, Field(ge=1, le=4)]
AcademicYear = Annotated[int, Field(ge=200001, le=209900)]


class Source(BaseModel):
    """Where a fact comes from, and which official vouches for it, if one does."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    words: str
    by: str = "applicant"
    confirmed_by: str | None = None
    confirmed_on: date | None = None
    official: bool = False

    @property
    def is_verified(self) -> bool:
        """Say whether a person or an official file vouches for the fact."""
        return self.official or self.confirmed_by is not None


class Stated(BaseModel):
    """What every fact has: a key that finds it again, and its source."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    key: str
    source: Source

    @property
    def is_verified(self) -> bool:
        """Say whether a person or an official file vouches for the fact."""
        return self.source.is_verified


class Post(Stated):
    """A post held at a school (urn) or in a group (uid). `end` None: still there."""

    role: Role
    urn: Urn | None = None
    group: Uid | None = None
    start: date
    end: date | None = None
    capacity: Capacity = "substantive"


class Judged(BaseModel):
    """One area of an inspection: a grade 1 to 4, or the word of a report card."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    area: str
    grade: Grade | None = None
    word: str | None = None


class Graded(Stated):
    """A graded inspection, under the URN of its time. `overall` None: not judged."""

    urn: Urn
    start: date
    published: date | None = None
    framework: Literal["graded", "no_overall", "report_card"] = "graded"
    overall: Grade | None = None
    quality_of_education: Grade | None = None
    areas: tuple[Judged, ...] = ()


class Visit(Stated):
    """An inspection that gives no grade: ungraded, or a monitoring visit."""

    urn: Urn
    start: date
    published: date | None = None
    kind: Literal["ungraded", "monitoring"] = "ungraded"
    outcome: str = ""


class Measure(Stated):
    """One published figure of a school in one academic year, or why there is none."""

    urn: Urn
    year: AcademicYear
    name: Literal[
        "attainment_8",
        "progress_8",
        "rwm_expected",
        "reading_progress",
        "writing_progress",
        "maths_progress",
    ]
    state: Literal["given", "suppressed", "low_coverage", "not_published", "not_produced"] = "given"
    value: Decimal | None = None
    ci_low: Decimal | None = None


class TrustGroup(Stated):
    """A group of schools, with the type and status codes of the register."""

    uid: Uid
    type_code: str
    status: Literal["OPEN", "PROPOSED_TO_CLOSE", "CLOSED"] = "OPEN"


class Membership(Stated):
    """An academy's time in a group; `type_code` is the first type it had there."""

    group: Uid
    urn: Urn
    type_code: str
    joined: date
    left: date | None = None


class Accountability(Stated):
    """The time in which a named leader answered for a school."""

    urn: Urn
    start: date
    end: date | None = None


class NamedReport(Stated):
    """An inspection report that names the applicant as head of that school."""

    urn: Urn
    inspected: date


class Attestation(Stated):
    """A statement made on a subject of the policy."""

    subject: str
    words: str


class Link(Stated):
    """A school that became another. Only successions carry; `other` is ignored."""

    old_urn: Urn
    new_urn: Urn
    on: date | None = None
    kind: Literal["converter", "sponsor_led", "merged_or_split", "other"]


class SignOff(BaseModel):
    """An official's signature under an exception, naming the clauses relied on."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    route: str
    official: str
    clauses: tuple[str, ...]
    on: date


class Facts(BaseModel):
    """Everything the evaluator sees. `at` is the day that the policy is read on."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    at: date
    posts: tuple[Post, ...] = ()
    graded: tuple[Graded, ...] = ()
    visits: tuple[Visit, ...] = ()
    measures: tuple[Measure, ...] = ()
    groups: tuple[TrustGroup, ...] = ()
    memberships: tuple[Membership, ...] = ()
    accountabilities: tuple[Accountability, ...] = ()
    named_reports: tuple[NamedReport, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    links: tuple[Link, ...] = ()
    invoked: tuple[str, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
