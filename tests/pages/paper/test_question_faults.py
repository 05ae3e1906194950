"""What is typed into a question: kept, noted, refused, never cut (rules 2, 4 and 14)."""

import pytest

from tests.pages.paper.conftest import Hall, kept, said

NOT_A_NUMBER = "We saved what you typed. It is not a number, so it cannot get a mark yet."
TYPED = {
    "a number": ("21.4", None),
    "commas": ("1,330", None),
    "a unit": ("21.4 pupils", None),
    "a minus": ("−3", None),
    "words": ("twenty", NOT_A_NUMBER),
    "another unit": ("21.4 cats", NOT_A_NUMBER),
    "emoji": ("👩🏽‍🏫", NOT_A_NUMBER),
    "right to left": ("\u202bשלום\u202c", NOT_A_NUMBER),
}


@pytest.mark.parametrize(("typed", "note"), TYPED.values(), ids=TYPED.keys())
def test_rule_14_numbers_are_kept_as_typed_with_a_note(
    hall: Hall, typed: str, note: str | None
) -> None:
    sitting = hall.start()
    page = hall.question(sitting, "text")
    hall.client.submit("Save and next", answer=typed)
    assert [response for _, response, _ in kept(hall, sitting)] == [typed]
    again = hall.client.get(page.path)
    assert again.soup.select_one("#answer")["value"] == typed  # type: ignore[index]
    assert again.soup.select_one("#note").text == (note or "")  # type: ignore[union-attr]
    checked = hall.client.get(f"/paper/{sitting}/check").text
    assert ("cannot get a mark yet" in checked) == (note is not None)


FAULTY = {
    "NUL": ("2\x001", "This contains a character we cannot save. Type it again."),
    "100,000 characters": (
        "9" * 100_000,
        "Your answer must be 20,000 characters or fewer. You have 100,000. "
        "Shorten it, then save again.",
    ),
    "101 characters": ("9" * 101, "Your answer must be 100 characters or fewer"),
}


@pytest.mark.parametrize(("typed", "message"), FAULTY.values(), ids=FAULTY.keys())
def test_rule_14_what_cannot_be_kept_is_said_and_stays_on_the_page(
    hall: Hall, typed: str, message: str
) -> None:
    sitting = hall.start()
    hall.question(sitting, "text")
    page = hall.client.submit("Save and next", answer=typed)
    assert (page.status, page.errors) == (422, [message])
    assert page.title.startswith("Error: Question")
    assert kept(hall, sitting) == []


def test_an_option_that_is_not_offered(hall: Hall) -> None:
    sitting = hall.start()
    hall.question(sitting, "radio")
    page = hall.client.submit("Save and next", answer="z")
    assert (page.status, page.errors) == (422, ["Select an answer from the list"])


def test_a_question_that_is_not_in_the_sitting(hall: Hall) -> None:
    sitting = hall.start()
    assert hall.client.get(f"/paper/{sitting}/question/7").h1 == "Page not found"
    hall.client.get(f"/paper/{sitting}/question/1")
    assert hall.client.post(f"/paper/{sitting}/question/7", answer="a").status == 404


def test_rule_04_no_question_after_the_end(hall: Hall) -> None:
    sitting = hall.start()
    hall.at(60)
    pages = [hall.client.get(f"/paper/{sitting}/{p}") for p in ("question/1", "questions", "check")]
    assert [page.h1 for page in pages] == ["Your time is up"] * 3


def test_rule_02_a_form_sent_after_the_end_is_kept_and_said(hall: Hall) -> None:
    sitting = hall.start()
    hall.question(sitting, "text")
    hall.at(62)
    page = hall.client.submit("Save and next", answer="21 point four")
    assert page.h1 == "Your time is up"
    assert "3 words for question" in said(page)
    assert "What came late is kept and a person will see it. It does not get marks." in said(page)


def test_a_form_sent_after_submission_is_refused(hall: Hall) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    hall.client.submit("Submit and finish")
    page = hall.client.post(f"/paper/{sitting}/question/1", answer="a")
    assert (page.status, page.h1) == (409, "You cannot do this")
    assert "You submitted the paper at 9:30am." in said(page)
