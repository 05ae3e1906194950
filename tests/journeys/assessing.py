"""What happens to an applicant: the paper against the clock, then the interview."""

from datetime import UTC, datetime, timedelta

from tests.client import Client
from tests.journeys.applying import come_back
from tests.journeys.people import Round

OCTOBER = datetime(2026, 10, 10, 8, 45, tzinfo=UTC)  # 9:45am
MARKED = datetime(2026, 10, 30, 10, tzinfo=UTC)
HELD = datetime(2026, 11, 17, 12, tzinfo=UTC)
CRITERIA = tuple(f"{standard}.{bullet}" for standard in (1, 2, 3) for bullet in (1, 2, 3, 4))
QUESTIONS = 40


def sit(told: Round) -> None:
    """She sits the paper without JavaScript: answers, flags, a break, a check, a receipt."""
    told.later(OCTOBER)
    ada = come_back(told)
    page = ada.get("/paper/")
    assert "75 minutes (60 plus 25%)" in page.text
    page = ada.get("/paper/start")
    assert page.summary()["If you start now"] == "finish by 11:00am"
    page = ada.submit("Start the paper", alone="y")
    assert page.h1 == f"Question 1 of {QUESTIONS}"
    for number in range(1, QUESTIONS):
        told.clock.advance(seconds=60)
        answer(ada, number)
    page = take_a_break(told)
    told.later(told.clock.at + timedelta(minutes=1))
    ada.submit("Check your answers")
    page = ada.submit("Submit and finish")
    assert page.h1 == "Paper submitted"
    assert f"{QUESTIONS - 1} of {QUESTIONS} answered" in page.text
    for leak in ("mark", "correct", "score"):
        assert leak not in page.text.lower().replace("markers", "")


def answer(ada: Client, number: int) -> None:
    """Answer whatever is asked, in the first way that it offers."""
    assert ada.page is not None
    assert ada.page.h1 == f"Question {number} of {QUESTIONS}"
    options = ada.page.soup.select(
        "input[name=answer][type=radio], input[name=answer][type=checkbox]"
    )
    many = bool(options) and options[0]["type"] == "checkbox"
    values = [str(each["value"]) for each in options]
    given = values[:2] if many else values[:1] or chosen(ada) or ["22.6"]
    ada.submit("Save and next", answer=given)


def chosen(ada: Client) -> list[str]:
    """A choice of its own in each list of an order or a match; none where there are no lists."""
    assert ada.page is not None
    lists = ada.page.soup.select("select[name=answer]")
    return [str(each.select("option")[at]["value"]) for at, each in enumerate(lists, start=1)]


def take_a_break(told: Round) -> object:
    """The clock stops, the questions are hidden, and the time left is the same after."""
    ada = told.people["Ada"]
    ada.submit("Take a rest break")
    page = ada.submit("Start my break")
    assert page.h1 == "You are on a break"
    left = next(line for line in page.text.split(".") if "minutes left" in line)
    told.clock.advance(minutes=3)
    page = ada.get(page.path)
    assert left in page.text
    return ada.submit("End my break")


def interview(told: Round) -> None:
    """She chooses a time; three people score alone, then agree; the chair finishes."""
    told.later(MARKED)
    tom, ada = told.people["Tom"], come_back(told)
    tom.get("/interview/allocation")
    tom.follow("Panel 1")
    day = {"day-day": "17", "day-month": "11", "day-year": "2026"}
    tom.submit("Add this time", starts_at="10:00am", minutes="90", place="Online", **day)
    tom.get("/interview/allocation/invite")
    by = {"choose_by-day": "10", "choose_by-month": "11", "choose_by-year": "2026"}
    assert tom.submit("Send the invitations", **by).banner == "We invited 1 applicant."
    page = ada.get("/interview/slot")
    slot = page.soup.select_one("input[name=slot]")
    assert slot is not None
    ada.submit("Choose this time", slot=str(slot["value"]))
    told.later(HELD)
    panel = [told.people[name] for name in ("Maria", "Jide", "Sana")]
    for member, level in zip(panel, ("3", "3", "4"), strict=True):
        score(member, level)
    agree(*panel)


def score(member: Client, level: str) -> None:
    """Declare, then evidence and a level for each criterion, then lock."""
    member.get("/interview/")
    member.get("/interview/conflicts/declare")
    member.submit("Declare", none="y")
    go_to_interview(member)
    member.submit("Start my score sheet")
    for criterion in CRITERIA:
        assert member.page is not None
        said = member.page.soup.select_one("button[value=next]")
        assert said is not None
        member.submit(said.get_text(strip=True), evidence=f"Heard on {criterion}.", level=level)
    page = member.submit("Lock my sheet", own="y")
    assert "Compare" not in page.h1 or level == "4"


def go_to_interview(member: Client) -> str:
    """Follow the next step for her on the member's list; where the interview is."""
    page = member.get("/interview/")
    links = [str(a["href"]) for a in page.soup.select("main a") if "Okafor" in a.get_text()]
    assert len(links) == 1
    member.get(links[0])
    return "/".join(links[0].split("/")[:3])


def agree(chair: Client, *_others: Client) -> None:
    """Agree a level on every criterion, with a reason where one of them differed."""
    at = go_to_interview(chair)
    for criterion in CRITERIA:
        chair.get(f"{at}/agree/{criterion}")
        chair.submit("Save agreed level", level="3", discussion="Read out.", reason="It fits.")
    chair.get(f"{at}/compare")
    chair.submit("Finish the interview")
