"""The evidence of one case: one frozen value that a recommendation is made from.

No names, no notes, no clock, no row. Its canonical bytes are what a decision keeps and what a
replay reads (semantics rules 30 and 34; `model.md`, recommendation).
"""

from decimal import Decimal
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assessment.rules.canonical import canonical, digest

Level = Annotated[int, Field(ge=1, le=9)]
Score = Annotated[Decimal, Field(ge=0, allow_inf_nan=False)]

NOT_EVIDENCED: Literal["not_evidenced"] = "not_evidenced"
CANNOT_AGREE: Literal["cannot_agree"] = "cannot_agree"

Given = Level | Literal["not_evidenced"]
Agreed = Level | Literal["not_evidenced", "cannot_agree"]


class Part(BaseModel):
    """Strict, frozen and closed, all the way down."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class EligibilityEvidence(Part):
    """The confirmed outcome, and the hash of the clause trace that it rests on."""

    outcome: Literal["eligible", "not_eligible", "unknown"]
    trace_hash: str


class AreaScore(Part):
    """Marks in one area of the paper."""

    area: str
    score: Score
    maximum: Score


class PaperEvidence(Part):
    """Marks on the paper as marked, and the answers that came too late to be marked (rule 2).

    `late_words` counts the words in them, where the answer is in words.
    """

    score: Score
    maximum: Score
    areas: tuple[AreaScore, ...] = ()
    late_answers: Annotated[int, Field(ge=0)] = 0
    late_words: Annotated[int, Field(ge=0)] = 0


class GivenLevel(Part):
    """The level that one member gave alone, before any reveal (rule 25)."""

    criterion: str
    level: Given


class MemberSheet(Part):
    """One locked sheet. `seat` 1 is the chair; the others keep the order of the panel."""

    seat: Annotated[int, Field(ge=1)]
    member: UUID
    chair: bool
    set_aside: bool = False
    levels: tuple[GivenLevel, ...]

    def level_of(self, criterion: str) -> Given | None:
        """Return the level given, or None where the sheet has no line for the criterion."""
        return next((one.level for one in self.levels if one.criterion == criterion), None)


class AgreedLevel(Part):
    """What the panel agreed, and whether they wrote a discussion and a reason (rule 27).

    It does not stand where a member who took part was set aside afterwards (rule 28).
    """

    criterion: str
    level: Agreed
    stands: bool = True
    reason_given: bool = False
    discussed: bool = False


class Incident(Part):
    """A staff pause, time given or taken, or a problem report that touched the sitting."""

    kind: Literal["pause", "added_time", "removed_time", "problem"]
    seconds: Annotated[int, Field(ge=0)] = 0


class Evidence(Part):
    """Everything that a recommendation may rest on.

    `criteria` are the ids of the rubric in its order. A member whose conflict of interest was
    found after scoring is `set_aside` (rule 28). Raises ValidationError on any loose end.
    """

    schema_: Literal["nle-evidence/1"] = Field(default="nle-evidence/1", alias="schema")
    application: UUID
    eligibility: EligibilityEvidence
    paper: PaperEvidence | None
    criteria: tuple[str, ...]
    members: tuple[MemberSheet, ...]
    agreed: tuple[AgreedLevel, ...]
    incidents: tuple[Incident, ...] = ()

    @model_validator(mode="after")
    def _names_known_criteria_once(self) -> Self:
        lists = [tuple(one.criterion for one in self.agreed), self.criteria]
        lists += [tuple(one.criterion for one in sheet.levels) for sheet in self.members]
        for named in lists:
            if len(set(named)) < len(named) or not set(named) <= set(self.criteria):
                raise ValueError("a criterion is named twice, or is not of the rubric")
        return self

    def agreed_on(self, criterion: str) -> Agreed | None:
        """Return the agreed level that stands, or None where there is none."""
        levels = (one.level for one in self.agreed if one.criterion == criterion and one.stands)
        return next(levels, None)

    def given_on(self, criterion: str) -> tuple[Given, ...]:
        """Return the levels given to a criterion by members who count, in order of seat."""
        levels = (sheet.level_of(criterion) for sheet in self.counted)
        return tuple(level for level in levels if level is not None)

    @property
    def counted(self) -> tuple[MemberSheet, ...]:
        """The sheets that are not set aside."""
        return tuple(sheet for sheet in self.members if not sheet.set_aside)

    def to_bytes(self) -> bytes:
        """Return the canonical bytes, the same for equal evidence wherever it was read from."""
        return canonical(self.model_dump(by_alias=True))

    @property
    def hash(self) -> str:
        """The SHA-256 of the canonical bytes."""
        return digest(self.model_dump(by_alias=True))


def evidence_from(kept: bytes | str) -> Evidence:
    """Read canonical bytes back. Raises ValidationError where they are not evidence."""
    return Evidence.model_validate_json(kept)
