"""Inspections that gave no grade, and reports that name the applicant as headteacher."""

from collections.abc import Mapping
from typing import Any

from assessment.pages.application.fact_form.base import (
    Body,
    FactForm,
    Rows,
    checked_urn,
    day_words,
    days,
    iso,
    not_future,
    urn_field,
)
from assessment.pages.application.fact_form.inspection import STARTED
from assessment.web import current
from assessment.web.forms import DateField, Option, RadiosField, SelectField


class VisitForm(FactForm):
    """An inspection that gave no grade."""

    one, many = "other inspection", "Other inspections"
    hint = "Add ungraded inspections and monitoring visits. There may be none."
    shows = ("urn", "start", "published", "kind", "outcome")

    urn = urn_field("URN of the school at the time")
    start = DateField(STARTED, "For example, 10 5 2022", "Enter the date the inspection started")
    published = DateField("Date the report was published", "Leave this empty if you do not know")
    kind = RadiosField(
        "What kind was it?",
        missing="Select what kind it was",
        choices=[
            Option("ungraded", "Ungraded inspection"),
            Option("monitoring", "Monitoring visit"),
        ],
    )
    outcome = SelectField(
        "What did it find?",
        choices=[
            Option("", "Nothing of these"),
            Option("School remains Outstanding"),
            Option("School remains Good"),
            Option("Standards maintained"),
            Option("Improved significantly"),
            Option("Some aspects not as strong"),
        ],
    )

    def body(self) -> Body:
        """Return the visit."""
        not_future("start", self.start.data, STARTED, current.now().date())
        return {
            "urn": checked_urn(self.urn.data),
            "start": iso(self.start.data),
            "published": iso(self.published.data),
            "kind": self.kind.data,
            "outcome": self.outcome.data or "",
        }

    @classmethod
    def filled(cls, body: Mapping[str, Any]) -> Body:
        """Return what the form starts with."""
        return days(body, ("start", "published"))

    @classmethod
    def rows(cls, body: Mapping[str, Any]) -> Rows:
        """Return the visit as people read it."""
        kinds = {"ungraded": "Ungraded inspection", "monitoring": "Monitoring visit"}
        return [
            ("URN", str(body["urn"])),
            ("Started", day_words(body["start"])),
            ("Published", day_words(body["published"])),
            ("Kind", kinds[body["kind"]]),
            ("Finding", body["outcome"] or "Nothing of these"),
        ]


class NamedReportForm(FactForm):
    """A report that names the applicant as headteacher."""

    one, many = "report", "Ofsted reports that name you"
    hint = "Add one report that names you as headteacher. A person reads it."
    shows = ("urn", "inspected")

    urn = urn_field("URN of the school at the time")
    inspected = DateField(
        STARTED, "It is on the front of the report", "Enter the date the inspection started"
    )

    def body(self) -> Body:
        """Return the report."""
        not_future("inspected", self.inspected.data, STARTED, current.now().date())
        return {"urn": checked_urn(self.urn.data), "inspected": iso(self.inspected.data)}

    @classmethod
    def filled(cls, body: Mapping[str, Any]) -> Body:
        """Return what the form starts with."""
        return days(body, ("inspected",))

    @classmethod
    def rows(cls, body: Mapping[str, Any]) -> Rows:
        """Return the report as people read it."""
        return [("URN", str(body["urn"])), ("Inspection started", day_words(body["inspected"]))]
