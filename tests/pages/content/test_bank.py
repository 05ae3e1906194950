"""The question bank as staff see it: who may, what is counted, and that no question shows."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.content import import_documents
from assessment.records.tables.audit import Reading
from assessment.records.tables.content import ContentVersion
from assessment.rules.bank import PARTS
from assessment.rules.document import document_of
from assessment.rules.people import Role
from question_bank import Question
from tests.client import Client
from tests.page import Page
from tests.question_bank import bank
from tests.question_bank.crafted import best
from tests.records.rounds import NOW, TESTS

SignIn = Callable[..., Client]
MAY = (Role.OFFICER, Role.MODERATOR, Role.DECISION_MAKER, Role.AUDITOR)
MAY_NOT = tuple(role for role in Role if role not in MAY)
LONG_ENOUGH = 40  # shorter words, such as a framework, may stand in a count
BY_ITSELF = tuple(role for role in MAY if role is not Role.OFFICER)


def table(page: Page, caption: str) -> list[list[str]]:
    """The rows of a table, its head first."""
    [found] = [t for t in page.soup.select("main table") if t.caption.get_text() == caption]
    return [[cell.get_text() for cell in row.select("th, td")] for row in found.select("tr")]


def headings(page: Page) -> list[str]:
    return [each.get_text() for each in page.soup.select("main h2")]


def store(sessions: sessionmaker[Session], *questions: Question) -> None:
    """Import questions as an author would."""
    filed = [("made.yaml", document_of("question", each)) for each in questions]
    with sessions() as db:
        import_documents(db, TESTS, filed, now=NOW)
        db.commit()


@pytest.mark.parametrize("role", MAY)
def test_staff_may_read_it(sign_in: SignIn, empty: UUID, role: Role) -> None:
    page = sign_in(role, round_id=empty).get("/content/")
    assert (page.status, page.soup.h1.get_text()) == (200, "The question bank")


@pytest.mark.parametrize("role", MAY_NOT)
def test_others_may_not(sign_in: SignIn, empty: UUID, role: Role) -> None:
    client = sign_in(role, round_id=empty)
    page = client.get("/content/")
    assert page.status == 403
    assert "It is for officers, moderators, decision makers and auditors." in page.text
    assert page.soup.select('a[href="/content/"]') == []


def test_a_stranger_signs_in_first(client: Client) -> None:
    assert client.http.get("/content/").status_code == 302


@pytest.mark.parametrize("role", BY_ITSELF)
def test_it_stands_in_the_navigation(sign_in: SignIn, empty: UUID, role: Role) -> None:
    page = sign_in(role, round_id=empty).get("/content/")
    [item] = page.soup.select('.govuk-service-navigation a[href="/content/"]')
    assert (item.get_text(strip=True), item["aria-current"]) == ("Questions", "true")


def test_officers_find_it_where_a_round_is_set_up(sign_in: SignIn, empty: UUID) -> None:
    client = sign_in(Role.OFFICER, round_id=empty)
    client.get("/round/autumn-2026-round/set-up")
    assert client.follow("See what the question bank holds").path == "/content/"


def test_what_is_missing_stands_first(sign_in: SignIn, round_id: UUID) -> None:
    page = sign_in(Role.OFFICER, round_id=round_id).get("/content/")
    assert headings(page)[0] == "What is missing"
    assert "Nothing. Each area holds what a finished bank needs" in page.text


def test_each_gap_is_said(sign_in: SignIn, empty: UUID, sessions: sessionmaker[Session]) -> None:
    store(sessions, best(id="made-1"), best(id="made-2", topic="grades", specimen=False))
    page = sign_in(Role.OFFICER, round_id=empty).get("/content/")
    said = [each.get_text() for each in page.soup.select("#missing + ul li")]
    assert said[:2] == [
        "Ofsted: It has 2 questions and needs 80.",
        "Ofsted: It has 2 topics and needs 10.",
    ]
    assert "1 of these are published with this service, so they are specimens." not in page.text
    assert "1 of these is published with this service, so it is a specimen." in page.text
    assert "2 questions and 0 cases are stored." in page.text


def test_tables_hold_the_counts_of_the_newest_versions(sign_in: SignIn, round_id: UUID) -> None:
    page = sign_in(Role.OFFICER, round_id=round_id).get("/content/")
    live = {d.id: d.model for d in bank.of(Question) if d.model.pool == "main"}
    assert len(live) < len(list(bank.of(Question)))
    recall = [each.area for each in live.values() if each.demand == "recall"]
    counts = [str(recall.count(area)) for area in ("ofsted", "icfp", "ecf", "cpd")]
    assert table(page, "Questions by demand")[:2] == [
        ["Demand", "Ofsted", "ICFP", "ECF", "CPD", "All"],
        ["Recall", *counts, str(len(recall))],
    ]
    assert f"{len(live)} questions and 12 cases are stored." in page.text
    assert "published with this service, so they are specimens." in page.text


def test_each_plot_has_its_table_and_as_many_bars(sign_in: SignIn, round_id: UUID) -> None:
    page = sign_in(Role.OFFICER, round_id=round_id).get("/content/")
    captions = [each.get_text() for each in page.soup.select(".app-chart__caption")]
    assert len(captions) == len(set(captions)) == 16
    for figure in page.soup.select(".app-chart"):
        caption = figure.figcaption.get_text()
        rows = table(page, caption)[1:]
        bars = [each.get_text() for each in figure.select(".app-chart__value")]
        if caption not in ("Questions by framework", "Cases by area"):
            assert [row[-1] for row in rows] == bars


def test_papers_that_the_bank_fills(sign_in: SignIn, round_id: UUID) -> None:
    page = sign_in(Role.MODERATOR, round_id=round_id).get("/content/")
    first = table(page, "Papers that the questions fill")[1]
    assert first[:3] == [
        "Knowledge paper, Ofsted framework and underlying evidence",
        "Recall or application",
        "6",
    ]
    assert int(first[4]) == int(first[3]) // 6


def test_no_question_shows(sign_in: SignIn, round_id: UUID) -> None:
    page = sign_in(Role.AUDITOR, round_id=round_id).get("/content/")
    html = str(page.soup)
    shown = []
    for question in (document.model for document in bank.of(Question)):
        texts = (question.stem, question.ask, *(option.text for option in question.options))
        shown += [each for each in texts if len(each) > LONG_ENOUGH and each in html]
        shown += [question.id] if question.id in html else []
    assert shown == []


def test_an_auditor_leaves_one_reading(
    sign_in: SignIn, empty: UUID, sessions: sessionmaker[Session]
) -> None:
    sign_in(Role.AUDITOR, round_id=empty).get("/content/")
    sign_in(Role.OFFICER, round_id=empty).get("/content/")
    with sessions() as db:
        read = [(row.act, row.subject_id) for row in db.scalars(select(Reading))]
    assert read == [("content.read", "/content/")]


def test_an_empty_bank_says_what_to_do(
    sign_in: SignIn, empty: UUID, sessions: sessionmaker[Session]
) -> None:
    with sessions() as db:
        assert db.scalar(select(func.count()).select_from(ContentVersion)) == 0
    page = sign_in(Role.OFFICER, round_id=empty).get("/content/")
    assert "No questions are stored yet." in page.text
    assert "flask --app wsgi content import DIR" in page.text
    assert (headings(page), page.soup.select("main figure, main table")) == ([], [])


@pytest.mark.parametrize("role", MAY, ids=[role.value for role in MAY])
def test_prints_with_keys_are_offered_to_who_may_read_them(
    sign_in: SignIn, round_id: UUID, role: Role
) -> None:
    page = sign_in(role, round_id=round_id).get("/content/")
    offered = [a["href"] for a in page.soup.select("main a") if "proof.pdf" in str(a["href"])]
    may = role in (Role.OFFICER, Role.AUDITOR)
    assert offered == [f"/content/proof.pdf?area={part}" for part in PARTS if may]
