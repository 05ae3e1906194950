"""A question: one immutable document with its key and its short-answer twin."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from question_bank.answer import MultipleResponse, NotOffered, Numeric, Option, SingleBest
from question_bank.frozen import Frozen, Id, Text
from question_bank.matching import Matching
from question_bank.ordering import Ordering
from question_bank.shown import Shown, ShownOption
from question_bank.table import Table
from question_bank.written import Extended, NotMarked, Short, Written

Area = Literal["ofsted", "icfp", "ecf", "cpd"]
Demand = Literal["recall", "application", "analysis"]
Pool = Literal["main", "rehearsal"]
Phase = Literal["any", "primary", "secondary", "special", "all_through", "trust"]
Answer = Annotated[
    SingleBest | MultipleResponse | Numeric | Ordering | Matching | Short | Extended,
    Field(discriminator="kind"),
]
Bullet = Annotated[str, StringConstraints(pattern=r"^[123]\.[1-4]$")]
Half = Annotated[Decimal, Field(gt=0, multiple_of=Decimal("0.5"))]


class Point(Frozen):
    """One thing that earns marks in a short answer."""

    marks: Half
    for_: Text = Field(alias="for")


class Twin(Frozen):
    """The same outcome asked for in the candidate's own words (semantics rule 18)."""

    ask: Text
    words: Annotated[int, Field(ge=10, le=400)]
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
    no_marks_for: Text

    @property
    def marks(self) -> Decimal:
        return sum((point.marks for point in self.points), Decimal(0))


class Question(Frozen):
    """What is asked, on what grounds, what is right, and why.

    `phase` is the kind of school or trust of its case; `difficulty` the share of just good enough
    applicants expected to be right; `minutes` the time one needs; `recheck` the date by which the
    facts are read again (semantics rule 19).
    """

    schema_: Literal["nle-question/1"] = Field(alias="schema")
    id: Id
    version: Annotated[int, Field(ge=1)]
    pool: Pool
    specimen: bool
    area: Area
    topic: Id
    phase: Phase = "any"
    demand: Demand
    bullets: Annotated[tuple[Bullet, ...], Field(min_length=1)]
    facts: Annotated[tuple[Id, ...], Field(min_length=1)]
    framework: Text
    edition: Text
    recheck: date
    difficulty: Annotated[Decimal, Field(gt=0, lt=1)]
    minutes: Annotated[Decimal, Field(gt=0, le=10)]
    marks: Half = Decimal(1)
    stem: str = ""
    tables: tuple[Table, ...] = ()
    ask: Text
    answer: Answer
    twin: Twin

    @model_validator(mode="after")
    def _twin_is_worth_the_same(self) -> Self:
        if self.twin.marks != self.marks:
            raise ValueError(f"the twin is worth {self.twin.marks} and the question {self.marks}")
        return self

    @property
    def kind(self) -> str:
        """single_best, multiple_response, numeric, ordering, matching, short or extended."""
        return self.answer.kind

    @property
    def has_key(self) -> bool:
        """Whether it can be marked here. Without a key it is never drawn into a paper."""
        return not isinstance(self.answer, Written)

    @property
    def words(self) -> int:
        """How many words a person may write; 0 where the answer is not in words."""
        return self.answer.words if isinstance(self.answer, Written) else 0

    @property
    def options(self) -> tuple[Option, ...]:
        """The options as authored; none where the answer is typed."""
        return () if isinstance(self.answer, Numeric | Written) else self.answer.options

    def shown(self, order: Sequence[str] = ()) -> Shown:
        """The question as a candidate may see it, its options in `order`; never the key.

        Raises ValueError when `order` is not the options, each once.
        """
        named = {option.id: option for option in self.options}
        order = tuple(order) or tuple(named)
        if sorted(order) != sorted(named):
            raise ValueError(f"{self.id} has options {sorted(named)}, not {sorted(order)}")
        return Shown(
            kind=self.kind,
            area=self.area,
            paragraphs=tuple(part for part in self.stem.split("\n\n") if part.strip()),
            tables=self.tables,
            ask=self.ask,
            options=tuple(ShownOption(name, named[name].text) for name in order),
            choose=self._choose,
            lines=self._lines,
            words=self.words,
            unit=getattr(self.answer, "unit", ""),
            example=getattr(self.answer, "example", ""),
        )

    @property
    def _choose(self) -> int:
        match self.answer:
            case SingleBest():
                return 1
            case MultipleResponse(key=key):
                return len(key)
        return 0

    @property
    def _lines(self) -> tuple[ShownOption, ...]:
        lines = self.answer.lines if isinstance(self.answer, Matching) else ()
        return tuple(ShownOption(line.id, line.text) for line in lines)

    def read(self, values: Sequence[str]) -> str:
        """What is kept of the values that a page sent; raises NotOffered."""
        return self.answer.read(values)

    def in_words(self, response: str) -> tuple[str, ...]:
        """What a response says to a reader, a line for each part: its options by their text.

        What was typed, or is no option, stays as it is.
        """
        parts = [part for part in response.split(",") if part]
        try:
            self.read(parts)
        except NotOffered:
            return (response,)
        named = {option.id: option.text for option in self.options}
        match self.answer:
            case Matching(lines=lines):
                of = {line.id: line.text for line in lines}
                return tuple(f"{of[part[:1]]}: {named[part[1:]]}" for part in parts)
            case Ordering():
                placed = sorted(parts, key=lambda part: part[1:])
                return tuple(f"{part[1:]}. {named[part[:1]]}" for part in placed)
            case SingleBest() | MultipleResponse():
                return tuple(named[part] for part in parts)
        return (response,)

    def note(self, response: str | None) -> str | None:
        """What a person should know of a response that is kept, such as 'not a number'."""
        return self.answer.note(response) if response else None

    def mark(self, response: str | None) -> Decimal:
        """Points for a kept response, none for no response; NotMarked where there is no key."""
        if isinstance(self.answer, Written):
            raise NotMarked(f"{self.id} has no key, so only people can mark its answers")
        return self.marks * self.answer.share(response) if response else Decimal(0)
