"""What a rubric is: its scale, its criteria, what is seen at each level and what is asked.

Here lives the frozen shape of a `nle-rubric/1` document and the few questions one asks of it.
Not here: reading files, hashing, who may score, and what a level leads to.
"""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
CriterionId = Annotated[str, StringConstraints(pattern=r"^[1-9]\.[1-9]$")]

LEVELS = (1, 2, 3, 4)


class Part(BaseModel):
    """One part of a rubric: strict, closed, frozen all the way down."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class LevelName(Part):
    """One step of the scale: its number, its name and what it means on any criterion."""

    level: int
    name: Words
    meaning: Words

    @property
    def label(self) -> str:
        """As pages write it: "Level 3: meets the standard"."""
        return f"Level {self.level}: {self.name}"


class NotEvidenced(Part):
    """The choice beside the scale: asked, and nothing heard that could be scored."""

    name: Words
    hint: Words


class Question(Part):
    """One question to be asked in these words, with its two probes."""

    ask: Words
    probes: Annotated[tuple[Words, ...], Field(min_length=2, max_length=2)]


class Criterion(Part):
    """One criterion: four anchors in the order of the scale, a question and its reserve."""

    id: CriterionId
    title: Words
    short: Words
    anchors: Annotated[tuple[Words, ...], Field(min_length=4, max_length=4)]
    questions: Annotated[tuple[Question, ...], Field(min_length=2, max_length=2)]

    @property
    def question(self) -> Question:
        """The question that the script pins."""
        return self.questions[0]

    @property
    def reserve(self) -> Question:
        """The question to ask where the first cannot be used."""
        return self.questions[1]

    @property
    def heading(self) -> str:
        """As pages write it: "2.3 Evaluates progress …"."""
        return f"{self.id} {self.title}"

    def anchor(self, level: int) -> str:
        """What is seen or heard at `level` (1 to 4)."""
        return self.anchors[LEVELS.index(level)]


class Standard(Part):
    """One of the three standards of paragraph 16, with its criteria in order."""

    id: Annotated[str, StringConstraints(pattern=r"^[1-9]$")]
    title: Words
    short: Words
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _criteria_belong_here(self) -> Self:
        for place, criterion in enumerate(self.criteria, start=1):
            if criterion.id != f"{self.id}.{place}":
                raise ValueError(
                    f"criterion {criterion.id} stands where {self.id}.{place} should be"
                )
        return self


class Script(Part):
    """What the panel says before the first question, and the rule for probes."""

    minutes: Annotated[int, Field(ge=15, le=240)]
    before: Annotated[tuple[Words, ...], Field(min_length=1)]
    skip: Words
    after: Words


class Rubric(Part):
    """A `nle-rubric/1` document: how an interview is judged (report, paragraphs 13iii and 16)."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True
    )

    schema_: Literal["nle-rubric/1"] = Field(alias="schema")
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    version: Annotated[int, Field(ge=1)]
    specimen: bool
    title: Words
    source: Words
    threshold: Literal[2, 3, 4]
    levels: Annotated[tuple[LevelName, ...], Field(min_length=4, max_length=4)]
    not_evidenced: NotEvidenced
    script: Script
    standards: Annotated[tuple[Standard, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _scale_runs_1_to_4(self) -> Self:
        if tuple(step.level for step in self.levels) != LEVELS:
            raise ValueError("levels must be 1, 2, 3 and 4, in this order")
        return self

    @model_validator(mode="after")
    def _standards_run_in_order(self) -> Self:
        for place, standard in enumerate(self.standards, start=1):
            if standard.id != str(place):
                raise ValueError(f"standard {standard.id} stands where {place} should be")
        return self

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion in order, 1.1 first."""
        return tuple(one for standard in self.standards for one in standard.criteria)

    @property
    def criterion_ids(self) -> tuple[str, ...]:
        """Ids in order: "1.1", "1.2", …"""
        return tuple(criterion.id for criterion in self.criteria)

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion of this id. Raises KeyError where the rubric has none."""
        found = next((one for one in self.criteria if one.id == criterion_id), None)
        if found is None:
            raise KeyError(criterion_id)
        return found

    def after(self, criterion_id: str) -> Criterion | None:
        """The criterion that follows, or None after the last."""
        later = self.criterion_ids.index(criterion_id) + 1
        ids = self.criterion_ids
        return self.criterion(ids[later]) if later < len(ids) else None

    def level_name(self, level: int) -> LevelName:
        """The step of the scale with this number (1 to 4)."""
        return self.levels[LEVELS.index(level)]
