"""Fields that hold a number: what was typed stays, what it means is exact."""

from decimal import Decimal, InvalidOperation
from typing import Any

import wtforms
from wtforms.validators import StopValidation

from assessment.web.fields.asked import whole_text
from assessment.web.fields.text import TextField


class DecimalField(TextField):
    """A number. `data` is a Decimal; commas and a true minus are understood."""

    whole = False

    def __init__(
        self,
        label: str,
        hint: str = "",
        missing: str = "",
        *,
        wrong: str = "",
        least: Decimal | int | None = None,
        most: Decimal | int | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("width", 5)
        kwargs.setdefault("inputmode", "numeric" if self.whole else "decimal")
        super().__init__(label, hint, missing, **kwargs)
        self.wrong, self.least, self.most = wrong, least, most

    def process_formdata(self, valuelist: list[str]) -> None:
        text = whole_text(self, valuelist[0].strip()) if valuelist else ""
        self.data = self._read(text) if text else None

    def _read(self, text: str) -> Any:
        plain = text.replace(",", "").replace("\u2212", "-").replace(" ", "")
        try:
            value = Decimal(plain) if len(plain) <= 30 else None
        except InvalidOperation:
            value = None
        if value is None or not value.is_finite() or (self.whole and value % 1):
            raise ValueError(self.wrong or f"{self.subject} must be a number, like 25")
        return int(value) if self.whole else value

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else str(self.data)

    def pre_validate(self, form: wtforms.Form) -> None:
        if self.data is None:
            return
        low = self.least is not None and self.data < self.least
        high = self.most is not None and self.data > self.most
        if (low or high) and self.wrong:
            raise StopValidation(self.wrong)
        if low or high:
            raise StopValidation(f"{self.subject} must be {self._range()}")

    def _range(self) -> str:
        if self.least is None:
            return f"{self.most} or less"
        if self.most is None:
            return f"{self.least} or more"
        return f"between {self.least} and {self.most}"


class WholeNumberField(DecimalField):
    """A whole number. `data` is an int."""

    whole = True
