"""A question as a candidate sees it. It has no field that could hold a key or a rationale."""

from dataclasses import dataclass

from question_bank.table import Table


@dataclass(frozen=True)
class ShownOption:
    """One choice: its id is what a page sends back."""

    id: str
    text: str


@dataclass(frozen=True)
class Shown:
    """All that a page needs. `choose` is how many to select; `unit` and `example` for a number.

    `lines` are what a matching question asks to be matched with the options; `words` is the
    limit of an answer in words.
    """

    kind: str
    area: str
    paragraphs: tuple[str, ...]
    tables: tuple[Table, ...]
    ask: str
    options: tuple[ShownOption, ...]
    choose: int
    unit: str
    example: str
    lines: tuple[ShownOption, ...] = ()
    words: int = 0

    @property
    def hint(self) -> str:
        """The line under the question, such as 'Select 2 answers'."""
        if self.kind == "numeric":
            return f"For example, {self.example}"
        if self.words:
            return f"You can enter up to {self.words} words"
        if self.kind == "ordering":
            return "Put the steps in order, first to last"
        if self.kind == "matching":
            return "Choose one answer for each line"
        return "Select one answer" if self.choose == 1 else f"Select {self.choose} answers"
