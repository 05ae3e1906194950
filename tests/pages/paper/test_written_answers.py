"""Short and extended answers as plain forms: text in is text out, and is never cut (rule 14)."""

import pytest

from tests.pages.paper.conftest import Hall, kept
from tests.pages.paper.test_answer_kinds import KINDS, TOO_MANY, at, note

TEXTS = {
    "lines": "\r\nFirst line\r\n\r\nsecond line\r\n",
    "spaces": "  around  ",
    "emoji": "👩🏽‍🏫 teaches 🏳️‍🌈",
    "markup": "</textarea><b>&amp;",
    "right to left": "\u202bשלום\u202c",
    "over the limit": "word " * 900,
}


@pytest.mark.parametrize("n", [3, 4])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_rule_14_text_in_is_text_out(hall: Hall, n: int, text: str) -> None:
    sitting = hall.given(*KINDS)
    at(hall, sitting, n)
    hall.client.submit("Save and next", answer=text)
    assert kept(hall, sitting) == [(n, text, False)]
    field = at(hall, sitting, n).soup.select_one("textarea")
    assert field is not None
    # a parser of HTML reads each line end as one character and drops the first of the field
    assert field.text.removeprefix("\n") == text.replace("\r\n", "\n")


@pytest.mark.parametrize(("n", "rows_shown", "limit"), [(3, "2", 50), (4, "12", 400)])
def test_field_has_its_rows_and_says_its_limit(
    hall: Hall, n: int, rows_shown: str, limit: int
) -> None:
    sitting = hall.given(*KINDS)
    page = at(hall, sitting, n)
    field = page.soup.select_one("textarea#answer")
    assert field is not None
    assert (field["rows"], field.text.strip()) == (rows_shown, "")
    assert (note(page, "hint"), note(page, "words")) == (f"You can enter up to {limit} words", "")
    hall.client.submit("Save and next", answer="word " * (limit - 12))
    assert note(at(hall, sitting, n), "words") == "You have 12 words left"


FAULTY = {
    "NUL": ("a\x00b", "This contains a character we cannot save. Type it again."),
    "20,001 characters": (
        "x" * 20_001,
        "Your answer must be 20,000 characters or fewer. You have 20,001. "
        "Shorten it, then save again.",
    ),
}


@pytest.mark.parametrize(("typed", "message"), FAULTY.values(), ids=FAULTY.keys())
def test_rule_14_what_cannot_be_kept_is_said_and_stays(
    hall: Hall, typed: str, message: str
) -> None:
    sitting = hall.given(*KINDS)
    at(hall, sitting, 4)
    page = hall.client.submit("Save and next", answer=typed)
    assert (page.status, page.errors, note(page, "words")) == (422, [message], "")
    assert page.soup.select_one("textarea").text.strip()[-100:] == typed[-100:].replace(
        "\x00", "\ufffd"
    )  # type: ignore[union-attr]
    assert kept(hall, sitting) == []


def test_the_script_is_told_the_same_note(hall: Hall) -> None:
    sitting = hall.given(*KINDS)
    at(hall, sitting, 1)
    sent = {"load": "tab.load", "count": "1", "key": "k", "position": "3", "answer": "word " * 52}
    told = hall.client.post(f"/paper/{sitting}/answer", check=False, **sent).response
    assert told.get_json()["note"] == TOO_MANY
