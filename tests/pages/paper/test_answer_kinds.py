"""Each kind of answer beyond a choice or a number, as plain forms: page 30, rules 9 to 14."""

from typing import Any
from uuid import UUID

import pytest

from tests.page import Page
from tests.pages.paper.conftest import Hall, kept
from tests.question_bank.samples import EXTENDED, MATCHING, NUMERIC, ORDERING, SHORT

KINDS = (ORDERING, MATCHING, SHORT, EXTENDED)
TOO_MANY = "You have 2 words too many. All of it is saved. Markers stop at 50 words."


def at(hall: Hall, sitting: UUID, n: int) -> Page:
    return hall.client.get(f"/paper/{sitting}/question/{n}")


def rows(page: Page) -> list[str]:
    """The steps as they stand on the page, with the position that is chosen for each."""
    return [
        f"{row['data-step']}{chosen['value'][1:] if (chosen := selected(row)) else ''}"
        for row in page.soup.select("#steps > li")
    ]


def selected(row: Any) -> Any:
    return row.select_one("option[selected]")


def note(page: Page, name: str = "note") -> str:
    found = page.soup.select_one(f"#{name}")
    assert found is not None
    return found.text


def test_steps_start_as_drawn_with_no_position(hall: Hall) -> None:
    page = at(hall, hall.given(ORDERING), 1)
    assert rows(page) == ["a", "b", "c", "d"]
    first = page.soup.select_one("#step-a")
    assert first is not None
    labels = [" ".join(each.text.split()) for each in first.select("label, button")]
    assert labels == [
        "Position of Analyse results",
        "Move up Analyse results",
        "Move down Analyse results",
    ]
    assert [each.text for each in first.select("option")] == ["Choose", "1", "2", "3", "4"]
    assert note(page, "hint") == "Put the steps in order, first to last"


def test_order_by_select_is_kept_and_shown_as_it_stands(hall: Hall) -> None:
    sitting = hall.given(ORDERING, NUMERIC)
    at(hall, sitting, 1)
    after = hall.client.submit("Save and next", answer=["a4", "b2", "c1", "d3"])
    assert after.path == f"/paper/{sitting}/question/2"
    assert kept(hall, sitting) == [(1, "a4,b2,c1,d3", False)]
    page = at(hall, sitting, 1)
    assert (rows(page), note(page)) == (["c1", "b2", "d3", "a4"], "")


MOVES = {
    "up": ("up-c", "a1,b3,c2,d4", "Ask a question is now 2 of 4"),
    "down": ("down-a", "a2,b1,c3,d4", "Analyse results is now 2 of 4"),
    "up from the top": ("up-a", "a1,b2,c3,d4", "Analyse results is now 1 of 4"),
}


@pytest.mark.parametrize(("go", "response", "words"), MOVES.values(), ids=MOVES.keys())
def test_rule_12_a_button_moves_a_step_and_comes_back(
    hall: Hall, go: str, response: str, words: str
) -> None:
    sitting = hall.given(ORDERING)
    at(hall, sitting, 1)
    page = hall.client.post(f"/paper/{sitting}/question/1", go=go, answer=["", "", "", ""])
    assert (page.path, note(page, "moved")) == (f"/paper/{sitting}/question/1", words)
    assert kept(hall, sitting) == [(1, response, False)]


def test_rule_12_moves_follow_one_another_and_the_flag_is_kept(hall: Hall) -> None:
    sitting = hall.given(ORDERING)
    at(hall, sitting, 1)
    hall.client.submit("Move up Ask a question", flagged="1")
    page = hall.client.submit("Move up Ask a question")
    assert rows(page) == ["c1", "a2", "b3", "d4"]
    assert kept(hall, sitting)[-1] == (1, "a2,b3,c1,d4", True)


@pytest.mark.parametrize("go", ["up-z", "up", "sideways-a"])
def test_another_button_moves_nothing(hall: Hall, go: str) -> None:
    sitting = hall.given(ORDERING, NUMERIC)
    at(hall, sitting, 1)
    page = hall.client.post(f"/paper/{sitting}/question/1", go=go, answer=["a1"])
    assert page.path == f"/paper/{sitting}/question/2"
    assert kept(hall, sitting) == [(1, "a1", False)]


