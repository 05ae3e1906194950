"""A case: data of one made-up school, tasks that people answer in their own words, and a rubric.

People mark it, aspect by aspect, beside three specimen answers whose marks are explained. No
paper draws it while nobody can mark it here.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from question_bank.answer import OptionId, Working
from question_bank.frozen import Frozen, Id, Text
from question_bank.question import Area, Bullet, Phase, Pool
from question_bank.shown import Shown
from question_bank.table import Table
from question_bank.written import Extended, Short, count_words

LongText = Annotated[str, StringConstraints(min_length=1, max_length=9000)]
Standing = Literal["strong", "middling", "weak"]
STANDINGS: tuple[Standing, ...] = ("strong", "middling", "weak")


class Task(Frozen):
    """One thing to write; `answer.words` is the guide, `minutes` the time it is meant to take."""

    id: OptionId
    ask: Text
    answer: Annotated[Short | Extended, Field(discriminator="kind")]
    minutes: Annotated[int, Field(ge=3, le=30)]


class Band(Frozen):
    """The marks `from` to `to` of an aspect, and what a marker sees there."""

    from_: Annotated[int, Field(ge=0)] = Field(alias="from")
    to: Annotated[int, Field(ge=0)]
    anchor: Text


class Aspect(Frozen):
    """What is marked on its own: the tasks it is seen in, the bullets of the standards, bands.

    Bands run from 0 to the aspect's marks, without a gap.
    """

    id: Id
    title: Text
    tasks: Annotated[tuple[OptionId, ...], Field(min_length=1)]
    bullets: Annotated[tuple[Bullet, ...], Field(min_length=1)]
    marks: Annotated[int, Field(ge=2, le=10)]
    bands: Annotated[tuple[Band, ...], Field(min_length=3)]

    @model_validator(mode="after")
    def _bands_leave_no_gap(self) -> Self:
        covered = [mark for band in self.bands for mark in range(band.from_, band.to + 1)]
        if covered != list(range(self.marks + 1)):
            raise ValueError(f"the bands of {self.id} must run from 0 to {self.marks}, no gap")
        return self

    def band(self, mark: int) -> Band:
        """The band that a mark lies in; ValueError outside 0 to `marks`."""
        for band in self.bands:
            if band.from_ <= mark <= band.to:
                return band
        raise ValueError(f"{self.title} is worth 0 to {self.marks}, not {mark}")


class SpecimenAnswer(Frozen):
    """What a specimen writes to one task."""

    task: OptionId
    text: LongText


class Award(Frozen):
    """What a specimen earns on one aspect, and why."""

    aspect: Id
    marks: Annotated[int, Field(ge=0)]
    why: Text


class Specimen(Frozen):
    """An answer of real length with its marks explained."""

    standing: Standing
    answers: Annotated[tuple[SpecimenAnswer, ...], Field(min_length=1)]
    awards: Annotated[tuple[Award, ...], Field(min_length=1)]

    @property
    def marks(self) -> int:
        return sum(award.marks for award in self.awards)

    @property
    def words(self) -> int:
        return sum(count_words(answer.text) for answer in self.answers)


class Figure(Frozen):
    """A number that follows from the data; a test recomputes it to as many places as it has."""

    says: Text
    value: Decimal
    working: Working


class Case(Frozen):
    """The whole of a case. `difficulty` is the share of its marks that applicants who are just
    good enough are expected to earn; `recheck` as for a question (semantics rule 19)."""

    schema_: Literal["nle-case/1"] = Field(alias="schema")
    id: Id
    version: Annotated[int, Field(ge=1)]
    pool: Pool
    specimen: bool
    title: Text
    areas: Annotated[tuple[Area, ...], Field(min_length=1)]
    phase: Phase
    facts: Annotated[tuple[Id, ...], Field(min_length=1)]
    framework: Text
    edition: Text
    recheck: date
    difficulty: Annotated[Decimal, Field(gt=0, lt=1)]
    stem: Text
    tables: Annotated[tuple[Table, ...], Field(min_length=1)]
    tasks: Annotated[tuple[Task, ...], Field(min_length=2)]
    aspects: Annotated[tuple[Aspect, ...], Field(min_length=3)]
    no_marks_for: Annotated[tuple[Text, ...], Field(min_length=1)]
    figures: tuple[Figure, ...] = ()
    specimens: Annotated[tuple[Specimen, ...], Field(min_length=3, max_length=3)]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        tasks = [task.id for task in self.tasks]
        aspects = [aspect.id for aspect in self.aspects]
        if len(set(tasks)) != len(tasks) or len(set(aspects)) != len(aspects):
            raise ValueError("a task or an aspect is here twice")
        seen = {name for aspect in self.aspects for name in aspect.tasks}
        if seen != set(tasks):
            raise ValueError("each task must be marked by an aspect, and each aspect see a task")
        if tuple(each.standing for each in self.specimens) != STANDINGS:
            raise ValueError("specimens must be a strong, a middling and a weak one, in this order")
        for specimen in self.specimens:
            self._check(specimen, tasks, aspects)
        return self

    def _check(self, specimen: Specimen, tasks: list[str], aspects: list[str]) -> None:
        name = f"the {specimen.standing} specimen"
        if [each.task for each in specimen.answers] != tasks:
            raise ValueError(f"{name} must answer every task, in order")
        if [each.aspect for each in specimen.awards] != aspects:
            raise ValueError(f"{name} must have marks for every aspect, in order")
        for aspect, award in zip(self.aspects, specimen.awards, strict=True):
            aspect.band(award.marks)

    @property
    def marks(self) -> int:
        return sum(aspect.marks for aspect in self.aspects)

    @property
    def minutes(self) -> int:
        return sum(task.minutes for task in self.tasks)

    @property
    def bullets(self) -> tuple[str, ...]:
        """Every bullet of the standards that an aspect maps to, in order."""
        return tuple(sorted({bullet for aspect in self.aspects for bullet in aspect.bullets}))

    def task(self, name: str) -> Task:
        """The task of this id; KeyError without one."""
        return {task.id: task for task in self.tasks}[name]

    def shown(self, name: str) -> Shown:
        """One task as a candidate may see it, below the data of the case; never the rubric."""
        task = self.task(name)
        return Shown(
            kind=task.answer.kind,
            area=self.areas[0],
            paragraphs=tuple(part for part in self.stem.split("\n\n") if part.strip()),
            tables=self.tables,
            ask=task.ask,
            options=(),
            choose=0,
            unit="",
            example="",
            words=task.answer.words,
        )

    def read(self, name: str, values: Sequence[str]) -> str:
        """What is kept of the answer that a page sent to one task; raises NotOffered."""
        return self.task(name).answer.read(values)
