"""Fields: what they take, what they say, where their errors lead, what stays."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from werkzeug.datastructures import MultiDict

from assessment.web.forms import (
    CheckboxesField,
    ConfirmField,
    DateField,
    DecimalField,
    Form,
    Option,
    RadiosField,
    SelectField,
    TextAreaField,
    TextField,
    WholeNumberField,
)

NUMBER = "Extra time must be a number, like 25"
RANGE = "Extra time must be between 0 and 300"
BROKEN = "This contains a character we cannot save. Type it again."
LEVELS = [Option("3", "Level 3", "The standard"), Option("x", "Not evidenced", divider="or")]


class Sheet(Form):
    """One of each."""

    line = TextField("Name", "As on letters", longest=10)
    words = TextAreaField("Statement", words=3)
    share = DecimalField("Extra time", least=0, most=300)
    count = WholeNumberField("Breaks", wrong="Breaks must be a whole number")
    day = DateField("Date you started", past=True)
    level = RadiosField("Which level?", missing="Select a level", choices=LEVELS)
    which = CheckboxesField("Which?", choices=[Option("a", "A"), Option("b", "B")])
    place = SelectField("Place", choices=[Option("", "Choose"), Option("n", "North")])
    sure = ConfirmField("I am sure", missing="Confirm that you are sure")


@pytest.fixture(autouse=True)
def request_(app: Flask) -> Iterator[None]:
    with app.test_request_context(method="POST"):
        yield


def sent(**fields: Any) -> Sheet:
    form = Sheet(formdata=MultiDict({"level": "3", "sure": "yes"} | fields))
    form.day.today = date(2026, 11, 17)
    form.validate()
    return form


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        pytest.param({}, [], id="nothing-needed-is-missing"),
        pytest.param({"level": ""}, [("level", "Select a level")], id="radios-missing"),
        pytest.param({"level": "9"}, [("level", "Select a level")], id="level-outside-the-scale"),
        pytest.param({"sure": ""}, [("sure", "Confirm that you are sure")], id="not-ticked"),
        pytest.param(
            {"line": "x" * 11},
            [("line", "Name must be 10 characters or fewer. You have 11")],
            id="line-too-long",
        ),
        pytest.param({"line": "a\x00b"}, [("line", BROKEN)], id="rule-14-nul"),
        pytest.param({"words": "a\ud800"}, [("words", BROKEN)], id="rule-14-lone-surrogate"),
        pytest.param({"words": "one two three"}, [], id="words-at-the-limit"),
        pytest.param(
            {"words": "one two three four"},
            [("words", "Statement must be 3 words or fewer. You have 4")],
            id="words-over",
        ),
        pytest.param(
            {"words": "x" * 100_000},
            [("words", "Statement must be 20,000 characters or fewer. You have 100,000")],
            id="100,000-characters",
        ),
        pytest.param(
            {"share": "some"}, [("share", "Extra time must be a number, like 25")], id="no-number"
        ),
        pytest.param(
            {"share": "301"}, [("share", "Extra time must be between 0 and 300")], id="too-much"
        ),
        pytest.param(
            {"share": "1e9999"}, [("share", "Extra time must be between 0 and 300")], id="huge"
        ),
        pytest.param(
            {"share": "NaN"}, [("share", "Extra time must be a number, like 25")], id="nan"
        ),
        pytest.param({"count": "1.5"}, [("count", "Breaks must be a whole number")], id="half"),
        pytest.param({"which": "z"}, [("which", "Select from the list")], id="no-such-box"),
        pytest.param({"place": "z"}, [("place", "Select place")], id="no-such-entry"),
        pytest.param(
            {"day-day": "1"},
            [("day-month", "Date you started must include a month and year")],
            id="date-in-part",
        ),
        pytest.param(
            {"day-day": "31", "day-month": "2", "day-year": "2020"},
            [("day-day", "Date you started must be a real date")],
            id="no-such-day",
        ),
        pytest.param(
            {"day-day": "١", "day-month": "2", "day-year": "2020"},
            [("day-day", "Date you started must be a real date")],
            id="other-digits",
        ),
        pytest.param(
            {"day-day": "17", "day-month": "11", "day-year": "2026"},
            [("day-day", "Date you started must be in the past")],
            id="today-is-not-past",
        ),
    ],
)
def test_faults(fields: dict[str, str], errors: list[tuple[str, str]]) -> None:
    assert sent(**fields).error_list == errors


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        pytest.param("line", "  Zoë 🙂 قمر ", "Zoë 🙂 قمر", id="rule-14-any-script"),
        pytest.param("words", "a\r\nb", "a\r\nb", id="rule-14-line-ends"),
        pytest.param("share", "1,25.5".replace(",", ""), Decimal("125.5"), id="decimal"),
        pytest.param("share", "−0", Decimal("0"), id="true-minus"),
        pytest.param("count", "1,330", 1330, id="comma"),
        pytest.param("level", "x", "x", id="radio"),
        pytest.param("which", "b", ["b"], id="box"),
        pytest.param("line", "", "", id="nothing"),
        pytest.param("count", "", None, id="no-number"),
    ],
)
def test_values(name: str, typed: str, value: object) -> None:
    assert sent(**{name: typed})[name].data == value


def test_a_date_is_read() -> None:
    form = sent(**{"day-day": "1", "day-month": "9", "day-year": "2021"})
    assert form.day.data == date(2021, 9, 1)


def html(form: Sheet) -> BeautifulSoup:
    return BeautifulSoup("".join(str(each()) for each in form), "lxml")


def test_what_was_typed_stays() -> None:
    soup = html(sent(share="some", words="<b>", **{"day-day": "x", "day-month": "2"}))
    assert soup.select_one("#share")["value"] == "some"  # type: ignore[index]
    assert soup.select_one("textarea#words").get_text() == "<b>"  # type: ignore[union-attr]
    assert soup.select_one("#day-day")["value"] == "x"  # type: ignore[index]
    assert soup.select_one("input[name=level][checked]")["value"] == "3"  # type: ignore[index]


def test_errors_and_hints_are_joined_to_their_fields() -> None:
    soup = html(sent(line="x" * 11))
    field = soup.select_one("#line")
    assert field is not None
    assert field["aria-describedby"] == "line-hint line-error"
    assert "Name must be 10" in soup.select_one("#line-error").get_text()  # type: ignore[union-attr]


def test_faults_of_a_verb_reach_their_fields() -> None:
    form = sent()
    form.faults({"level": "Select a level for 2.3", "elsewhere": "Something else"})
    assert form.error_list == [
        ("level", "Select a level for 2.3"),
        ("main-content", "Something else"),
    ]
