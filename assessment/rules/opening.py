"""What has to be ready before a round opens, task by task. Pure. Screens: page 10."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from assessment.rules.canonical import digest
from assessment.rules.email import EMAILS
from assessment.rules.interview.panel import LARGEST, SMALLEST
from assessment.rules.letter import HEADINGS, STANDARDS
from assessment.rules.round import Dates, date_faults

LETTERS_HASH = digest({"emails": EMAILS, "letters": HEADINGS, "standards": STANDARDS})
"""Changes with the words of any notice, so that whoever confirmed them reads them again."""

SPECIMENS = "Agreement to use specimen questions"
COMPLETED, STARTED, NOT_STARTED = "Completed", "In progress", "Not started"


@dataclass(frozen=True)
class Task:
    """One line of the set-up. `fault` says in words what is wrong with what was chosen."""

    key: str
    text: str
    status: str
    fault: str = ""


@dataclass(frozen=True)
class Ready:
    """Every task before opening."""

    tasks: tuple[Task, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the names of the tasks that are not completed."""
        return tuple(task.text for task in self.tasks if task.status != COMPLETED)

    @property
    def faults(self) -> tuple[str, ...]:
        """Return what is wrong with what was chosen, in the order of the tasks."""
        return tuple(task.fault for task in self.tasks if task.fault)

    @property
    def refusal(self) -> str:
        """Return why the round cannot open yet."""
        left = f"This round cannot open yet. Still to do: {', '.join(self.missing)}."
        return " ".join((left, *self.faults))


def ready(
    *,
    dates: Dates,
    pinned: frozenset[str],
    sessions: int,
    panels: Iterable[tuple[int, int]],
    letters_read: bool,
    has_range: bool,
    pass_mark_fault: str = "",
    has_specimens: bool = False,
    specimen_fault: str = "",
) -> Ready:
    """Return the tasks. `panels` holds the members and chairs of each panel.

    That specimens may be used is a task where two people have to agree to it.
    """
    return Ready(
        (
            Task("dates", "Dates", _dates(dates)),
            Task("eligibility", "Eligibility policy", _all(["eligibility" in pinned])),
            Task("paper", "Paper and sessions", _paper(pinned, sessions)),
            *_specimens(has_specimens, specimen_fault),
            Task("rubric", "Interview rubric and script", _all(["rubric" in pinned])),
            Task("panels", "Panels", _panels(list(panels))),
            _recommendation(pinned, pass_mark_fault),
            Task("letters", "Letters", _all([letters_read])),
            Task("pass_rate", "Expected range of pass rate", _all([has_range])),
        )
    )


def _dates(dates: Dates) -> str:
    given = [getattr(dates, field.name) is not None for field in fields(dates)]
    status = _all(given)
    return STARTED if status == COMPLETED and date_faults(dates) else status


def _paper(pinned: frozenset[str], sessions: int) -> str:
    return _all(["paper" in pinned, "rehearsal" in pinned, sessions > 0])


def _specimens(wanted: bool, fault: str) -> tuple[Task, ...]:
    if not wanted:
        return ()
    return (Task("specimen", SPECIMENS, NOT_STARTED if fault else COMPLETED, fault),)


def _recommendation(pinned: frozenset[str], fault: str) -> Task:
    status = STARTED if fault else _all(["recommendation" in pinned])
    return Task("recommendation", "Recommendation policy", status, fault)


def _panels(panels: list[tuple[int, int]]) -> str:
    whole = [SMALLEST <= members <= LARGEST and chairs == 1 for members, chairs in panels]
    return _all(whole) if whole else NOT_STARTED


def _all(done: list[bool]) -> str:
    if all(done):
        return COMPLETED
    return STARTED if any(done) else NOT_STARTED
