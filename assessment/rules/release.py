"""When a round's results may be released: the checks, the counts, the sample that is read.

Semantics rules 22 and 35. Pure: `records.release` gathers the numbers, and this says what
they mean.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assessment.rules.refusal import Faults, Refused
from assessment.rules.wording_time import time_on_date

SAMPLE = 20
AT_LEAST_OF_EACH = 2


class Ending(StrEnum):
    """Where an application ends. Every sent application is in exactly one."""

    DESIGNATED = "designate"
    NOT_DESIGNATED = "do_not_designate"
    MORE_EVIDENCE = "more_evidence"
    NOT_ELIGIBLE = "not_eligible"
    WITHDRAWN = "withdrawn"
    DID_NOT_SIT = "did_not_sit"
    VOID = "void"
    UNDECIDED = "undecided"

    @property
    def words(self) -> str:
        """Return it as tables write it."""
        return ENDING_WORDS[self]


ENDING_WORDS = {
    Ending.DESIGNATED: "Designated",
    Ending.NOT_DESIGNATED: "Not designated",
    Ending.MORE_EVIDENCE: "More evidence needed",
    Ending.NOT_ELIGIBLE: "Not eligible",
    Ending.WITHDRAWN: "Withdrew",
    Ending.DID_NOT_SIT: "Did not sit",
    Ending.VOID: "Void",
    Ending.UNDECIDED: "No decision yet",
}
NOTICES = {
    Ending.DESIGNATED: "result_ready",
    Ending.NOT_DESIGNATED: "result_ready",
    Ending.MORE_EVIDENCE: "result_ready",
    Ending.NOT_ELIGIBLE: "result_ready",
    Ending.WITHDRAWN: "ended_withdrawn",
    Ending.DID_NOT_SIT: "ended_did_not_sit",
    Ending.VOID: "ended_no_decision",
}
DECIDED = (Ending.DESIGNATED, Ending.NOT_DESIGNATED, Ending.MORE_EVIDENCE)


@dataclass(frozen=True)
class Fate:
    """What is known of one sent application when it is asked where it ended."""

    withdrawn: bool = False
    eligible: bool | None = None
    sat: bool = False
    void: bool = False
    paper_is_over: bool = False
    outcome: str | None = None


@dataclass(frozen=True)
class Check:
    """One line of the checklist. `left` is how many things are not done; 0 is passed."""

    id: str
    group: str
    title: str
    detail: str
    left: int = 0
    page: str = ""

    @property
    def passed(self) -> bool:
        """Say whether nothing is left."""
        return self.left == 0


@dataclass(frozen=True)
class Checklist:
    """All checks and the table of what will be released."""

    checks: tuple[Check, ...]
    people: Mapping[Ending, int]
    letters: Mapping[Ending, int]

    @property
    def left(self) -> int:
        """Return how many checks are not done."""
        return sum(not check.passed for check in self.checks)

    @property
    def everyone(self) -> int:
        """Return how many people the release tells something: the number to be typed."""
        return sum(self.people.values())

    @property
    def all_letters(self) -> int:
        """Return how many letters there are."""
        return sum(self.letters.values())

    def group(self, name: str) -> tuple[Check, ...]:
        """Return the checks of one heading, in order."""
        return tuple(check for check in self.checks if check.group == name)


def ending_of(fate: Fate) -> Ending:
    """Return where an application ends (`model.md`, the funnel). What is undecided stays so.

    A withdrawal ends it whatever came before; a decision stands before a later void.
    """
    if fate.withdrawn:
        return Ending.WITHDRAWN
    if fate.outcome is not None:
        return Ending(fate.outcome)
    if fate.eligible is False:
        return Ending.NOT_ELIGIBLE
    if fate.void and not fate.sat:
        return Ending.VOID
    if fate.eligible and not fate.sat and fate.paper_is_over:
        return Ending.DID_NOT_SIT
    return Ending.UNDECIDED


def sample_size(letters: int) -> int:
    """Return how many letters a person reads before release: 20, or all where there are fewer."""
    return min(SAMPLE, letters)


def sample_of(letters: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the ids of the letters to read, from (id, kind) in a stable order: two of each
    kind first, then the rest in order up to the sample."""
    first = [
        id_
        for kind in sorted({kind for _, kind in letters})
        for id_ in [one for one, of in letters if of == kind][:AT_LEAST_OF_EACH]
    ]
    rest = [id_ for id_, _ in letters if id_ not in set(first)]
    return tuple((first + rest)[: max(sample_size(len(letters)), len(first))])


def letters_left(made: Mapping[str, int], read: Mapping[str, int]) -> int:
    """Return how many letters still have to be read: the sample, at least 2 of each kind."""
    total = max(sample_size(sum(made.values())) - sum(read.values()), 0)
    each = sum(
        max(min(AT_LEAST_OF_EACH, count) - read.get(kind, 0), 0) for kind, count in made.items()
    )
    return max(total, each)


def is_out(released_at: datetime | None, now: datetime) -> bool:
    """Say whether results are out: the one gate (rule 35), the same instant for everyone."""
    return released_at is not None and now >= released_at


def is_early(planned: datetime | None, now: datetime) -> bool:
    """Say whether the planned time of the results is still to come."""
    return planned is not None and now < planned


def check_time(planned: datetime | None, now: datetime) -> None:
    """Raise Refused before the planned time: applicants were told it, and letters carry it."""
    if planned is not None and is_early(planned, now):
        reason = f"Results are planned for {time_on_date(planned)}. They cannot go out before then."
        raise Refused(reason, "Release results", "/decision/release")


def check_number(typed: str, people: int) -> None:
    """Hold the second person's number against the count. Raises Faults on `number`."""
    if typed.strip().replace(",", "") != str(people):
        raise Faults({"number": f"Enter the number of people, {people:,}"})
