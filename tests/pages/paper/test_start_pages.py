"""Your paper, rehearsal, before you start (pages 27 to 29): rules 4 to 6."""

from tests.pages.paper.conftest import Hall, Lay, said


def test_home_says_when_how_long_and_where(hall_of: Lay) -> None:
    hall = hall_of(adjusted=True)
    hall.at(-60)
    page = hall.client.get("/paper/")
    assert (page.h1, page.summary()) == (
        "Knowledge paper",
        {
            "Date": "Saturday 10 October 2026",
            "Start between": "9:30am UK time and 10:50am UK time",
            "Your time": "75 minutes (60 plus 25%)",
            "Breaks": "2, 10 minutes in all",
            "Format": "As others",
            "Where": "Online",
        },
    )
    assert "Is your time wrong? Tell us by 3 October 2026." in said(page)
    assert "Cannot start yet" in said(page)
    assert not page.has_link("Sit the paper")


def test_home_without_a_session(hall_of: Lay) -> None:
    page = hall_of(booked=False).client.get("/paper/")
    assert "You do not have a session yet." in said(page)


def test_home_leads_to_the_start_from_the_start(hall: Hall) -> None:
    page = hall.client.get("/paper/")
    assert page.link("Sit the paper") == "/paper/start"


def test_rule_04_early_there_is_no_button(hall: Hall) -> None:
    hall.at(-1)
    page = hall.client.get("/paper/start")
    assert "You can start from 9:30am on Saturday 10 October 2026." in said(page)
    assert not page.has_button("Start the paper")


def test_rule_04_late_it_is_refused_with_what_to_do(hall: Hall) -> None:
    hall.at(81)
    page = hall.client.get("/paper/start")
    assert (page.status, page.h1) == (409, "You cannot do this")
    assert "You could start until 10:50am" in said(page)
    assert "Contact the programme team on 01632 960 100." in said(page)


def test_rule_01_a_late_starter_is_told_what_is_left(hall_of: Lay) -> None:
    hall = hall_of(cut=True)
    hall.at(79)
    page = hall.client.get("/paper/start")
    assert "The session ends at 11:30am. If you start now you have 41 minutes." in said(page)
    assert page.summary()["If you start now"] == "finish by 11:30am"


def test_the_promise_is_asked_for(hall: Hall) -> None:
    hall.client.get("/paper/start")
    page = hall.client.submit("Start the paper")
    assert (page.status, page.errors) == (
        422,
        ["Confirm that you will do this paper on your own"],
    )


def test_rule_05_starting_twice_leads_to_the_same_sitting(hall: Hall) -> None:
    sitting = hall.start()
    page = hall.client.get("/paper/start")
    assert page.link("Go to question 1") == f"/paper/{sitting}/question/1"
    again = hall.client.post("/paper/start", alone="y")
    assert again.path == f"/paper/{sitting}/question/1"


def test_rule_04_no_question_is_reachable_before_the_start(hall: Hall) -> None:
    for path in ("/paper/", "/paper/start", "/paper/rehearsal", "/paper/device"):
        assert "Ask " not in str(hall.client.get(path).soup)


def test_a_whole_rehearsal(hall_of: Lay) -> None:
    hall = hall_of(adjusted=True, booked=False)
    page = hall.client.get("/paper/rehearsal")
    assert page.summary()["Your time"] == "75 minutes (60 plus 25%)"
    page = hall.client.submit("Start the rehearsal")
    assert "Rehearsal" in page.soup.select_one("#bar").text  # type: ignore[union-attr]
    sitting = page.path.split("/")[2]
    notice = page.soup.select_one("noscript .app-bar__notice")
    assert notice is not None
    assert notice.text == (
        "Notices about time look like this. They come when 30, 10, 5 and 1 minutes are left."
    )
    hall.client.submit("Take a rest break")
    assert hall.client.submit("Start my break").h1 == "You are on a break"
    hall.client.submit("End my break")
    hall.client.get(f"/paper/{sitting}/check")
    done = hall.client.submit("Submit and finish")
    assert done.h1 == "Rehearsal finished"
    assert "This was practice. It does not count." in done.text
    asked = hall.client.follow("Did anything not work for you?")
    assert asked.h1 == "Did anything not work for you?"
    sent = hall.client.submit("Send", what="The clock jumped", about_when="10:15am")
    assert sent.banner == "We have sent it to the programme team."
    again = hall.client.get("/paper/rehearsal")
    assert again.has_button("Do the rehearsal again")
    assert hall.client.submit("Do the rehearsal again").h1 == "Question 1 of 6"


def test_what_did_not_work_in_the_rehearsal_reaches_the_officer(hall: Hall) -> None:
    page = hall.officer.get("/paper/staff/rehearsals")
    assert "Nobody has written to us." in page.text
    hall.client.get("/paper/rehearsal")
    sitting = hall.client.submit("Start the rehearsal").path.split("/")[2]
    hall.client.get(f"/paper/{sitting}/check")
    hall.client.submit("Submit and finish")
    hall.client.follow("Did anything not work for you?")
    assert hall.client.submit("Send").errors == ["Enter what happened"]
    hall.client.submit("Send", what="<b>The clock</b> jumped", about_when="10:15am")
    hall.officer.get("/paper/staff/sessions")
    page = hall.officer.follow("What did not work in the rehearsal")
    [[reference, *row]] = page.rows()
    assert row == ["10 October 2026 at 9:30am", "10:15am", "<b>The clock</b> jumped"]
    assert hall.officer.follow(reference).h1 == f"Sitting of {reference}"
    refused = hall.client.get("/paper/staff/rehearsals")
    assert (refused.status, refused.h1) == (403, "You do not have access to this page")


def test_rehearsals_of_another_round_are_not_shown(hall: Hall, hall_of: Lay) -> None:
    hall.client.get("/paper/rehearsal")
    sitting = hall.client.submit("Start the rehearsal").path.split("/")[2]
    hall.client.get(f"/paper/{sitting}/check")
    hall.client.submit("Submit and finish")
    hall.client.follow("Did anything not work for you?")
    hall.client.submit("Send", what="The clock jumped")
    assert hall.officer.get("/paper/staff/rehearsals").rows() != []
    assert hall_of().officer.get("/paper/staff/rehearsals").rows() == []


def test_an_officer_cannot_sit(hall: Hall) -> None:
    page = hall.officer.get("/paper/")
    assert (page.status, page.h1) == (403, "You do not have access to this page")


def test_another_persons_sitting_does_not_exist(hall: Hall, hall_of: Lay) -> None:
    sitting = hall.start()
    other = hall_of().client
    pages = ["question/1", "questions", "break", "check", "receipt", "problem", "clock"]
    found = [other.get(f"/paper/{sitting}/{page}", check=False).status for page in pages]
    other.get("/paper/")
    other.get("/paper/start")
    posts = ["question/1", "answer", "break", "break/end", "check", "problem"]
    sent = [
        other.post(f"/paper/{sitting}/{page}", check=False, position="1", what="x").status
        for page in posts
    ]
    assert (found, sent) == ([404] * 7, [404] * 6)
