"""Fields that are typed: a line, an email address, a password, several lines."""

import re
from typing import Any

import wtforms
from wtforms.validators import StopValidation

from assessment.rules.wording import count_words, number
from assessment.web import widgets
from assessment.web.fields.asked import Asked, whole_text

EMAIL = re.compile(r"[^@\s<>\"(),:;\\\[\]]+@[^@\s.<>\"(),:;\\\[\]]+(\.[^@\s.<>\"(),:;\\\[\]]+)+")
CHARACTERS = 20_000


class TextField(Asked, wtforms.StringField):
    """One line. `width` is in characters; `longest` is the limit in characters."""

    widget: Any = widgets.TextInput()

    def __init__(
        self,
        label: str,
        hint: str = "",
        missing: str = "",
        *,
        width: int = 0,
        longest: int = 200,
        subject: str = "",
        kind: str = "text",
        autocomplete: str = "",
        inputmode: str = "",
        suffix: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(label, hint, missing, **kwargs)
        self.width, self.longest, self.subject = width, longest, subject or label
        self.kind, self.autocomplete = kind, autocomplete
        self.inputmode, self.suffix = inputmode, suffix

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = valuelist[0].strip() if valuelist else ""
        whole_text(self, self.data)

    def pre_validate(self, form: wtforms.Form) -> None:
        size = len(self.data or "")
        if size > self.longest:
            raise StopValidation(
                f"{self.subject} must be {number(self.longest)} characters or fewer. "
                f"You have {number(size)}"
            )


class EmailField(TextField):
    """An email address, kept lower case."""

    wrong = "Enter an email address in the correct format, like name@example.com"

    def __init__(self, label: str = "Email address", hint: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("missing", self.wrong)
        kwargs.setdefault("autocomplete", "email")
        super().__init__(label, hint, kind="email", longest=254, **kwargs)

    def pre_validate(self, form: wtforms.Form) -> None:
        self.data = (self.data or "").lower()
        if self.data and (len(self.data) > self.longest or not EMAIL.fullmatch(self.data)):
            raise StopValidation(self.wrong)


class PasswordField(TextField):
    """A password: shown by a button, pasted freely, never sent back, kept exactly as typed."""

    widget: Any = widgets.PasswordInput()

    def __init__(self, label: str = "Password", hint: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("autocomplete", "current-password")
        super().__init__(label, hint, longest=1000, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = whole_text(self, valuelist[0]) if valuelist else ""


class TextAreaField(Asked, wtforms.TextAreaField):
    """Several lines. `words` sets a limit in words, with a count; nothing is cut silently."""

    widget: Any = widgets.TextArea()

    def __init__(
        self,
        label: str,
        hint: str = "",
        missing: str = "",
        *,
        rows: int = 5,
        words: int = 0,
        subject: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(label, hint, missing, **kwargs)
        self.rows, self.words, self.subject = rows, words, subject or label.rstrip("?")

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = valuelist[0].strip() if valuelist else ""
        whole_text(self, self.data)

    def pre_validate(self, form: wtforms.Form) -> None:
        have = count_words(self.data or "")
        if self.words and have > self.words:
            raise StopValidation(
                f"{self.subject} must be {number(self.words)} words or fewer. "
                f"You have {number(have)}"
            )
        if len(self.data or "") > CHARACTERS:
            raise StopValidation(
                f"{self.subject} must be {number(CHARACTERS)} characters or fewer. "
                f"You have {number(len(self.data))}"
            )
