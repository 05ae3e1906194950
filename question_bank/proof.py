"""Proof of keys: what readers answered from stem and options alone, and what came of it.

A reader is someone who did not write the question and does not see its key. Each reading names
the question by hash, so that a question that was mended since has to be read again.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from question_bank.frozen import Frozen, Id, Text
from question_bank.question import Question

Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Reading(Frozen):
    """One question as one reader answered it. `answer` is kept as a page would keep it.

    `resolution` says what was done about a doubt or a disagreement; it is needed for either.
    """

    question: Id
    version: Annotated[int, Field(ge=1)]
    hash: Hash
    reader: Text
    read_on: date
    answer: Text
    confidence: Literal["high", "medium", "low"]
    doubt: str = ""
    agreed: bool
    resolution: str = ""

    @model_validator(mode="after")
    def _nothing_is_left_hanging(self) -> Self:
        if (self.doubt or not self.agreed) and not self.resolution:
            raise ValueError(f"{self.question} was doubted, and nothing says what came of it")
        return self


class Proof(Frozen):
    """The readings of one area."""

    schema_: Literal["nle-proof/1"] = Field(alias="schema")
    id: Id
    version: Annotated[int, Field(ge=1)]
    readings: Annotated[tuple[Reading, ...], Field(min_length=1)]


def unproved(live: Mapping[str, Question], readings: Iterable[Reading]) -> list[str]:
    """Return what is wrong with the proof of the live questions, in a writer's words.

    `live` is hash to question. A question is proved once a reader of its very hash gave the
    answer that earns all its marks; what the record says of agreement must be so.
    """
    wrong, proved = [], set()
    for reading in readings:
        question = live.get(reading.hash)
        if question is None:
            continue
        agrees = question.mark(reading.answer) == question.marks
        if agrees != reading.agreed:
            wrong.append(
                f"{question.id}: the record says agreed is {reading.agreed}. It is not so."
            )
        if agrees:
            proved.add(reading.hash)
    return wrong + [
        f"{question.id} version {question.version}: no reader has agreed with it as it stands."
        for name, question in live.items()
        if name not in proved
    ]
