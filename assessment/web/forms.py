"""Forms: the base of every form, its error summary, and the words of shared faults.

How a page uses it:

    class Evidence(Form):
        heard = TextAreaField("What did you hear?", "Write what the applicant said or did",
                              "Enter the evidence you heard before you choose a level")
        level = RadiosField("Which level?", missing="Select a level",
                            choices=[Option("3", "Level 3: meets the standard", "Sets …")])

    form = Evidence(heard=sheet.heard)            # starts with what is kept
    if form.validate_on_submit():                 # POST, and nothing is wrong
        ...                                       # form.heard.data
    form.faults({"level": "Select a level"})      # faults that a verb found (rules.refusal.Faults)
    return form.page(TEMPLATE, sheet=sheet)       # 422 when there are errors, else 200

and its template:

    {% extends "layouts/page.html" %}             {# shows the error summary of `form` by itself #}
    {% from "components/forms.html" import post, button %}
    {% block content %}
      {% call post() %}                           {# <form method="post"> with the token #}
        {{ form.heard() }} {{ form.level(heading=True, size="l") }}
        {{ button("Save and go to 2.4") }}
      {% endcall %}
    {% endblock %}

`{{ form.x() }}` renders the whole form group; it takes `label`, `hint`, `size` ("s", "m", "l") and
`heading` (the label is the h1: give the page an empty `{% block heading %}`). Choices known only in
the view: `form.level.choices = [...]` before validating. What was typed stays.

The token against forged requests is checked for every POST in `web/csrf.py`, not here. A form that
was sent after sign-out fills this one by itself after sign-in.
"""

from collections.abc import Mapping
from typing import Any

from flask import g, render_template, request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict

from assessment.web.fields.asked import HiddenField
from assessment.web.fields.choices import (
    CheckboxesField,
    ConfirmField,
    Option,
    RadiosField,
    SelectField,
)
from assessment.web.fields.day import DateField
from assessment.web.fields.numbers import DecimalField, WholeNumberField
from assessment.web.fields.text import EmailField, PasswordField, TextAreaField, TextField

TOP = "main-content"


class Form(FlaskForm):
    """The base of every form."""

    class Meta(FlaskForm.Meta):
        """The token is checked once for every request, so that no form carries its own."""

        csrf = False

    def __init__(self, **kept: Any) -> None:
        again = None if request.method == "POST" else kept_values()
        self.other_faults: list[tuple[str, str]] = []
        if again is None:
            super().__init__(**kept)
        else:
            super().__init__(formdata=again, **kept)

    def faults(self, found: Mapping[str, str]) -> None:
        """Put messages that a verb found at their fields; unknown names go to the top."""
        for name, message in found.items():
            field = self._fields.get(name)
            if field is None:
                self.other_faults.append((TOP, message))
            else:
                field.errors = [message]

    @property
    def error_list(self) -> list[tuple[str, str]]:
        """Return (id of the input, message) in the order of the page, one for each field."""
        found = [(f.focus_id, str(f.errors[0])) for f in self if f.errors and f.type != HIDDEN]
        return found + self.other_faults

    def page(self, template: str, **context: Any) -> tuple[str, int]:
        """Render a page with this form as `form`: 422 with faults, otherwise 200."""
        text = render_template(template, form=self, **context)
        return text, 422 if self.error_list else 200


HIDDEN = "HiddenField"


def kept_values() -> MultiDict[str, str] | None:
    """Return what was typed into this page before sign-out, once, or None.

    `web/kept.py` puts it on the request after sign-in; using it brings up the banner.
    """
    values: MultiDict[str, str] | None = g.get("kept_form")
    if values is not None:
        g.kept_form_shown = True
    return values


__all__ = [
    "CheckboxesField",
    "ConfirmField",
    "DateField",
    "DecimalField",
    "EmailField",
    "Form",
    "HiddenField",
    "Option",
    "PasswordField",
    "RadiosField",
    "SelectField",
    "TextAreaField",
    "TextField",
    "WholeNumberField",
    "kept_values",
]
