"""How a field looks: the parameters of its GOV.UK macro, and nothing else.

The macros come from govuk-frontend-jinja and are looked up once for each application.
"""

from typing import Any

from flask import current_app
from markupsafe import Markup

PACKAGE = "govuk_frontend_jinja/components"
WIDTHS = (2, 3, 4, 5, 10, 20, 30)


def macro(component: str, name: str) -> Any:
    """Return one macro of the package, as a function of its parameters."""
    return getattr(
        current_app.jinja_env.get_template(f"{PACKAGE}/{component}/macro.html").module, name
    )


class Widget:
    """Gathers what every form group has: name, id, label, hint, error."""

    component = ""
    name = ""

    def __call__(self, field: Any, **given: Any) -> Markup:
        """Render the form group. `heading=True` makes its label the page's h1; `size` is s to l."""
        params = {
            "id": field.id,
            "idPrefix": field.id,
            "name": field.name,
            **_said(field, given),
            **self.params(field, given),
        }
        return Markup(macro(self.component, self.name)(params))  # noqa: S704

    def params(self, field: Any, given: dict[str, Any]) -> dict[str, Any]:
        """Return what this component needs beside the shared parameters."""
        return {"label": _title(field, given, "label")}


def _said(field: Any, given: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    hint = given.get("hint", field.hint)
    if hint:
        said["hint"] = {"html": hint} if isinstance(hint, Markup) else {"text": hint}
    if field.error:
        said["errorMessage"] = {"text": field.error}
    return said


def _title(field: Any, given: dict[str, Any], kind: str) -> dict[str, Any]:
    heading = bool(given.get("heading"))
    size = given.get("size", "l" if heading else "m" if kind == "fieldset__legend" else "")
    title: dict[str, Any] = {"text": str(given.get("label", field.label.text))}
    if isinstance(given.get("label"), Markup):
        title = {"html": given["label"]}
    if size:
        title["classes"] = f"govuk-{kind}--{size}"
    if heading:
        title["isPageHeading"] = True
    return title


class TextInput(Widget):
    """One line of text, as wide as what is expected."""

    component, name = "input", "govukInput"

    def params(self, field: Any, given: dict[str, Any]) -> dict[str, Any]:
        fits = next((w for w in WIDTHS if w >= field.width), 0) if field.width else 0
        optional = {
            "type": field.kind,
            "autocomplete": field.autocomplete,
            "inputmode": field.inputmode,
            "classes": f"govuk-input--width-{fits}" if fits else "",
        }
        return {
            "label": _title(field, given, "label"),
            "value": field._value(),
            "spellcheck": False,
            **({"suffix": {"text": field.suffix}} if field.suffix else {}),
            **{key: value for key, value in optional.items() if value},
        }


class PasswordInput(Widget):
    """A password with "Show". What was typed is never sent back."""

    component, name = "password-input", "govukPasswordInput"

    def params(self, field: Any, given: dict[str, Any]) -> dict[str, Any]:
        return {"label": _title(field, given, "label"), "autocomplete": field.autocomplete}


class TextArea(Widget):
    """Several lines, with a count of words where there is a limit."""

    component, name = "textarea", "govukTextarea"

    def __call__(self, field: Any, **given: Any) -> Markup:
        return COUNTED(field, **given) if field.words else super().__call__(field, **given)

    def params(self, field: Any, given: dict[str, Any]) -> dict[str, Any]:
        return {
            "label": _title(field, given, "label"),
            "value": field._value(),
            "rows": given.get("rows", field.rows),
        }


class CharacterCount(TextArea):
    """A textarea with the words left."""

    component, name = "character-count", "govukCharacterCount"

    def __call__(self, field: Any, **given: Any) -> Markup:
        return Widget.__call__(self, field, **given)

    def params(self, field: Any, given: dict[str, Any]) -> dict[str, Any]:
        return {**super().params(field, given), "maxwords": field.words}


COUNTED = CharacterCount()


def _items(field: Any, chosen: set[str]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    for option in field._choices_from_input(field.choices) or []:
        if getattr(option, "divider", ""):
            items.append({"divider": option.divider})
        items.append(_item(option, str(option.value) in chosen))
    return items


def _item(option: Any, chosen: bool) -> dict[str, Any]:
    label = "html" if isinstance(option.label, Markup) else "text"
    item: dict[str, Any] = {"value": str(option.value), label: option.label, "checked": chosen}
    if getattr(option, "hint", ""):
        item["hint"] = {"text": option.hint}
    if getattr(option, "exclusive", False):
        item["behaviour"] = "exclusive"
    if getattr(option, "inside", ""):
        item["conditional"] = {"html": option.inside}
    return item


class Radios(Widget):
    """One of several."""

    component, name, css = "radios", "govukRadios", "govuk-radios"

    def params(self, field: Any, given: dict[str, Any]) -> dict[str, Any]:
        classes = [f"{self.css}--inline"] if getattr(field, "inline", False) else []
        classes += [f"{self.css}--small"] if field.small else []
        return {
            "fieldset": {"legend": _title(field, given, "fieldset__legend")},
            "classes": " ".join(classes),
            "items": _items(field, _chosen(field)),
        }


def _chosen(field: Any) -> set[str]:
    if isinstance(field.data, list | tuple | set):
        return {str(value) for value in field.data}
    return set() if field.data is None else {str(field.data)}


class Checkboxes(Radios):
    """Any of several."""

    component, name, css = "checkboxes", "govukCheckboxes", "govuk-checkboxes"


class Confirm(Widget):
    """One box to tick."""

    component, name = "checkboxes", "govukCheckboxes"

    def params(self, field: Any, given: dict[str, Any]) -> dict[str, Any]:
        label = str(given.get("label", field.label.text))
        return {"items": [{"value": "yes", "text": label, "checked": bool(field.data)}]}


class Select(Widget):
    """One of many in a list."""

    component, name = "select", "govukSelect"

    def params(self, field: Any, given: dict[str, Any]) -> dict[str, Any]:
        chosen = _chosen(field)
        return {
            "label": _title(field, given, "label"),
            "items": [
                {"value": str(o.value), "text": o.label, "selected": str(o.value) in chosen}
                for o in field._choices_from_input(field.choices) or []
            ],
        }


class DateInput(Widget):
    """Day, month and year, the faulty ones marked."""

    component, name = "date-input", "govukDateInput"

    def params(self, field: Any, given: dict[str, Any]) -> dict[str, Any]:
        return {
            "namePrefix": field.name,
            "fieldset": {"legend": _title(field, given, "fieldset__legend")},
            "items": [_part(field, part) for part in field.PARTS],
        }


def _part(field: Any, part: str) -> dict[str, Any]:
    wrong = " govuk-input--error" if field.error and part in (field.faulty or field.PARTS) else ""
    width = 4 if part == "year" else 2
    return {
        "name": part,
        "value": field.typed[part],
        "classes": f"govuk-input--width-{width}{wrong}",
    }
