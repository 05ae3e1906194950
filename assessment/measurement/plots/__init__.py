"""Where the marks of a chart stand: geometry and table of each kind, from plain numbers.

How to draw a chart on a page:

1. in the page, make the plot: `plot = bars([("Applied", 60), ("Eligible", 48)])`;
2. in the template, `{% import "components/charts.html" as charts %}` and
   `{{ charts.bars(plot, caption="People at each stage") }}` under a heading that asks the
   question and a sentence that answers it.

| make | draw | for |
| --- | --- | --- |
| `bars(rows)` | `charts.bars` | how many at each stage; shares of a whole |
| `time_line(parts, starts, ends)` | `charts.time_line` | where somebody's time went |
| `dots(rows, low, high)` | `charts.dots` | a value by its line and band |
| `histogram(values, ...)` | `charts.histogram` | many values by a line and band |
| `scatter(points, ...)` | `charts.scatter` | two measures of each case, with a line on each |

The macro draws the SVG hidden from screen readers, its caption, and the plot's own table of
the same numbers, in details or open. Across is in per cent of the width (so there is no
viewBox and text stays readable on a phone), down is in pixels. Colours and shapes are classes
of `app/charts.css`; nothing is styled inline.
"""

from assessment.measurement.plots.axis import Axis, Band, Table, Tick
from assessment.measurement.plots.bars import Bar, Bars, bars
from assessment.measurement.plots.dots import Dot, DotRow, Dots, dots
from assessment.measurement.plots.histogram import Bin, Histogram, histogram
from assessment.measurement.plots.scatter import Point, Scatter, scatter
from assessment.measurement.plots.time_line import Part, TimeLine, time_line

__all__ = [
    "Axis",
    "Band",
    "Bar",
    "Bars",
    "Bin",
    "Dot",
    "DotRow",
    "Dots",
    "Histogram",
    "Part",
    "Point",
    "Scatter",
    "Table",
    "Tick",
    "TimeLine",
    "bars",
    "dots",
    "histogram",
    "scatter",
    "time_line",
]
