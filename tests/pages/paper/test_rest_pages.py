"""Rest breaks and pauses, check, receipt, problem (pages 32 to 35)."""

from tests.pages.paper.conftest import Hall, Lay, said


def test_rule_06_a_break_hides_the_questions_and_stops_the_clock(hall_of: Lay) -> None:
    hall = hall_of(adjusted=True)
    sitting = hall.start()
    hall.at(32)
    hall.client.get(f"/paper/{sitting}/question/2")
    page = hall.client.submit("Take a rest break")
    assert (page.h1, "Your questions will be hidden." in said(page)) == ("Start a break?", True)
    page = hall.client.submit("Start my break")
    assert page.h1 == "You are on a break"
    hall.at(34)
    for path in ("question/1", "questions", "check"):
        page = hall.client.get(f"/paper/{sitting}/{path}")
        assert page.h1 == "You are on a break"
    assert "The clock has stopped. You have 43 minutes left." in said(page)
    assert "You have 8 minutes of break left. Break 1 of 2." in said(page)
    assert hall.client.submit("End my break").h1 == "Question 1 of 6"
    page = hall.client.get(f"/paper/{sitting}/question/1")
    assert "Finish by 10:47am" in page.soup.select_one("#bar").text  # type: ignore[union-attr]


def test_a_break_that_ran_out_says_when(hall_of: Lay) -> None:
    hall = hall_of(adjusted=True)
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/break")
    hall.client.submit("Start my break")
    hall.at(12)
    page = hall.client.get(f"/paper/{sitting}/break")
    assert page.h1 == "Your break is over"
    assert "The clock started again at 9:40am." in said(page)
    assert hall.client.submit("Go back to your questions").h1 == "Question 1 of 6"
    page = hall.client.get(f"/paper/{sitting}/break")
    assert "You have used your breaks." in said(page)


def test_a_staff_pause_hides_the_questions(hall: Hall) -> None:
    sitting = hall.start()
    hall.at(22)
    hall.officer.get(f"/paper/staff/sitting/{sitting}")
    hall.officer.submit("Pause the clock", reason="Fire alarm")
    hall.at(30)
    page = hall.client.get(f"/paper/{sitting}/question/1")
    assert page.h1 == "The paper is paused"
    assert "The programme team paused it at 9:52am. Your time is safe. Stay here." in said(page)
    assert "Check if the paper has started again" in str(page.soup.noscript)
    hall.officer.get(f"/paper/staff/sitting/{sitting}")
    hall.officer.submit("Start the clock again")
    assert hall.client.get(f"/paper/{sitting}/question/1").h1 == "Question 1 of 6"


def test_check_says_what_is_missing(hall: Hall) -> None:
    sitting = hall.start()
    page = hall.question(sitting, "radio")
    place = page.path.rsplit("/", 1)[1]
    hall.client.submit("Save and next", answer="a", flagged="1")
    page = hall.client.get(f"/paper/{sitting}/check")
    left = [str(n) for n in range(1, 7) if str(n) != place]
    assert f"Not answered: {', '.join(left[:-1])} and {left[-1]}." in said(page)
    assert f"Flagged: {place}." in said(page)
    assert "You cannot come back after you submit." in said(page)
    assert page.has_link(f"Go back to question {place}")


def test_rule_13_the_receipt_for_ever(hall_of: Lay) -> None:
    hall = hall_of(adjusted=True)
    sitting = hall.start()
    hall.question(sitting, "radio")
    hall.client.submit("Save and next", answer="a")
    hall.at(58)
    hall.client.get(f"/paper/{sitting}/check")
    page = hall.client.submit("Submit and finish")
    assert page.h1 == "Paper submitted"
    summary = page.summary()
    code, entry = summary.pop("Script code"), summary.pop("Audit entry")
    assert summary == {
        "Started": "9:30:00am on Saturday 10 October 2026",
        "Ended": "10:28:00am on Saturday 10 October 2026",
        "Time used": "58 minutes",
        "Breaks": "None taken",
        "Time added": "No time added",
        "Answers": "1 of 6 answered",
    }
    assert [len(part) for part in code.split()] == [4] * 8
    assert "You will hear by Friday 30 October 2026." in said(page)
    hall.at(600)
    again = hall.client.get(f"/paper/{sitting}/receipt")
    assert (again.summary()["Script code"], again.summary()["Audit entry"]) == (code, entry)
    assert hall.client.get(f"/paper/{sitting}/check").h1 == "Paper submitted"


def test_rule_05_submitting_again_shows_the_same_receipt(hall: Hall) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    first = hall.client.submit("Submit and finish").summary()
    hall.at(5)
    hall.client.get("/paper/rehearsal")
    assert hall.client.post(f"/paper/{sitting}/check").summary() == first


def test_the_receipt_shows_no_mark(hall: Hall) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    text = hall.client.submit("Submit and finish").text.lower()
    assert "score" not in text
    assert "pass mark" not in text


def test_a_problem_is_told_once_and_kept_when_faulty(hall: Hall) -> None:
    sitting = hall.start()
    hall.at(60)
    hall.client.get(f"/paper/{sitting}/receipt")
    page = hall.client.follow("Tell us about a problem")
    page = hall.client.submit("Send", about_when="10am")
    assert page.errors == ["Enter what happened"]
    assert page.soup.select_one("#about_when")["value"] == "10am"  # type: ignore[index]
    page = hall.client.submit("Send", what="The lights went out")
    assert "We have joined it to the record of your sitting." in page.banner
