"""What officers do before anyone sits: the round is set up and opened, applications checked."""

from datetime import UTC, datetime

from assessment.rules.people import Role
from tests.journeys.people import Round
from tests.pages.round.words import days

NAME, SLUG = "Autumn 2026 round", "autumn-2026-round"
JUNE = datetime(2026, 6, 1, 9, tzinfo=UTC)
PURPOSES = {"eligibility": "nle-2019", "rubric": "", "recommendation": "", "paper": ""}
SATURDAY = {"day-day": "10", "day-month": "10", "day-year": "2026"}
TIMES = {"opens": "9:30am", "last_start": "11am", "closes": "1pm"}


def set_up(told: Round) -> None:
    """One officer sets the round up, another agrees to open it."""
    told.run("content", "import", "question_bank/data")
    told.run("content", "import", "rubrics/data")
    tom = told.sign_in(Role.OFFICER, minutes=400 * 24 * 60)
    tom.get("/round/")
    tom.follow("Set up a round")
    assert tom.submit("Continue", name=NAME).h1 == f"Set up {NAME}"
    told.slug, told.people["Tom"] = SLUG, tom
    tom.get(f"/round/{SLUG}/dates")
    tom.submit("Save", **days())
    tom.get(f"/round/{SLUG}/set-up/pass-rate")
    tom.submit("Save", lowest="40", highest="80")
    for purpose in ("eligibility", "rubric", "recommendation", "paper", "rehearsal"):
        page = tom.get(f"/round/{SLUG}/document/{purpose}")
        wanted = PURPOSES.get(purpose, "")
        values = [str(each["value"]) for each in page.soup.select("input[name=document]")]
        labels = [each.get_text() for each in page.soup.select(".govuk-radios__label")]
        chosen = next(v for v, label in zip(values, labels, strict=True) if _is(wanted, label))
        tom.submit("Save", document=chosen)
    tom.get("/paper/staff/sessions")
    tom.submit("Add session", place="Online", cut="whole", **SATURDAY, **TIMES)
    panel(told)
    tom.get(f"/round/{SLUG}/letters")
    tom.submit("Confirm", read="y")
    priya = told.bring("Priya", Role.OFFICER)
    for page, asked in (("set-up/specimen", "Use specimen questions"), ("open", "Open the round")):
        tom.get(f"/round/{SLUG}/{page}")
        tom.submit("Ask for a second person", reason="All is ready")
        priya.get(f"/round/{SLUG}/")
        priya.follow(f"{asked}: a second person is needed")
        assert "You agreed. It is done." in priya.submit("Agree").banner


def panel(told: Round) -> None:
    """Three people make a panel, one of them its chair."""
    roles = {"Maria": Role.PANEL_CHAIR, "Jide": Role.PANEL_MEMBER, "Sana": Role.PANEL_MEMBER}
    ids = [str(told.bring(name, role).person_id) for name, role in roles.items()]
    tom = told.people["Tom"]
    tom.get("/interview/allocation")
    tom.follow("Create a panel")
    page = tom.submit("Create the panel", members=ids, chair=ids[0])
    assert len(page.rows()) == 3


def _is(wanted: str, label: str) -> bool:
    """The policy of 2019 where there are two, else the only document."""
    return "2019" in label if wanted else True
