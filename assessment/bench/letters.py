"""Letters a second on one process and on two, and the memory that 500 of them take."""

import os
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median

from assessment.prints.batch import print_letters
from assessment.rules.letter import Area, Criterion, Letter, LetterFacts, letter

PAGE = os.sysconf("SC_PAGE_SIZE")
CRITERIA = tuple(f"{standard}.{n}" for standard in (1, 2, 3) for n in (1, 2, 3, 4))


@dataclass(frozen=True)
class Printed:
    """What printing took: letters a second and megabytes at the start, middle and end."""

    one: float
    two: float
    memory: tuple[float, float, float]
    peak: float


def letters(count: int) -> Iterator[Letter]:
    """So many different letters with every part that a letter can have."""
    for n in range(count):
        facts = LetterFacts(
            kind="designate",
            name=f"Person Number {n}",
            reference=f"N-{n:05}",
            round="autumn 2026",
            dated=date(2026, 12, 1),
            reasons=("You lead change that lasts, and others learn from you. " * 4,) * 2,
            signatory="Head of the programme team",
            areas=tuple(Area(f"Area {each}", n % 3 != each) for each in range(4)),
            criteria=tuple(Criterion(each, "What it asks", "Level 3: meets") for each in CRITERIA),
            starts=date(2026, 12, 1),
            until=date(2029, 11, 30),
            training_by=date(2027, 1, 31),
            review_after="3 years",
            tell_within="28 days",
        )
        yield letter(facts, "Programme team.")


def measure(count: int, runs: int) -> Printed:
    """Print `count` letters, first watching memory, then for speed: medians of so many runs."""
    memory = _memory(count)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    one = median(_rate(count, 1) for _ in range(runs))
    return Printed(one, median(_rate(count, 2) for _ in range(runs)), memory, peak)


def _memory(count: int) -> tuple[float, float, float]:
    """Megabytes of this process before, after a fifth of the letters and after all of them."""
    marks = [_megabytes()]
    for n, _ in enumerate(print_letters(list(letters(count)), processes=1), 1):
        if n in {max(1, count // 5), count}:
            marks.append(_megabytes())
    return marks[0], marks[1], marks[-1]


def _rate(count: int, processes: int) -> float:
    """Letters a second on so many processes once they are warm."""
    coming = print_letters(list(letters(count + 8)), processes=processes)
    list(islice(coming, 8))
    began = time.perf_counter()
    printed = sum(1 for _ in coming)
    return printed / (time.perf_counter() - began)


def _megabytes() -> float:
    """Memory of this process that is in use now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 2**20
