"""From a number to a place across a chart, and the parts that every chart shares."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Number = int | Decimal | Fraction


def words(value: Number) -> str:
    """Return a number as people read it: 61.5 with halves kept, a true minus, no zeros behind."""
    exact = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else value
    rounded = Decimal(exact).quantize(Decimal("0.01"))
    text = format(rounded.normalize() if rounded else Decimal(0), "f")
    return text.replace("-", "−")


def per_cent(share: Fraction) -> str:
    """Return a share of the width as an SVG length, rounded to a hundredth of a per cent."""
    text = f"{float(share * 100):.2f}".rstrip("0").rstrip(".")
    return f"{text}%"


@dataclass(frozen=True)
class Tick:
    """A number under the axis. `anchor` keeps the first and last inside the chart."""

    label: str
    x: str
    anchor: str


@dataclass(frozen=True)
class Band:
    """A stretch of the axis."""

    x: str
    width: str


@dataclass(frozen=True)
class Table:
    """The same numbers for everyone: heads, then rows of words, the first cell naming the row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Axis:
    """From `low` at the left edge to `high` at the right. Raises ValueError where they meet."""

    low: Number
    high: Number

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError("an axis needs a low end and a higher one")

    def share(self, value: Number) -> Fraction:
        """Return how far across the value stands, 0 to 1, held inside the ends."""
        low, high = Fraction(self.low), Fraction(self.high)
        return min(Fraction(1), max(Fraction(0), (Fraction(value) - low) / (high - low)))

    def x(self, value: Number) -> str:
        """Return the place of a value as an SVG length."""
        return per_cent(self.share(value))

    def band(self, low: Number, high: Number) -> Band:
        """Return the stretch between two values, cut at the ends of the axis."""
        return Band(self.x(low), per_cent(self.share(high) - self.share(low)))

    def around(self, line: Number, error: Number) -> Band:
        """Return the stretch of `error` either side of a line."""
        middle, reach = Fraction(line), Fraction(error)
        return self.band(middle - reach, middle + reach)

    def ticks(self, *values: Number, unit: str = "") -> tuple[Tick, ...]:
        """Return a tick at each value, its number followed by `unit`."""
        return tuple(Tick(words(v) + unit, self.x(v), _anchor(self.share(v))) for v in values)


def _anchor(share: Fraction) -> str:
    if share < Fraction(1, 20):
        return "start"
    return "end" if share > Fraction(19, 20) else "middle"
