"""Posts, and the schools that a leader in a trust answers for."""

from collections.abc import Mapping
from typing import Any

from assessment.pages.application.fact_form.base import (
    Body,
    FactForm,
    Rows,
    checked_uid,
    checked_urn,
    day_words,
    days,
    iso,
    not_future,
    urn_field,
)
from assessment.rules.refusal import Faults
from assessment.web import current
from assessment.web.forms import DateField, Option, RadiosField, SelectField, TextField

ROLES = {
    "headteacher": "Headteacher",
    "executive_headteacher": "Executive headteacher",
    "trust_ceo": "Chief executive of a trust",
    "deputy_ceo": "Deputy chief executive of a trust",
    "regional_director": "Regional director in a trust",
    "director_of_school_improvement": "Director of school improvement in a trust",
    "executive_director": "Executive director in a trust",
}
AT_SCHOOL = ("headteacher", "executive_headteacher")
CAPACITIES = {
    "substantive": "In my own right",
    "co_head": "As a job share or co-head",
    "acting": "Acting",
    "interim": "Interim",
}
START = "Date you started"
LEFT = "Date you left"


class PostForm(FactForm):
    """One post, at a school or in a trust."""

    one, many = "post", "Posts"
    hint = "Add every post as head of a school or leader of a trust, newest first."
    shows = ("role", "urn", "group", "start", "end", "capacity")

    role = SelectField(
        "Role",
        missing="Select the role",
        choices=[Option("", "Choose"), *(Option(key, words) for key, words in ROLES.items())],
    )
    urn = urn_field("URN of the school, for a post at a school", "")
    group = TextField(
        "UID of the trust, for a post in a trust",
        "Up to 8 numbers, as in the register of schools",
        width=10,
        longest=20,
        inputmode="numeric",
    )
    start = DateField(START, "For example, 1 9 2019", "Enter the date you started", subject=START)
    end = DateField(LEFT, "Leave this empty if you are still there", subject=LEFT)
    capacity = RadiosField(
        "How did you hold it?",
        missing="Select how you held it",
        choices=[Option(key, words) for key, words in CAPACITIES.items()],
    )

    def body(self) -> Body:
        """Return the post."""
        at_school = self.role.data in AT_SCHOOL
        if at_school and not self.urn.data:
            raise Faults({"urn": "Enter the URN of the school"})
        if not at_school and not self.group.data:
            raise Faults({"group": "Enter the UID of the trust"})
        today = current.now().date()
        not_future("start", self.start.data, START, today)
        if self.end.data and self.end.data <= self.start.data:
            raise Faults({"end": "Date you left must be after the date you started"})
        return {
            "role": self.role.data,
            "urn": checked_urn(self.urn.data) if at_school else None,
            "group": None if at_school else checked_uid(self.group.data),
            "start": iso(self.start.data),
            "end": iso(self.end.data),
            "capacity": self.capacity.data,
        }

    @classmethod
    def filled(cls, body: Mapping[str, Any]) -> Body:
        """Return what the form starts with."""
        return days(body, ("start", "end"))

    @classmethod
    def rows(cls, body: Mapping[str, Any]) -> Rows:
        """Return the post as people read it."""
        where = ("URN", body["urn"]) if body["urn"] else ("UID of the trust", body["group"])
        return [
            ("Role", ROLES[body["role"]]),
            (where[0], str(where[1])),
            ("Started", day_words(body["start"])),
            ("Left", day_words(body["end"], "Still there")),
            ("Held", CAPACITIES[body["capacity"]]),
        ]


class AccountabilityForm(FactForm):
    """A school that a leader in a trust answers or answered for."""

    one, many = "school", "Schools you answer for"
    hint = "Add each school that you answered for as a leader in a trust."
    shows = ("urn", "start", "end")

    urn = urn_field()
    start = DateField(
        "Date you began to answer for it",
        "For example, 1 9 2019",
        "Enter the date you began to answer for it",
    )
    end = DateField("Date that ended", "Leave this empty if you still do")

    def body(self) -> Body:
        """Return the time of accountability."""
        not_future("start", self.start.data, "This date", current.now().date())
        if self.end.data and self.end.data < self.start.data:
            raise Faults({"end": "Date that ended must be after the date it began"})
        urn = checked_urn(self.urn.data)
        return {"urn": urn, "start": iso(self.start.data), "end": iso(self.end.data)}

    @classmethod
    def filled(cls, body: Mapping[str, Any]) -> Body:
        """Return what the form starts with."""
        return days(body, ("start", "end"))

    @classmethod
    def rows(cls, body: Mapping[str, Any]) -> Rows:
        """Return the time as people read it."""
        return [
            ("URN", str(body["urn"])),
            ("From", day_words(body["start"])),
            ("To", day_words(body["end"], "Still")),
        ]
