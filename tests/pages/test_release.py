"""Letters, release, results, register and notices as people meet them (pages 13, 66 to 68)."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from bs4 import Tag
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.decision.letter import letters_for
from assessment.rules.letter import KINDS
from assessment.rules.people import Actor, Role
from tests import decisions, interviews
from tests.client import Client
from tests.decisions import DECIDED, OPEN, PDF, RELEASED, STRONG, WEAK, Decisions
from tests.records.paper.public import pin_public_paper
from tests.site import Clock

SignIn = Callable[..., Client]
NOT_OUT = "Results are not out yet. We will email you."


@pytest.fixture
def found(sessions: sessionmaker[Session], clock: Clock) -> Iterator[Decisions]:
    """A round in which everything is ready to be released."""
    clock.at = RELEASED
    with sessions() as db:
        yield decisions.ready(db, STRONG, WEAK, OPEN)


@pytest.fixture
def enter(sign_in: SignIn, found: Decisions) -> Callable[[Actor], Client]:
    def go(person: Actor) -> Client:
        return sign_in(person.role, round_id=found.world.round_id, person_id=person.person)

    return go


def applicants(found: Decisions) -> list[Actor]:
    people = [interviews.applicant(found.world, one) for one in found.world.applications]
    found.db.commit()
    return people


def test_the_second_person_releases_from_the_planned_time_on(
    found: Decisions, enter: Callable[[Actor], Client], clock: Clock
) -> None:
    first, second = enter(found.decider), enter(found.second)
    clock.at = RELEASED - timedelta(seconds=1)
    page = first.get("/decision/release")
    when = "9:30am on Tuesday 1 December 2026"
    assert page.summary()["When"] == f"All results at one time. Not before {when}"
    first.submit("Ask for a second person")
    page = second.get("/decision/release")
    assert f"Results are planned for {when}" in page.text
    assert "You can release them from then." in page.text
    assert "Release now" not in page.text
    page = second.post("/decision/release", number="3")
    assert (page.status, page.h1) == (409, "You cannot do this")
    clock.at = RELEASED
    second.get("/decision/release")
    assert second.submit("Release now", number="3").h1 == "Results released"


def test_a_release_told_from_checklist_to_register(
    found: Decisions, enter: Callable[[Actor], Client], client: Client
) -> None:
    people = [enter(one) for one in applicants(found)]
    first, second = enter(found.decider), enter(found.second)
    page = first.get("/decision/release")
    assert page.h1 == "Release results"
    assert "Everything is ready" in page.text
    assert page.rows()[-1] == ["All", "3", "3"]
    page = first.submit("Ask for a second person")
    assert "You asked for this, so someone else must agree." in page.text
    assert {one.get("/decision/result").text for one in people} == {f"Your result {NOT_OUT}"}
    page = second.get("/decision/release")
    assert page.h1 == "Release 3 results?"
    page = second.submit("Release now", number="612")
    assert (page.status, page.errors) == (422, ["Enter the number of people, 3"])
    page = second.submit("Release now", number="3")
    assert page.h1 == "Results released"
    assert "3 people can see their result." in page.text
    said = [one.get("/decision/result").soup.select_one(".govuk-body-l").text for one in people]
    assert said == [
        "You are designated as a National Leader of Education.",
        "You are not designated in this round.",
        "We need more evidence before we decide.",
    ]
    page = client.get("/register/")
    assert [row[0] for row in page.rows()] == ["Ada Okafor"]
    assert "from 1 December 2026 to 30 November 2029" in client.follow("Ada Okafor").text


def test_rule_35_nothing_leaks_before_release(
    found: Decisions, enter: Callable[[Actor], Client], client: Client
) -> None:
    [kept, *_] = letters_for(found.db, found.decider)
    found.db.commit()
    for person in applicants(found):
        browser = enter(person)
        page = browser.get("/decision/result")
        assert page.text == f"Your result {NOT_OUT}"
        for path in (
            "/decision/result/letter",
            f"/decision/letters/{kept.row.id}",
            f"/decision/letters/{kept.row.id}/pdf",
            "/decision/release",
        ):
            page = browser.get(path)
            assert page.status in {403, 404}
            assert "esignat" not in page.text.replace("designate ", "")
    assert "Nobody is on the register yet." in client.get("/register/").text
    assert client.get("/register/national-leaders-of-education.csv").text.count("\n") <= 1
    notices = enter(found.world.officer).get(f"/round/{found.round.slug}/notices")
    assert "Result ready" not in [row[1] for row in notices.rows()]


def test_a_letter_is_its_owners_alone(found: Decisions, enter: Callable[[Actor], Client]) -> None:
    decisions.release(found)
    ada, ben, _ = applicants(found)
    answer = enter(ada).http.get("/decision/result/letter")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "application/pdf", PDF)
    [kept, *_] = letters_for(found.db, found.decider)
    found.db.commit()
    assert enter(ben).get(f"/decision/letters/{kept.row.id}/pdf").status == 403
    stranger = interviews.new_person(found.world, Role.APPLICANT, "No Body")
    interviews.commit(found.world)
    assert enter(stranger).get("/decision/result/letter").status == 404
    assert "You have not sent an application" in enter(stranger).get("/decision/result").text


@pytest.mark.parametrize("place", range(3), ids=KINDS)
def test_an_applicant_reads_the_letter_that_was_read_before_release(
    found: Decisions, enter: Callable[[Actor], Client], place: int
) -> None:
    reference = found.world.applications[place].reference
    [kept] = [k for k in letters_for(found.db, found.decider) if k.reference == reference]
    found.db.commit()
    read = enter(found.decider).get(f"/decision/letters/{kept.row.id}").soup
    decisions.release(found)
    page = enter(applicants(found)[place]).get("/decision/result")
    said, printed = words(page.soup), words(read)
    assert said == printed
    letter = kept.letter
    for line in ("1 December 2026", f"Dear {kept.name},", letter.signatory, letter.closing):
        assert line in said
    assert (
        "Ask for your notes You can ask for the notes of your interview. Write to "
        f"nle.team@example.org and give your reference, {reference}."
    ) in page.text


def words(page: Tag) -> str:
    """What the letter on a page says."""
    [letter] = page.select(".app-letter")
    return " ".join(letter.get_text(" ").split())


def test_a_letter_is_read_and_marked(found: Decisions, enter: Callable[[Actor], Client]) -> None:
    browser = enter(found.decider)
    page = browser.get("/decision/letters")
    assert page.h1 == "Letters"
    reference = found.world.applications[1].reference
    page = browser.follow(reference)
    assert "The Department for Education has not designated you" in page.text
    page = browser.submit("Save", verdict="wrong", reason=" ")
    assert page.errors == ["Enter what is wrong"]
    page = browser.submit("Save", verdict="wrong", reason="It names a governor.")
    assert "It names a governor." in page.text
    page = browser.get("/decision/release")
    assert "You cannot release yet" in page.text
    assert browser.post("/decision/release/ask", check=False).status == 409


def test_the_second_person_may_say_no(found: Decisions, enter: Callable[[Actor], Client]) -> None:
    first, second = enter(found.decider), enter(found.second)
    first.get("/decision/release")
    first.submit("Ask for a second person")
    second.get("/decision/release")
    page = second.submit("Do not agree")
    assert page.errors == ["Enter why you do not agree"]
    page = second.submit("Do not agree", reason="Not today.")
    assert "Nothing was released." in page.text


def test_rule_39_the_register_as_a_file_runs_nothing(
    sessions: sessionmaker[Session], clock: Clock, client: Client
) -> None:
    clock.at = DECIDED
    with sessions() as db:
        found = decisions.ready(db, decisions.Plan("=HYPERLINK(1)"))
        decisions.release(found)
    clock.at = RELEASED
    answer = client.http.get("/register/national-leaders-of-education.csv")
    assert answer.mimetype == "text/csv"
    lines = answer.get_data(as_text=True).split("\r\n")
    assert lines[0] == "Reference,Name,School or trust,Region,Phase,From,Until,State"
    assert lines[1].split(",")[1:3] == ["'=HYPERLINK(1)", "'=HYPERLINK(1) School"]


def test_the_register_says_what_it_did_not_find(client: Client) -> None:
    page = client.get("/register/?name=Okafr")
    assert "No results for ‘Okafr’. Check the spelling." in page.text
    assert client.get("/register/NL-ABCDEF").status == 404


def test_an_officer_reads_a_notice_as_it_was_sent(
    found: Decisions, enter: Callable[[Actor], Client]
) -> None:
    decisions.release(found)
    browser = enter(found.world.officer)
    slug, reference = found.round.slug, found.world.applications[0].reference
    page = browser.get(f"/round/{slug}/notices?kind=result_ready")
    assert [row[1:3] for row in page.rows()] == [["Result ready", "Waiting"]] * 3
    page = browser.follow(f"{reference} Result ready")
    assert page.summary()["Subject"] == "Your result is ready"
    assert f"Your reference is {reference}." in page.text
    assert browser.get("/round/another/notices").status == 404


def test_release_says_that_the_paper_is_public(
    found: Decisions, enter: Callable[[Actor], Client]
) -> None:
    first = enter(found.decider)
    assert "Specimen" not in first.get("/decision/release").text
    pin_public_paper(found.db, found.world.round_id)
    assert first.get("/decision/release").text.count("Specimen, and so public: the paper.") == 1


def test_a_round_without_applicants_cannot_be_released(
    sign_in: SignIn, sessions: sessionmaker[Session], clock: Clock
) -> None:
    clock.at = RELEASED
    with sessions() as db:
        round_id = decisions.empty(db).world.round_id
    browser = sign_in(Role.DECISION_MAKER, round_id=round_id)
    page = browser.get("/decision/release")
    assert "You cannot release yet" in page.text
    assert "Nobody sent an application, so there is no result to release" in page.text
    assert "Everything is ready" not in page.text
    assert not page.has_button("Ask for a second person")
    assert browser.post("/decision/release/ask").status == 409
