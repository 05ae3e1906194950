"""The figures as tables of text, with what performance.md says must hold."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

from assessment.bench.demos import Played
from assessment.bench.hot import Figure, Row
from assessment.bench.letters import Printed
from assessment.bench.weight import Weight

FIRST_VISIT, AFTER, REQUESTS = 60, 12, 8
SHOWN, WITHIN = 60, 120  # the demonstration that people start with, and its seconds at most
DEARER = 1.5  # an applicant of the largest demonstration, beside one of the smallest
HEAD = (
    f"{'operation':<16}{'database':<12}{'clients':>7} | {'a second':>9}{'p50':>7}{'p95':>7}"
    f"{'p99':>7}{'CPU ms':>8} | {'floor':<6}{'a second':>9}{'p95':>7}{'CPU ms':>8} |"
    f"{'rate':>6}{'CPU':>6}{'p95':>6}  must"
)


def machine() -> str:
    """This machine in one line."""
    model = "unknown processor"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":")[1].strip()
    load = os.getloadavg()[0]
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}"


def row_text(row: Row) -> str:
    """One line of the table of hot operations."""
    ours, floor = row.ours, row.floor
    return (
        f"{row.operation:<16}{row.database:<12}{row.clients:>7} | {ours.rate:>9.0f}{ours.p50:>7.1f}"
        f"{ours.p95:>7.1f}{ours.p99:>7.1f}{ours.cpu:>8.2f} | {row.floor_name:<6}{floor.rate:>9.0f}"
        f"{floor.p95:>7.1f}{floor.cpu:>8.2f} |{ours.rate / floor.rate:>6.2f}"
        f"{ours.cpu / max(floor.cpu, 0.01):>6.2f}{ours.p95 / floor.p95:>6.2f}  {verdict(row)}"
    )


def verdict(row: Row) -> str:
    """Whether the "must" of this operation holds; what is missed by name."""
    return _said(_musts(row))


def _said(musts: dict[str, bool]) -> str:
    missed = [name for name, holds in musts.items() if not holds]
    return "holds" if not missed else "MISSED: " + ", ".join(missed)


def _musts(row: Row) -> dict[str, bool]:
    ours, floor = row.ours, row.floor
    musts = {"no faults": ours.faults == 0}
    if row.operation == "save" and row.clients > 1:
        musts |= _save_musts(ours, floor)
    if row.operation == "question page":
        musts["CPU <= 3 of e"] = ours.cpu <= 3 * floor.cpu
    if row.operation == "submit and mark":
        musts["CPU <= 4 of f"] = ours.cpu <= 4 * floor.cpu
        if row.clients == 100:
            musts["100 in 1 s"] = ours.rate >= 100
    return musts


def _save_musts(ours: Figure, floor: Figure) -> dict[str, bool]:
    return {
        "rate >= 0.55 of d": ours.rate >= 0.55 * floor.rate,
        "CPU <= 1.8 of d": ours.cpu <= 1.8 * floor.cpu,
        "p95 <= 2 of d": ours.p95 <= 2 * floor.p95,
        "p99/p50 <= 4": ours.p99 <= 4 * ours.p50,
    }


def weight_text(weight: Weight) -> str:
    """The weight of a question page, in kilobytes of 1,000 bytes."""
    first, after = weight.first / 1000, weight.after / 1000
    holds = first <= FIRST_VISIT and after <= AFTER and weight.requests <= REQUESTS
    return (
        f"question page: {first:.1f} KB compressed on first visit (at most {FIRST_VISIT}), "
        f"{after:.1f} KB after (at most {AFTER}), {weight.requests} requests (at most {REQUESTS}), "
        f"{weight.page / 1000:.1f} KB plain: {'holds' if holds else 'MISSED'}"
    )


def letters_text(count: int, printed: Printed) -> str:
    """Letters a second and memory."""
    start, middle, end = printed.memory
    return (
        f"letters: {printed.one:.1f} a second on one process, {printed.two:.1f} on two; memory "
        f"over {count}: {start:.0f} MB before, {middle:.0f} after a fifth, {end:.0f} after all, "
        f"{printed.peak:.0f} at most"
    )


def demo_text(database: str, played: Sequence[Played]) -> str:
    """The line of the demonstration that was played last, after those of smaller sizes."""
    each = played[-1]
    return (
        f"demo {each.applicants:>5} applicants, {database}: {each.seconds:7.1f} s, "
        f"{1000 * each.cost:6.1f} ms an applicant, {each.megabytes:.0f} MB: {demo_verdict(played)}"
        + ("" if each.code == 0 else f"  FAILED with {each.code}")
    )


def demo_verdict(played: Sequence[Played]) -> str:
    """Whether the "must" of the demonstration that was played last holds.

    The one of 60 takes less than two minutes; cost grows in proportion: an applicant of a
    larger one costs at most 1.5 times what one of the smallest does.
    """
    first, last = played[0], played[-1]
    musts = {"no faults": last.code == 0}
    if last.applicants == SHOWN:
        musts[f"under {WITHIN} s"] = last.seconds < WITHIN
    if last.applicants > first.applicants:
        musts[f"an applicant <= {DEARER} of {first.applicants}"] = last.cost <= DEARER * first.cost
    return _said(musts)
