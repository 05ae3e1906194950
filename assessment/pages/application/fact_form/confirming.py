"""Who can confirm an exception: officers ask them; nothing is sent to them from here."""

from collections.abc import Mapping
from typing import Any

from assessment.pages.application.fact_form.base import Body, FactForm, Rows
from assessment.web.forms import EmailField, TextField

NOTHING_SENT = "We do not email them from here. The programme team may contact them"


class ConfirmerForm(FactForm):
    """A person who can confirm what is said."""

    one, many = "contact", "Who can confirm this"
    hint = f"Add someone who can confirm what you tell us. {NOTHING_SENT}."
    shows = ("name", "role", "email")

    name = TextField("Full name", missing="Enter their full name", subject="Full name")
    role = TextField(
        "Role", "For example, chair of governors", "Enter their role", subject="Their role"
    )
    email = EmailField(hint=NOTHING_SENT, missing="Enter their email address", autocomplete="off")

    def body(self) -> Body:
        """Return the person."""
        return {"name": self.name.data, "role": self.role.data, "email": self.email.data}

    @classmethod
    def rows(cls, body: Mapping[str, Any]) -> Rows:
        """Return the person as people read them."""
        return [("Name", body["name"]), ("Role", body["role"]), ("Email", body["email"])]


class ChiefExecutiveForm(FactForm):
    """How to reach the chief executive of the trust."""

    one, many = "chief executive", "Chief executive’s email to confirm"
    hint = f"Your chief executive can confirm what you did yourself. {NOTHING_SENT}."
    shows = ("email",)

    email = EmailField(
        "Email address of the chief executive",
        NOTHING_SENT,
        missing="Enter the email address of the chief executive",
        autocomplete="off",
    )

    def body(self) -> Body:
        """Return the address."""
        return {"email": self.email.data}

    @classmethod
    def rows(cls, body: Mapping[str, Any]) -> Rows:
        """Return the address as people read it."""
        return [("Email", body["email"])]
