"""Results: one published figure of a school, or why there is none."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from assessment.pages.application.fact_form.base import Body, FactForm, Rows, checked_urn, urn_field
from assessment.pages.application.fact_form.school import options
from assessment.rules.eligibility.performance import LABELS, STATES, year_in_words
from assessment.rules.eligibility.period import academic_year
from assessment.rules.refusal import Faults
from assessment.rules.wording import number
from assessment.web import current
from assessment.web.forms import DecimalField, Option, RadiosField, SelectField

GIVEN = {
    "given": "The figure was published",
    **{key: words.capitalize() for key, words in STATES.items()},
}
YEARS = 8


class MeasureForm(FactForm):
    """One published figure."""

    one, many = "result", "Results"
    hint = "Add the published figures of the last 3 years, and of the year before they rose."
    shows = ("urn", "year", "name_", "state", "value", "ci_low")

    urn = urn_field()
    year = SelectField("Academic year", missing="Select the academic year")
    name_ = RadiosField("Which figure?", missing="Select which figure", choices=options(LABELS))
    state = RadiosField(
        "Was it published?", missing="Select if it was published", choices=options(GIVEN)
    )
    value = DecimalField(
        "Figure, if it was published", "For example, 52.4 or −0.12", subject="Figure", width=10
    )
    ci_low = DecimalField(
        "Lower confidence limit, if there is one", subject="Lower confidence limit", width=10
    )

    def arrange(self) -> None:
        """Offer the last years."""
        newest = academic_year(current.now().date()) // 100
        years = [start * 100 + (start + 1) % 100 for start in range(newest, newest - YEARS, -1)]
        self.year.choices = [
            Option("", "Choose"),
            *(Option(str(y), year_in_words(y)) for y in years),
        ]

    def body(self) -> Body:
        """Return the figure."""
        given = self.state.data == "given"
        if given and self.value.data is None:
            raise Faults({"value": "Enter the figure"})
        return {
            "urn": checked_urn(self.urn.data),
            "year": int(self.year.data),
            "name": self.name_.data,
            "state": self.state.data,
            "value": str(self.value.data) if given else None,
            "ci_low": _text(self.ci_low.data) if given else None,
        }

    @classmethod
    def filled(cls, body: Mapping[str, Any]) -> Body:
        """Return what the form starts with."""
        numbers = {name: _number(body[name]) for name in ("value", "ci_low")}
        return {**body, **numbers, "year": str(body["year"]), "name_": body["name"]}

    @classmethod
    def rows(cls, body: Mapping[str, Any]) -> Rows:
        """Return the figure as people read it."""
        value = _number(body["value"])
        low = _number(body["ci_low"])
        shown = [
            ("URN", str(body["urn"])),
            ("Year", year_in_words(body["year"])),
            (LABELS[body["name"]], GIVEN[body["state"]] if value is None else number(value)),
        ]
        return shown + ([("Lower confidence limit", number(low))] if low is not None else [])


def _number(kept: object) -> Decimal | None:
    return None if kept is None else Decimal(str(kept))


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
