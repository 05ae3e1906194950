"""Fields that are chosen: radios, checkboxes, a list, one box to tick."""

from collections.abc import Iterable
from typing import Any

import wtforms

from assessment.web import widgets
from assessment.web.fields.asked import Asked


class Option(wtforms.SelectChoice):
    """One radio, checkbox or entry of a select.

    `hint` stands under the label; `divider` is a word such as "or" before it; `exclusive` marks
    the checkbox that unticks the others; `inside` is HTML shown when it is chosen.
    """

    def __init__(
        self,
        value: str,
        label: str = "",
        hint: str = "",
        *,
        divider: str = "",
        exclusive: bool = False,
        inside: object = "",
    ) -> None:
        super().__init__(value=value, label=label or value)
        self.hint = hint
        self.divider = divider
        self.exclusive = exclusive
        self.inside = inside


class RadiosField(Asked, wtforms.RadioField):
    """One of several, all in view. `data` is the value chosen, or None."""

    widget: Any = widgets.Radios()

    def __init__(
        self,
        label: str,
        hint: str = "",
        missing: str = "",
        *,
        choices: Iterable[wtforms.SelectChoice] = (),
        inline: bool = False,
        small: bool = False,
        **kwargs: Any,
    ) -> None:
        wrong = missing or f"Select {label[:1].lower()}{label[1:].rstrip('?')}"
        super().__init__(
            label, hint, missing, choices=list(choices), invalid_choice_message=wrong, **kwargs
        )
        self.inline, self.small = inline, small

    def pre_validate(self, form: wtforms.Form) -> None:
        if self.data not in (None, "", "None"):
            super().pre_validate(form)
        elif self.raw_data:
            self.data = None

    def process_data(self, value: object) -> None:
        self.data = None if value is None else self.coerce(value)


class SelectField(RadiosField):
    """One of many in a list. Start `choices` with `Option("", "Choose")`."""

    widget: Any = widgets.Select()


class CheckboxesField(Asked, wtforms.SelectMultipleField):
    """Any of several. `data` is the list of values ticked."""

    widget: Any = widgets.Checkboxes()

    def __init__(
        self,
        label: str,
        hint: str = "",
        missing: str = "",
        *,
        choices: Iterable[wtforms.SelectChoice] = (),
        small: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(
            label,
            hint,
            missing,
            choices=list(choices),
            invalid_choice_message="Select from the list",
            **kwargs,
        )
        self.small = small

    @property
    def focus_id(self) -> str:
        return f"{self.id}"


class ConfirmField(Asked, wtforms.BooleanField):
    """One box to tick before going on; `missing` reads "Confirm that …"."""

    widget: Any = widgets.Confirm()
