"""Schools that changed URN, trusts, their academies, and results."""

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
    urn_field,
)
from assessment.rules.refusal import Faults
from assessment.web.forms import (
    DateField,
    Option,
    RadiosField,
    SelectField,
    TextField,
)

LINKS = {
    "converter": "It became an academy by itself (a converter)",
    "sponsor_led": "It became an academy with a sponsor",
    "merged_or_split": "It merged with another school, or split",
    "other": "Something else",
}
GROUP_TYPES = {
    "6": "Multi-academy trust",
    "10": "Single-academy trust",
    "2": "Foundation trust",
    "1": "Federation",
    "5": "School sponsor",
}
STATUSES = {"OPEN": "Open", "PROPOSED_TO_CLOSE": "Open, proposed to close", "CLOSED": "Closed"}
ACADEMY_TYPES = {
    "28": "Academy, sponsor led",
    "34": "Academy, converter",
    "35": "Free school",
    "33": "Special academy, sponsor led",
    "44": "Special academy, converter",
    "43": "Alternative provision, sponsor led",
    "42": "Alternative provision, converter",
    "46": "16 to 19 academy, sponsor led",
}


def options(words: Mapping[str, str]) -> list[Option]:
    """Return radios or entries for these words."""
    return [Option(key, said) for key, said in words.items()]


class LinkForm(FactForm):
    """A school that became another."""

    one, many = "change of URN", "Schools whose URN changed"
    hint = "Add a school that got a new URN, when it became an academy say. There may be none."
    shows = ("old_urn", "new_urn", "on_day", "kind")

    old_urn = urn_field("Old URN", "Enter the old URN")
    new_urn = urn_field("New URN", "Enter the new URN")
    on_day = DateField("Date of the change", "Leave this empty if you do not know")
    kind = RadiosField("What happened?", missing="Select what happened", choices=options(LINKS))

    def body(self) -> Body:
        """Return the change."""
        old = checked_urn(self.old_urn.data, "old_urn", "Old URN")
        new = checked_urn(self.new_urn.data, "new_urn", "New URN")
        if old == new:
            raise Faults({"new_urn": "New URN must be different from the old URN"})
        return {"old_urn": old, "new_urn": new, "on": iso(self.on_day.data), "kind": self.kind.data}

    @classmethod
    def filled(cls, body: Mapping[str, Any]) -> Body:
        """Return what the form starts with."""
        kept = days(body, ("on",))
        return {**kept, "on_day": kept.pop("on")}

    @classmethod
    def rows(cls, body: Mapping[str, Any]) -> Rows:
        """Return the change as people read it."""
        return [
            ("Old URN", str(body["old_urn"])),
            ("New URN", str(body["new_urn"])),
            ("Date", day_words(body["on"])),
            ("What happened", LINKS[body["kind"]]),
        ]


class GroupForm(FactForm):
    """A trust."""

    one, many = "trust", "Your trust"
    hint = "Add the trust that you lead."
    shows = ("uid", "type_code", "status")

    uid = TextField(
        "UID of the trust",
        "Up to 8 numbers, as in the register of schools",
        "Enter the UID of the trust",
        width=10,
        longest=20,
        inputmode="numeric",
    )
    type_code = RadiosField(
        "What is it?", missing="Select what it is", choices=options(GROUP_TYPES)
    )
    status = RadiosField("Is it open?", missing="Select if it is open", choices=options(STATUSES))

    def body(self) -> Body:
        """Return the trust."""
        uid = checked_uid(self.uid.data, "uid")
        return {"uid": uid, "type_code": self.type_code.data, "status": self.status.data}

    @classmethod
    def rows(cls, body: Mapping[str, Any]) -> Rows:
        """Return the trust as people read it."""
        kind = GROUP_TYPES.get(body["type_code"], body["type_code"])
        return [("UID", body["uid"]), ("Type", kind), ("Status", STATUSES[body["status"]])]


class MembershipForm(FactForm):
    """An academy's time in a trust."""

    one, many = "academy", "Academies of your trust"
    hint = "Add the academies of the trust, with the type each had first."
    shows = ("group", "urn", "type_code", "joined", "left")

    group = TextField(
        "UID of the trust",
        "",
        "Enter the UID of the trust",
        width=10,
        longest=20,
        inputmode="numeric",
    )
    urn = urn_field("URN of the academy", "Enter the URN of the academy")
    type_code = SelectField(
        "Type of academy",
        missing="Select the type of academy",
        choices=[Option("", "Choose"), *options(ACADEMY_TYPES)],
    )
    joined = DateField(
        "Date it joined the trust", "For example, 1 9 2016", "Enter the date it joined the trust"
    )
    left = DateField("Date it left", "Leave this empty if it is still in the trust")

    def body(self) -> Body:
        """Return the time in the trust."""
        if self.left.data and self.left.data < self.joined.data:
            raise Faults({"left": "Date it left must be after the date it joined"})
        return {
            "group": checked_uid(self.group.data),
            "urn": checked_urn(self.urn.data),
            "type_code": self.type_code.data,
            "joined": iso(self.joined.data),
            "left": iso(self.left.data),
        }

    @classmethod
    def filled(cls, body: Mapping[str, Any]) -> Body:
        """Return what the form starts with."""
        return days(body, ("joined", "left"))

    @classmethod
    def rows(cls, body: Mapping[str, Any]) -> Rows:
        """Return the time as people read it."""
        return [
            ("URN", body["urn"]),
            ("UID of the trust", body["group"]),
            ("Type", ACADEMY_TYPES.get(body["type_code"], body["type_code"])),
            ("Joined", day_words(body["joined"])),
            ("Left", day_words(body["left"], "Still in the trust")),
        ]
