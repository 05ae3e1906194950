"""How the fields of a question are said on the proof. Words alone."""

from decimal import Decimal

from assessment.rules.wording import number

KINDS = {
    "single_best": "one best answer",
    "multiple_response": "several right answers",
    "numeric": "a number",
    "ordering": "steps in order",
    "matching": "lines to match",
    "short": "a short answer",
    "extended": "an extended answer",
}
SCORING = {
    "all_or_nothing": "all right, or no mark",
    "right_less_wrong": "a share for each right choice, less a share for each wrong one",
    "neighbours": "a share for each pair of steps that follow one another",
    "each": "a share for each line",
}


def percent(share: Decimal) -> str:
    """Return "60%" for 0.6."""
    return f"{number(share * 100)}%"


def marks(value: Decimal | int) -> str:
    """Return "1 mark" or "0.5 marks"."""
    return f"{number(value)} {'mark' if value == 1 else 'marks'}"


def measured(value: Decimal, unit: str) -> str:
    """Return a number with its unit: "£56,000", "45%" or "21.4 pupils"."""
    if unit == "£":
        return f"£{value:,f}"
    return f"{value:,f}{unit}" if unit == "%" else f"{value:,f} {unit}".strip()


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: an empty line parts two."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]
