"""How numbers, shares, groups and references are said. Pure text: no HTML.

Dates and times are said in `wording_time`. Screens, section 6; semantics rule 36.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

Number = int | float | Decimal

MINUS = "\u2212"
SMALL_GROUP = 10
FEW = 20
# Exactly the browser's \S: one count of words for page and server (semantics rule 14).
_WORD = re.compile(r"[^\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")


def number(value: Number, places: int | None = None) -> str:
    """Return "1,330", "61.5" or "−0.12": thousands, halves kept, a true minus.

    `places` fixes the digits after the point; without it trailing noughts are dropped.
    """
    exact = Decimal(str(value))
    if places is not None:
        text = f"{exact:,.{places}f}"
    else:
        text = f"{exact:,f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", MINUS) if text.strip("-0.,") else text.lstrip("-")


def count(n: int, one: str, many: str | None = None) -> str:
    """Return "1 person" or "1,330 people"; `many` defaults to `one` with an s."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def score(points: Number, maximum: Number) -> str:
    """Return "61.5 out of 100"."""
    return f"{number(points)} out of {number(maximum)}"


def share(part: int, whole: int) -> str:
    """Return "63%", or "12 of 19" under 20 people."""
    if whole < FEW:
        return f"{number(part)} of {number(whole)}"
    return f"{int(Decimal(100 * part) / whole + Decimal('0.5'))}%"


def interval(value: Number, low: Number, high: Number, places: int = 2) -> str:
    """Return "0.31 (0.12 to 0.48)"."""
    return f"{number(value, places)} ({number(low, places)} to {number(high, places)})"


def group(n: int) -> str:
    """Return the size of a group, or "fewer than 10" (rule 36)."""
    return "fewer than 10" if n < SMALL_GROUP else number(n)


def known(value: object, otherwise: str = "Not known") -> str:
    """Return the value as text, or words where there is none."""
    if value is None or value == "":
        return otherwise
    return number(value) if isinstance(value, int | Decimal) else str(value)


def listed(parts: Sequence[object]) -> str:
    """Return "8, 20 and 36"."""
    words = [str(part) for part in parts]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def grouped(code: str, size: int = 4) -> str:
    """Return a code in groups, "4F2A 9C01"."""
    return " ".join(code[i : i + size] for i in range(0, len(code), size))


def count_words(text: str) -> int:
    """Return the number of words, counted as the browser counts them (rule 14)."""
    return len(_WORD.findall(text))


def sentence(text: str) -> str:
    """Return the text with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]
