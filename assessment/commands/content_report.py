"""The report of a question bank as lines of plain text: aligned tables, then what is missing."""

from collections.abc import Iterator, Sequence

from assessment.rules.wording import count
from question_bank.report import AREA_NAMES, Report, Tally

BY_AREA = (*AREA_NAMES.values(), "All")
PLACES = ("Section", "Places", "Fit", "Papers", "Paper", "Takes")

Line = tuple[str | int, ...]


def lines_of(report: Report) -> Iterator[str]:
    """Every table of the report under a line that says what it is, the gaps last."""
    asked, cases = report.questions, report.cases
    yield f"{count(asked.count, 'question')}, {count(asked.specimens, 'specimen')} among them."
    tallies = (asked.kinds, asked.demands, asked.phases, asked.difficulties, asked.minutes)
    for tally in (asked.areas, *asked.topics):
        yield from _table((tally.by, "All"), [(row.label, row.total) for row in tally.rows])
    for tally in (*tallies, asked.editions):
        yield from _tally(tally)
    yield ""
    yield f"{count(cases.count, 'case')}, {count(cases.specimens, 'specimen')} among them."
    yield "A case counts in each of its areas, and once under All."
    yield from _table(("Case", *BY_AREA), [("All", *cases.areas, cases.count)])
    for tally in (cases.phases, cases.difficulties, cases.minutes, cases.editions):
        yield from _tally(tally)
    if report.places:
        yield from _places(report)
    yield from _gaps(report)


def _tally(tally: Tally) -> Iterator[str]:
    yield from _table(
        (tally.by, *BY_AREA), [(row.label, *row.counts, row.total) for row in tally.rows]
    )


def _places(report: Report) -> Iterator[str]:
    yield ""
    yield "Papers that can be drawn without asking a question twice:"
    rows: list[Line] = [
        (each.section, each.count, each.fitting, each.papers, each.paper, each.takes)
        for each in report.places
    ]
    yield from _table(PLACES, rows)


def _gaps(report: Report) -> Iterator[str]:
    yield ""
    yield "What is missing:" if report.gaps else "Nothing is missing."
    yield from (f"  {gap.about}: {gap.says}" for gap in report.gaps)


def _table(head: Line, rows: Sequence[Line]) -> Iterator[str]:
    """An empty line, the head, and the rows; numbers stand to the right of their column."""
    if not rows:
        return
    lines = [head, *rows]
    widths = [max(len(str(line[n])) for line in lines) for n in range(len(head))]
    numeric = [isinstance(cell, int) for cell in rows[0]]
    yield ""
    for line in lines:
        cells = zip(line, widths, numeric, strict=True)
        said = (
            f"{cell!s:>{width}}" if right else f"{cell!s:<{width}}" for cell, width, right in cells
        )
        yield "  ".join(said).rstrip()
