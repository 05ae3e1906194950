"""What every field shares: the label, the hint, the message when nothing was given."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import wtforms
from wtforms.validators import StopValidation

BROKEN = "This contains a character we cannot save. Type it again."


class Needed:
    """Stops at the field's `missing` message when nothing was given."""

    field_flags: ClassVar[dict[str, bool]] = {}

    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, form: wtforms.Form, field: wtforms.Field) -> None:
        if field.data is None or field.data in ("", [], False):
            field.errors[:] = []
            raise StopValidation(self.message)


class Asked(wtforms.Field):
    """What all fields share: the label, the hint, the message when nothing was given."""

    data: Any
    process_errors: list[Any]
    widget: Any

    def __init__(
        self,
        label: str,
        hint: str = "",
        missing: str = "",
        checks: Sequence[Callable[..., None]] = (),
        **kwargs: Any,
    ) -> None:
        first = [Needed(missing)] if missing else [wtforms.validators.Optional()]
        super().__init__(label, [*first, *checks], **kwargs)
        self.hint = hint

    def fault(self, message: str) -> None:
        """Stop here with a message: for checks of one form, `def validate_x(self, field)`."""
        raise StopValidation(message)

    @property
    def error(self) -> str:
        """Return the one message of this field, or nothing."""
        return str(self.errors[0]) if self.errors else ""

    @property
    def focus_id(self) -> str:
        """Return the id of the input that the error summary links to."""
        return str(self.id)


def whole_text(field: wtforms.Field, text: str) -> str:
    """Return the text if it can be kept as it is; raises ValueError for NUL and surrogates."""
    if "\x00" in text or any(unicodedata.category(c) == "Cs" for c in text):
        raise ValueError(BROKEN)
    return text


class HiddenField(wtforms.HiddenField):
    """A value the page carries along, such as the version it was opened with."""

    error, hint = "", ""
