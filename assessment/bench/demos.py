"""The demonstration round at several sizes: time and peak memory, on a new database each."""

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assessment.bench import ground

SIZES = (60, 250, 1000)


@dataclass(frozen=True)
class Played:
    """One demonstration: applicants, seconds, megabytes at most, and the exit code."""

    applicants: int
    seconds: float
    megabytes: float
    code: int

    @property
    def cost(self) -> float:
        """Seconds an applicant."""
        return self.seconds / self.applicants


def play(url: str, applicants: int) -> Played:
    """Run the command as a person would and wait for it."""
    flask = str(Path(sys.executable).parent / "flask")
    environment = os.environ | ground.environment(url)
    _run([flask, "--app", "wsgi", "upgrade"], environment)
    size = ["--applicants", str(applicants), "--seed", "7"]
    return _run([flask, "--app", "wsgi", "demo", *size], environment, applicants)


def middle(played: Sequence[Played]) -> Played:
    """Return the run of median time; one that failed, where any did."""
    in_order = sorted(played, key=lambda each: each.seconds)
    return next((each for each in played if each.code), in_order[len(in_order) // 2])


def _run(command: list[str], environment: dict[str, str], applicants: int = 0) -> Played:
    began = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawn(command[0], command, environment, file_actions=quiet)
    _, status, used = os.wait4(pid, 0)
    seconds = time.perf_counter() - began
    return Played(applicants, seconds, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))