def test_a_move_of_another_kind_of_question_is_the_next_page(hall: Hall) -> None:
    sitting = hall.given(MATCHING, NUMERIC)
    at(hall, sitting, 1)
    page = hall.client.post(f"/paper/{sitting}/question/1", go="up-p", answer=["ap"])
    assert page.path == f"/paper/{sitting}/question/2"


def test_the_first_button_is_no_move_so_that_enter_moves_nothing(hall: Hall) -> None:
    button = at(hall, hall.given(ORDERING), 1).soup.select_one("#paper button")
    assert button is not None
    assert (button["name"], button["value"]) == ("go", "next")


NOTES = {
    "two at one position": (1, ["a3", "b3", "", ""], "2 steps are both in position 3."),
    "some placed": (1, ["a3", "", "", ""], "You have placed 1 of 4 steps."),
    "some matched": (2, ["aq", "br", "cp", ""], "You have matched 3 of 4."),
    "too many words": (3, ["word " * 52], TOO_MANY),
}


@pytest.mark.parametrize(("n", "values", "words"), NOTES.values(), ids=NOTES.keys())
def test_part_of_an_answer_is_an_answer_with_a_note(
    hall: Hall, n: int, values: list[str], words: str
) -> None:
    sitting = hall.given(*KINDS)
    at(hall, sitting, n)
    hall.client.submit("Save and next", answer=values)
    assert note(at(hall, sitting, n), "words" if n == 3 else "note") == words
    page = hall.client.get(f"/paper/{sitting}/check")
    told = [" ".join(each.text.split()) for each in page.soup.select("main .app-note")]
    assert told == [f"Question {n}: {words}"]
    assert n not in [int(each) for each in _not_answered(page)]


def _not_answered(page: Page) -> list[str]:
    heading = page.soup.select_one("#not-answered")
    assert heading is not None
    return (
        heading.text.removeprefix("Not answered: ").rstrip(".").replace(" and ", ", ").split(", ")
    )


def test_matches_are_kept_and_shown_again(hall: Hall) -> None:
    sitting = hall.given(MATCHING)
    page = at(hall, sitting, 1)
    lines = [label.text for label in page.soup.select(".app-match label")]
    assert lines == ["A form", "A quiz", "A visit", "A vote"]
    choices = [option.text for option in page.soup.select("#answer option")]
    assert choices == ["Choose", "Use", "Reactions", "Learning", "Support"]
    hall.client.submit("Save and next", answer=["aq", "", "cs", ""])
    assert kept(hall, sitting) == [(1, "aq,cs", False)]
    chosen = [each["value"] for each in at(hall, sitting, 1).soup.select("option[selected]")]
    assert chosen == ["aq", "cs"]


CLEARED = {"steps": (1, ["a1", "b2"]), "lines": (2, ["ap"]), "text": (3, ["They recall more."])}


@pytest.mark.parametrize(("n", "values"), CLEARED.values(), ids=CLEARED.keys())
def test_an_answer_of_any_kind_can_be_cleared(hall: Hall, n: int, values: list[str]) -> None:
    sitting = hall.given(*KINDS)
    at(hall, sitting, n)
    hall.client.submit("Save and next", answer=values)
    assert "1 of 6 answered" in at(hall, sitting, n).text
    page = hall.client.submit("Clear my answer")
    assert "0 of 6 answered" in page.text
    assert kept(hall, sitting)[-1] == (n, "", False)


NOT_OFFERED = {
    "step": (1, ["z1"], "Select a position from the list"),
    "line": (2, ["zp"], "Choose an answer from the list"),
}


@pytest.mark.parametrize(("n", "values", "message"), NOT_OFFERED.values(), ids=NOT_OFFERED.keys())
def test_what_is_not_offered_is_refused(
    hall: Hall, n: int, values: list[str], message: str
) -> None:
    sitting = hall.given(*KINDS)
    at(hall, sitting, n)
    page = hall.client.post(f"/paper/{sitting}/question/{n}", go="up-a", answer=values)
    assert (page.status, page.errors) == (422, [message])
    assert kept(hall, sitting) == []


def test_no_key_and_no_other_answer_is_on_any_of_these_pages(hall: Hall) -> None:
    sitting = hall.given(*KINDS)
    pages = [at(hall, sitting, n).response.get_data(as_text=True) for n in range(1, 5)]
    assert not any("CANARY" in page for page in pages)
    assert max(map(len, pages)) < 25_000
