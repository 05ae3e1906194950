"""One question and all questions (pages 30 and 31), as plain forms: rules 2, 9, 12, 14."""

import pytest
from sqlalchemy import select

from assessment.records.tables.paper import Problem
from tests.pages.paper.conftest import Hall, Lay, kept, said


def test_rule_12_the_whole_paper_as_plain_forms(hall: Hall) -> None:
    sitting = hall.start()
    for _ in range(6):
        field = hall.client.page.soup.select_one("main [name=answer]")  # type: ignore[union-attr]
        assert field is not None
        hall.client.submit("Save and next", answer=field["value"] or "21.4", flagged=None)
    page = hall.client.page
    assert page is not None
    assert page.h1 == "Check your answers"
    assert "You have answered all 6 questions." in said(page)
    assert len(kept(hall, sitting)) == 6
    assert hall.client.submit("Submit and finish").h1 == "Paper submitted"


def test_title_bar_and_navigator(hall_of: Lay) -> None:
    hall = hall_of(adjusted=True)
    sitting = hall.start()
    hall.at(32.5)
    page = hall.client.get(f"/paper/{sitting}/question/2")
    assert (
        page.title
        == "Question 2 of 6 – Knowledge paper – Apply to be a National Leader of Education"
    )
    bar = page.soup.select_one("#bar")
    assert bar is not None
    assert "42 minutes left when this page opened at 10:02am" in " ".join(bar.text.split())
    assert "Finish by 10:45am" in bar.text
    assert "0 of 6 answered, 0 flagged" in said(page)
    assert "2 breaks left, 10 minutes in all. The clock stops." in said(page)
    assert not page.soup.select("header a, .govuk-service-navigation")


def test_every_way_off_is_a_button_of_the_one_form(hall: Hall) -> None:
    page = hall.client.get(f"/paper/{hall.start()}/question/2")
    links = [a["href"] for a in page.soup.select("a[href]")]
    assert links == ["#main-content"]
    forms = {
        (button.get("form") or button.find_parent("form")["id"])  # type: ignore[index]
        for button in page.soup.select("button:not([type=button])")
    }
    assert forms == {"paper"}


WAYS = {
    "Previous": "/question/1",
    "Clear my answer": "/question/2",
    "Save and next": "/question/3",
}


@pytest.mark.parametrize(("button", "leads"), WAYS.items(), ids=WAYS.keys())
def test_buttons_lead_where_they_say(hall: Hall, button: str, leads: str) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/question/2")
    assert hall.client.submit(button).path == f"/paper/{sitting}{leads}"


GOES = {
    "to-5": "/question/5",
    "to-99": "/check",
    "to-x": "/question/3",
    "check": "/check",
    "questions": "/questions",
    "break": "/break",
    "nonsense": "/question/3",
}


@pytest.mark.parametrize(("go", "leads"), GOES.items(), ids=GOES.keys())
def test_the_navigator_saves_and_goes(hall: Hall, go: str, leads: str) -> None:
    sitting = hall.start()
    page = hall.client.get(f"/paper/{sitting}/question/2")
    field = page.soup.select_one("main [name=answer]")
    assert field is not None
    value = field["value"] or "3"
    after = hall.client.post(f"/paper/{sitting}/question/2", go=go, answer=value)
    assert after.path == f"/paper/{sitting}{leads}"
    assert kept(hall, sitting) == [(2, value, False)]


def test_what_was_answered_is_shown_again_and_can_be_cleared(hall: Hall) -> None:
    sitting = hall.start()
    page = hall.question(sitting, "radio")
    hall.client.submit("Save and next", answer="c", flagged="1")
    again = hall.client.get(page.path)
    checked = [f["value"] for f in again.soup.select("main [name=answer][checked]")]
    assert (checked, bool(again.soup.select("#flagged[checked]"))) == (["c"], True)
    assert "1 of 6 answered, 1 flagged" in again.text
    cleared = hall.client.submit("Clear my answer")
    assert not cleared.soup.select("main [name=answer][checked]")
    assert "0 of 6 answered, 1 flagged" in cleared.text


def test_all_questions_by_number_never_by_text(hall: Hall) -> None:
    sitting = hall.start()
    hall.question(sitting, "radio")
    hall.client.submit("Save and next", answer="a", flagged="1")
    page = hall.client.get(f"/paper/{sitting}/questions")
    answered = [row[2:] for row in page.rows()]
    assert sorted(answered) == [["Answered", "Flagged"]] + [["Not answered", "Not flagged"]] * 5
    assert "Ask" not in said(page)
    assert len(hall.client.follow("Flagged only").rows()) == 1


def test_help_is_one_press_and_keeps_the_answer(hall: Hall) -> None:
    sitting = hall.start()
    hall.question(sitting, "radio")
    page = hall.client.submit("Tell the programme team", answer="a")
    assert "We have told them. Keep going." in said(page)
    with hall.sessions() as db:
        assert db.scalars(select(Problem.kind)).all() == ["help"]
    assert [response for _, response, _ in kept(hall, sitting)] == ["a"]


@pytest.mark.parametrize(("minutes", "said_so"), [(29.99, False), (30, True), (45, True)])
def test_rule_15_the_30_minute_notice_without_script(
    hall: Hall, minutes: float, said_so: bool
) -> None:
    sitting = hall.start()
    hall.at(minutes)
    page = hall.client.get(f"/paper/{sitting}/question/1")
    words = f"{60 - int(minutes)} minutes left. Finish by 10:30am."
    assert (words in str(page.soup.noscript)) is said_so


def test_rule_12_the_last_notice_without_script(hall: Hall) -> None:
    sitting = hall.start()
    hall.at(59.5)
    page = hall.client.get(f"/paper/{sitting}/question/1")
    assert "Press ‘Save and next’ before 10:30am to save this page." in str(page.soup.noscript)


def test_no_key_ever_reaches_a_page(hall: Hall) -> None:
    sitting = hall.start()
    pages = [f"question/{n}" for n in range(1, 7)] + ["questions", "check", "clock"]
    texts = [
        hall.client.get(f"/paper/{sitting}/{p}").response.get_data(as_text=True) for p in pages
    ]
    hall.client.get(f"/paper/{sitting}/check")
    texts.append(hall.client.submit("Submit and finish").response.get_data(as_text=True))
    assert not any("CANARY" in text for text in texts)


def test_a_question_page_is_light(hall: Hall) -> None:
    page = hall.client.get(f"/paper/{hall.start()}/question/1")
    assert len(page.response.get_data()) < 25_000
