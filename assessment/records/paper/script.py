"""A script: every revision of one sitting, what of it counts, and the code that seals it.

The code is one hash over the questions as they were given and every row that was received by
the end of the sitting, in the server's order (rule 13). It is worked out from the rows alone, so
that it is the same whenever it is asked for. What came later is kept beside it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from assessment.records.database import instant, run
from assessment.records.paper.attempt import Attempt
from assessment.records.paper.document import places_of
from assessment.records.tables.paper import AnswerRevision
from assessment.rules.canonical import digest
from assessment.rules.timing import Standing, standing_of
from assessment.rules.wording import count, count_words

CODE_SHOWN = 32


class Revision(NamedTuple):
    """One accepted save."""

    id: int
    position: int
    page_load: str
    n: int
    key: str
    response: str
    flagged: bool
    micros: int

    @property
    def received_at(self) -> datetime:
        """Return when it was received."""
        return instant(self.micros)


@dataclass(frozen=True)
class Kept:
    """An answer that arrived when nothing counts any more: kept, shown, not marked (rule 2)."""

    position: int
    standing: Standing
    words: int
    received_at: datetime

    @property
    def said(self) -> str:
        """Return "12 words for question 7"; a letter or a number is "An answer to question 7"."""
        if self.words > 1:
            return f"{count(self.words, 'word')} for question {self.position}"
        return f"An answer to question {self.position}"


@dataclass(frozen=True)
class Script:
    """The answers of a sitting. `counting` is by position, the newest that counts."""

    counting: dict[int, str]
    flagged: frozenset[int]
    kept: tuple[Kept, ...]
    code: str

    @property
    def answered(self) -> int:
        """Return how many places have an answer that counts."""
        return sum(1 for response in self.counting.values() if response)

    @property
    def late_words(self) -> int:
        """Return how many words arrived after the end."""
        return sum(each.words for each in self.kept if each.standing is Standing.AFTER_END)


_R = AnswerRevision.metadata.tables["answer_revision"].c
_REVISIONS = (
    select(_R.id, _R.position, _R.page_load, _R.n, _R.key, _R.response, _R.flagged, _R.received_at)
    .where(_R.sitting_id == bindparam("sitting_id"))
    .order_by(_R.id)
)


def revisions_of(db: Session, sitting_id: UUID) -> list[Revision]:
    """Return every revision of a sitting in the server's order."""
    return list(map(Revision._make, run(db, _REVISIONS, {"sitting_id": sitting_id})))


def script_of(db: Session, attempt: Attempt, now: datetime) -> Script:
    """Return the script of a sitting as known at `now`."""
    standing = standing_of(attempt.times, now)
    counting: dict[int, str] = {}
    flagged: dict[int, bool] = {}
    late: dict[int, Kept] = {}
    sealed: list[Revision] = []
    for each in revisions_of(db, attempt.id):
        worth = standing(each.received_at)
        if worth is not Standing.AFTER_END:
            sealed.append(each)
        if worth is Standing.COUNTS:
            counting[each.position], flagged[each.position] = each.response, each.flagged
            late.pop(each.position, None)
        elif each.response != counting.get(each.position, ""):
            words = count_words(each.response)
            late[each.position] = Kept(each.position, worth, words, each.received_at)
    return Script(
        counting,
        frozenset(position for position, is_flagged in flagged.items() if is_flagged),
        tuple(late[position] for position in sorted(late)),
        code_of(db, attempt, sealed),
    )


def code_of(db: Session, attempt: Attempt, revisions: list[Revision]) -> str:
    """Return the script code: 64 hexadecimal digits over every row, in order."""
    places = places_of(db, attempt.id)
    hashed: list[Any] = [str(attempt.id), attempt.paper_hash, len(places), len(revisions)]
    for place in places:
        hashed += place.position, place.question_hash, "".join(place.option_order)
    for each in revisions:  # the database's own number says only the order
        hashed += each[1:]
    return digest(hashed)


def shown_code(code: str) -> str:
    """Return the code as a person quotes it: capitals in groups of four."""
    capitals = code[:CODE_SHOWN].upper()
    return " ".join(capitals[at : at + 4] for at in range(0, CODE_SHOWN, 4))
