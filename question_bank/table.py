"""A table in a stem: structured, so that a page can give it a caption and header cells."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from question_bank.frozen import Frozen, Text


class Table(Frozen):
    """`head` names the columns; the first cell of each row names the row."""

    caption: Text
    head: Annotated[tuple[Text, ...], Field(min_length=2)]
    rows: Annotated[tuple[tuple[Text, ...], ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _rectangular(self) -> Self:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.head):
                raise ValueError(f"row {number} has {len(row)} cells and the head {len(self.head)}")
        return self
