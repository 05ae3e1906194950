"""What the question bank is drawn from: each count with the question that it answers."""

from dataclasses import dataclass

from assessment.measurement.plots import Bars, Table, bars
from assessment.rules.wording import count, number
from question_bank.craft.coverage import ENOUGH_ITEMS, ENOUGH_TOPICS
from question_bank.report import AREA_NAMES, Cases, Questions, Tally

BY_AREA = (*AREA_NAMES.values(), "All")
HARD = "Difficulty is the share of applicants just good enough who are expected to be right."
CASE_HARD = (
    "Difficulty is the share of the marks that applicants just good enough are expected to earn."
)
PLAIN_RIGHT = [1]
AREA_RIGHT = [*range(1, len(BY_AREA) + 1)]


@dataclass(frozen=True)
class Plot:
    """One chart: the heading asks, the sentence answers; `right` are its table's numbers."""

    id: str
    asks: str
    answers: str
    caption: str
    bars: Bars
    right: list[int]


def plots_of_questions(found: Questions) -> tuple[Plot, ...]:
    """Return what is shown of the questions; nothing where there are none."""
    if not found.count:
        return ()
    fewest = min(row.total for row in found.areas.rows)
    areas = f"Each area needs {ENOUGH_ITEMS}. The smallest has {number(fewest)}."
    hard = f"{HARD} {_largest(found.difficulties)}"
    return (
        _plain("areas", "How many questions does each area have?", areas, found.areas),
        *(
            _plain(
                f"topics-{area}", f"Which topics does {name} have?", _topics(name, topics), topics
            )
            for (area, name), topics in zip(AREA_NAMES.items(), found.topics, strict=True)
        ),
        _plot("types", "Which types are there?", _largest(found.kinds), found.kinds),
        _plot("demands", "What do they ask for?", _largest(found.demands), found.demands),
        _frameworks(found),
        _plot(
            "phases", "Which phase of school are they set in?", _largest(found.phases), found.phases
        ),
        _plot("difficulty", "How hard are they?", hard, found.difficulties),
        _plot("minutes", "How long do they take?", _largest(found.minutes), found.minutes),
    )


def plots_of_cases(found: Cases) -> tuple[Plot, ...]:
    """Return what is shown of the cases; nothing where there are none."""
    if not found.count:
        return ()
    rows = list(zip(AREA_NAMES.values(), found.areas, strict=True))
    plot = bars(rows, head=("Area", "Cases"))
    areas = f"The bank has {count(found.count, 'case')}. One of several areas counts in each."
    asks = "How many cases does each area have?"
    phases, minutes = found.phases, found.minutes
    hard = f"{CASE_HARD} {_largest(found.difficulties)}"
    return (
        Plot("case-areas", asks, areas, "Cases by area", plot, PLAIN_RIGHT),
        _plot("case-phases", "Which phase are they set in?", _largest(phases), phases, "Cases"),
        _plot("case-difficulty", "How hard are they?", hard, found.difficulties, "Cases"),
        _plot("case-minutes", "How long do they take?", _largest(minutes), minutes, "Cases"),
        _plot(
            "case-editions",
            "Which editions do they stand on?",
            _largest(found.editions),
            found.editions,
            "Cases",
        ),
    )


def _plain(name: str, asks: str, answers: str, tally: Tally) -> Plot:
    """A plot of what lies in one area anyway, so that its table needs no areas."""
    plot = bars(_totals(tally), head=(tally.by, "Questions"))
    return Plot(name, asks, answers, f"Questions by {_name(tally)}", plot, PLAIN_RIGHT)


def _plot(name: str, asks: str, answers: str, tally: Tally, of: str = "Questions") -> Plot:
    plot = bars(_totals(tally), table=_by_area(tally))
    return Plot(name, asks, answers, f"{of} by {_name(tally)}", plot, AREA_RIGHT)


def _frameworks(found: Questions) -> Plot:
    """Bars by framework; the table says each edition."""
    plot = bars(_totals(found.frameworks), table=_by_area(found.editions))
    frameworks = count(len(found.frameworks.rows), "framework")
    answers = f"They name {frameworks}, in {count(len(found.editions.rows), 'edition')}."
    asks = "Which frameworks and editions do they stand on?"
    return Plot("editions", asks, answers, "Questions by framework", plot, AREA_RIGHT)


def _totals(tally: Tally) -> list[tuple[str, int]]:
    return [(row.label, row.total) for row in tally.rows]


def _by_area(tally: Tally) -> Table:
    rows = ((row.label, *map(number, row.counts), number(row.total)) for row in tally.rows)
    return Table((tally.by, *BY_AREA), tuple(rows))


def _name(tally: Tally) -> str:
    """How a tally stands inside a sentence: "ICFP topic", and "type" for "Type"."""
    return tally.by if tally.by.split()[0] in BY_AREA else tally.by.lower()


def _topics(area: str, tally: Tally) -> str:
    return f"{area} has {count(len(tally.rows), 'topic')}. Each area needs {ENOUGH_TOPICS}."


def _largest(tally: Tally) -> str:
    """Which row has the most; of several the first."""
    row = max(tally.rows, key=lambda row: row.total)
    return f"The largest group is “{row.label}”: {number(row.total)} of {number(tally.total)}."
