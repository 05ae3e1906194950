"""A date in three inputs, whose errors lead to the part that is wrong."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import wtforms
from wtforms.validators import StopValidation

from assessment.web import widgets
from assessment.web.fields.asked import Asked


class DateField(Asked):
    """A day, month and year in three inputs. `data` is a date or None.

    `subject` is how messages name it ("Date you started"); `past=True` needs `today` set on the
    form by the page (`form.started.today = now().date()`).
    """

    widget: Any = widgets.DateInput()
    PARTS = ("day", "month", "year")

    def __init__(
        self,
        label: str,
        hint: str = "",
        missing: str = "",
        *,
        subject: str = "",
        past: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(label, hint, missing, **kwargs)
        self.subject, self.past = subject or label.rstrip("?"), past
        self.today: date | None = None
        self.typed: dict[str, str] = dict.fromkeys(self.PARTS, "")
        self.faulty: frozenset[str] = frozenset()

    def process(self, formdata: Any, kept: Any = wtforms.utils.unset_value, **kwargs: Any) -> None:
        super().process(formdata, kept, **kwargs)
        if formdata is None:
            return
        names = {part: f"{self.name}-{part}" for part in self.PARTS}
        if any(name in formdata for name in names.values()):
            self.typed = {p: (formdata.get(n) or "").strip() for p, n in names.items()}
            self.raw_data = list(filter(None, self.typed.values()))
            self._read()

    def process_data(self, value: date | None) -> None:
        self.data = value
        if value:
            self.typed = {part: str(getattr(value, part)) for part in self.PARTS}

    def _read(self) -> None:
        self.data, self.process_errors = None, []
        absent = [part for part in self.PARTS if not self.typed[part]]
        if len(absent) == len(self.PARTS):
            self.faulty = frozenset(absent)
        elif absent:
            self._fault(absent, f"{self.subject} must include a {' and '.join(absent)}")
        else:
            self._read_whole()

    def _read_whole(self) -> None:
        try:
            day, month, year = (_digits(self.typed[part]) for part in self.PARTS)
            self.data = date(year, month, day)
            if year < 1900:
                raise ValueError
        except (ValueError, OverflowError):
            self.data = None
            self._fault(self.PARTS, f"{self.subject} must be a real date")

    def _fault(self, parts: Iterable[str], message: str) -> None:
        self.faulty = frozenset(parts)
        self.process_errors.append(message)

    def pre_validate(self, form: wtforms.Form) -> None:
        if self.process_errors:
            raise StopValidation()
        if self.past and self.data and self.today and self.data >= self.today:
            self.faulty = frozenset(self.PARTS)
            raise StopValidation(f"{self.subject} must be in the past")

    @property
    def focus_id(self) -> str:
        part = next((p for p in self.PARTS if p in self.faulty), self.PARTS[0])
        return f"{self.id}-{part}"


def _digits(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text):
        raise ValueError(text)
    return int(text)
