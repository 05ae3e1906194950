"""Inspections: graded ones, under each framework."""

from collections.abc import Mapping
from typing import Any

from flask import request

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
from assessment.rules.eligibility.grades import NAMES
from assessment.rules.refusal import Faults
from assessment.web import current
from assessment.web.fields.asked import Asked
from assessment.web.forms import DateField, Option, RadiosField, SelectField

GRADES = [
    Option("", "Choose"),
    *(Option(str(n), f"{n}: {words}") for n, words in NAMES.items()),
]
KEY_JUDGEMENTS = {
    "behaviour": "Behaviour and attitudes",
    "development": "Personal development",
    "leadership": "Leadership and management",
}
AREAS = {
    "inclusion": "Inclusion",
    "curriculum": "Curriculum and teaching",
    "achievement": "Achievement",
    "attendance": "Attendance and behaviour",
    "wellbeing": "Personal development and wellbeing",
    "governance": "Leadership and governance",
}
WORDS = (
    "Exceptional",
    "Strong standard",
    "Expected standard",
    "Needs attention",
    "Urgent improvement",
)
FRAMEWORKS = {
    "graded": "An overall grade",
    "no_overall": "Grades, but no overall grade (from September 2024)",
    "report_card": "A report card (from November 2025)",
}
INSIDE = {
    "graded": ("overall",),
    "no_overall": ("quality_of_education", *KEY_JUDGEMENTS),
    "report_card": tuple(AREAS),
}
STARTED = "Date the inspection started"


def grade_field(label: str) -> Any:
    """Return a list of the four grades."""
    return SelectField(label, choices=GRADES)


def word_field(label: str) -> Any:
    """Return a list of the words of a report card."""
    return SelectField(label, choices=[Option("", "Choose"), *(Option(w) for w in WORDS)])


class GradedForm(FactForm):
    """One graded inspection."""

    one, many = "graded inspection", "Graded inspections"
    hint = "Add each graded inspection of your schools: the one before you came, and all since."
    shows = ("urn", "start", "published")

    urn = urn_field("URN of the school at the time")
    start = DateField(
        STARTED, "For example, 10 5 2022", "Enter the date the inspection started", subject=STARTED
    )
    published = DateField("Date the report was published", "Leave this empty if you do not know")
    framework = RadiosField(
        "What did the report give?",
        missing="Select what the report gave",
        choices=[Option(key, words) for key, words in FRAMEWORKS.items()],
    )
    overall = grade_field("Overall effectiveness")
    quality_of_education = grade_field("Quality of education")
    behaviour = grade_field(KEY_JUDGEMENTS["behaviour"])
    development = grade_field(KEY_JUDGEMENTS["development"])
    leadership = grade_field(KEY_JUDGEMENTS["leadership"])
    inclusion = word_field(AREAS["inclusion"])
    curriculum = word_field(AREAS["curriculum"])
    achievement = word_field(AREAS["achievement"])
    attendance = word_field(AREAS["attendance"])
    wellbeing = word_field(AREAS["wellbeing"])
    governance = word_field(AREAS["governance"])

    def arrange(self) -> None:
        """Say what is missing on the first page."""
        if request.method == "POST" and self.chosen is None:
            self.faults({"framework": "Select what the report gave"})

    @property
    def asked(self) -> list[Asked]:
        """Return the question of what the report gave, and then the fields of that."""
        if self.chosen is None:
            return [self["framework"]]
        return [self[name] for name in (*self.shows, *INSIDE[self.chosen])]

    @property
    def chosen(self) -> str | None:
        """Return the framework, once it is one of ours."""
        return self.framework.data if self.framework.data in FRAMEWORKS else None

    @property
    def is_whole(self) -> bool:
        """Say whether the page with the grades was sent."""
        return self.chosen is not None and "urn" in request.form

    @property
    def asks_source(self) -> bool:
        """Say whether the grades are asked, and so the source."""
        return self.chosen is not None

    @property
    def carried(self) -> dict[str, str]:
        """Return the framework, once it is chosen."""
        return {"framework": self.chosen} if self.chosen else {}

    def body(self) -> Body:
        """Return the inspection, with the judgements of its own framework only."""
        framework = self.framework.data
        for name in INSIDE[framework]:
            if not self[name].data:
                raise Faults(
                    {name: f"Select {self[name].label.text[:1].lower()}{self[name].label.text[1:]}"}
                )
        not_future("start", self.start.data, STARTED, current.now().date())
        if self.published.data and self.published.data < self.start.data:
            raise Faults(
                {"published": "Date the report was published must be after the inspection"}
            )
        chosen = {"graded": (), "no_overall": KEY_JUDGEMENTS, "report_card": AREAS}[framework]
        return {
            "urn": checked_urn(self.urn.data),
            "start": iso(self.start.data),
            "published": iso(self.published.data),
            "framework": framework,
            "overall": int(self.overall.data) if framework == "graded" else None,
            "quality_of_education": (
                int(self.quality_of_education.data) if framework == "no_overall" else None
            ),
            "areas": [_judged(self[name], framework) for name in chosen],
        }

    @classmethod
    def filled(cls, body: Mapping[str, Any]) -> Body:
        """Return what the form starts with."""
        kept = days(body, ("start", "published"))
        names = {words: name for name, words in {**KEY_JUDGEMENTS, **AREAS}.items()}
        for area in body["areas"]:
            kept[names[area["area"]]] = area["word"] or str(area["grade"])
        return kept

    @classmethod
    def rows(cls, body: Mapping[str, Any]) -> Rows:
        """Return the inspection as people read it."""
        shown = [("URN", str(body["urn"])), ("Started", day_words(body["start"]))]
        shown.append(("Published", day_words(body["published"])))
        for label, grade in (
            ("Overall effectiveness", body["overall"]),
            ("Quality of education", body["quality_of_education"]),
        ):
            shown += [(label, f"{grade}: {NAMES[grade]}")] if grade else []
        return shown + [
            (one["area"], one["word"] or f"{one['grade']}: {NAMES[one['grade']]}")
            for one in body["areas"]
        ]


def _judged(field: Any, framework: str) -> dict[str, Any]:
    label = field.label.text
    if framework == "report_card":
        return {"area": label, "word": field.data, "grade": None}
    return {"area": label, "grade": int(field.data), "word": None}
