"""The proof of the bank as a print: tagged, whole, the key of every kind of answer in words."""

import io
from datetime import date

import pikepdf
import pytest
from bs4 import BeautifulSoup, Tag

from assessment.prints.bank import print_proof, print_proof_apart, proof_html
from assessment.prints.bank.proof import STYLE
from assessment.prints.press import print_pdf
from assessment.prints.progress import telling_pages
from assessment.rules.bank import Bank, bank_of
from tests.prints.structure import structure_of
from tests.question_bank.bank import cases
from tests.question_bank.samples import MATCHING, MULTIPLE, NUMERIC, ORDERING, SINGLE, question

DAY = date(2026, 11, 26)
TABLE = {
    "caption": "Three schools",
    "head": ["School", "Pupils"],
    "rows": [["Ash", "210"], ["Fir", "420"]],
}
HOSTILE = '<img src="file:///etc/hostname"><script>alert(1)</script>{{ 7 * 7 }}'
CASE = cases()[0]
QUESTIONS = [
    question(SINGLE, id="q-single", tables=[TABLE], topic="grades", version=3),
    question(MULTIPLE, id="q-multiple", specimen=False),
    question(NUMERIC | {"unit": "£", "value": "56000", "tolerance": "50"}, id="q-numeric"),
    question(ORDERING, id="q-ordering", area="icfp", phase="all_through"),
    question(MATCHING, id="q-matching", area="icfp", pool="rehearsal"),
]
BANK = Bank(bank_of([*QUESTIONS, CASE]).parts, {"OFS-001": "A fact stated."})


@pytest.fixture(scope="module")
def html() -> BeautifulSoup:
    return BeautifulSoup(proof_html(BANK, DAY), "lxml")


@pytest.fixture(scope="module")
def printed() -> bytes:
    return print_proof(BANK, DAY)


def sheet(html: BeautifulSoup, name: str) -> list[Tag]:
    """What stands under the heading of a question, up to the next one."""
    heading = next(h for h in html.select("main h4") if h.get_text().startswith(f"{name},"))
    found: list[Tag] = []
    for each in heading.find_next_siblings():
        if each.name in {"h2", "h3", "h4"}:
            break
        found.append(each)
    return found


def said(tags: list[Tag]) -> str:
    return " ".join(" ".join(each.get_text(" ").split()) for each in tags)


def keyed(tags: list[Tag]) -> list[str]:
    """The words of everything marked "Key"."""
    marks = [mark for tag in tags for mark in tag.select("b.mark")]
    assert {mark.get_text() for mark in marks} <= {"Key"}
    return [" ".join(mark.parent.get_text(" ").split()) for mark in marks if mark.parent]


def test_it_is_tagged_pdf_ua_in_british_english(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked) is True
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == "Proof of the question bank"
        tags = structure_of(pdf)
    assert {"/H1", "/H5", "/Table", "/Caption", "/TH", "/TD", "/L", "/LI"} - set(tags) == set()
    assert tags.count("/H4") == len(QUESTIONS) + 2 + len(CASE.specimens)


def test_every_question_and_case_is_one_heading_of_the_outline(printed: bytes) -> None:
    def titles(entries: list[pikepdf.OutlineItem]) -> list[str]:
        return [t for entry in entries for t in (entry.title, *titles(entry.children))]

    with pikepdf.open(io.BytesIO(printed)) as pdf, pdf.open_outline() as outline:
        found = titles(outline.root)
    for each in QUESTIONS:
        assert found.count(f"{each.id}, version {each.version}") == 1
    assert found.count(CASE.title) == 1


def test_an_equal_bank_gives_equal_bytes_also_in_a_process_of_its_own() -> None:
    few = bank_of(QUESTIONS, "ofsted")
    here = print_proof(few, DAY)
    assert (here[:5], print_proof_apart(few, DAY) == here) == (b"%PDF-", True)


def test_title_page_says_what_it_is(html: BeautifulSoup) -> None:
    front = html.select_one(".front")
    assert front is not None
    assert [each.get_text() for each in front.find_all(["h1", "p"])] == [
        "National Leaders of Education",
        "Proof of the question bank",
        "26 November 2026",
        "5 questions and 1 case",
        "Confidential to the programme team: this holds the keys",
        "5 of these are published with this service, so they are specimens.",
    ]


@pytest.mark.parametrize(
    ("specimen", "told"),
    [
        (True, "These questions are published with this service, so they are specimens."),
        (False, ""),
    ],
)
def test_specimens_are_called_so_and_nothing_else_is(specimen: bool, told: str) -> None:
    html = proof_html(bank_of([question(specimen=specimen)]), DAY)
    assert ("published with this service" in html) == bool(told)
    assert told in html


def test_one_part_is_named_in_the_title() -> None:
    soup = BeautifulSoup(proof_html(bank_of(QUESTIONS, "icfp"), DAY), "lxml")
    title = "Proof of the question bank: Integrated curriculum and financial planning"
    assert soup.title is not None
    assert soup.title.get_text() == title


def test_contents_lead_to_every_part_topic_and_case(html: BeautifulSoup) -> None:
    links = {str(a["href"])[1:]: a.get_text() for a in html.select("nav a")}
    headed = {str(h["id"]) for h in html.select("main h2, main h3")}
    assert set(links) == headed
    assert links["ofsted-grades"] == "Grades (1 question)"
    assert [h.get_text() for h in html.select("main h2")][-1] == "Cases"


def test_details_facts_and_tables_are_whole(html: BeautifulSoup) -> None:
    found = sheet(html, "q-single")
    assert (
        "Area: Ofsted framework and underlying evidence ; Topic: Grades ; Demand: application ; "
        "Type: one best answer ; Marks: 1 ; Phase: any ; Pool: main ; Published specimen: yes ; "
        "Framework: Framework ; Edition: 2025 ; Expected difficulty: 60% ; "
        "Check again by: 1 September 2027 ; Bullets: 2.1 ; Minutes: 1.5 ."
    ).replace(" ;", ";").replace(" .", ".") in said(found)
    assert "OFS-001: A fact stated." in said(found)
    table = next(each for each in found if each.name == "table")
    assert table.caption is not None
    assert table.caption.get_text() == "Three schools"
    assert [th.get_text() for th in table.select("th[scope=col]")] == ["School", "Pupils"]
    assert [th.get_text() for th in table.select("th[scope=row]")] == ["Ash", "Fir"]
    assert [td.get_text() for td in table.select("td")] == ["210", "420"]


KEYS = {
    "q-single": ["b. Second Key CANARY why b"],
    "q-multiple": ["b. Second Key CANARY why b", "c. Third Key CANARY why c"],
    "q-numeric": [
        "Key £56,000 Tolerance: £50 either way. Unit: £. Example shown: 30.2. CANARY why"
    ],
    "q-ordering": ["Key The right order, first to last"],
    "q-matching": ["Key Each line with the choice that fits it"],
}


@pytest.mark.parametrize("name", KEYS)
def test_the_key_is_marked_in_words(html: BeautifulSoup, name: str) -> None:
    assert keyed(sheet(html, name)) == KEYS[name]


def items(html: BeautifulSoup, name: str, at: int = 0) -> list[str]:
    lists = [each for each in sheet(html, name) if each.name == "ul"]
    return [said([li]) for li in lists[at].select("li")]


def test_every_option_has_its_rationale(html: BeautifulSoup) -> None:
    assert items(html, "q-single") == [
        "a. First CANARY why a",
        "b. Second Key CANARY why b",
        "c. Third CANARY why c",
        "d. Fourth CANARY why d",
    ]


def test_steps_stand_in_the_right_order(html: BeautifulSoup) -> None:
    assert items(html, "q-ordering") == [
        "1. Ask a question CANARY why c",
        "2. Choose a method CANARY why b",
        "3. Try it CANARY why d",
        "4. Analyse results CANARY why a",
    ]


def test_lines_stand_with_their_choice_and_choices_with_their_reasons(html: BeautifulSoup) -> None:
    assert items(html, "q-matching") == [
        "A form: Reactions CANARY why a",
        "A quiz: Learning CANARY why b",
        "A visit: Use CANARY why c",
        "A vote: Reactions CANARY why d",
    ]
    assert items(html, "q-matching", 1)[3] == "Support CANARY why s"


def test_twin_has_its_mark_scheme(html: BeautifulSoup) -> None:
    text = said(sheet(html, "q-single"))
    assert "Say which. 1 mark, up to 60 words. Mark scheme: 1 mark: CANARY point" in text
    assert "No marks for: CANARY vagueness" in text


def test_case_is_whole(html: BeautifulSoup) -> None:
    text = " ".join(html.select_one("main").get_text(" ").split())  # type: ignore[union-attr]
    parts = [CASE.stem.split("\n\n")[0], *CASE.no_marks_for]
    parts += [task.ask for task in CASE.tasks] + [figure.says for figure in CASE.figures]
    parts += [band.anchor for aspect in CASE.aspects for band in aspect.bands]
    parts += [cell for table in CASE.tables for row in table.rows for cell in row]
    for specimen in CASE.specimens:
        parts += [award.why for award in specimen.awards]
        parts += [p for answer in specimen.answers for p in answer.text.split("\n\n")]
        parts.append(f"Specimen answer: {specimen.standing}, {specimen.marks} of {CASE.marks} mark")
    missing = [part for part in parts if " ".join(part.split()) not in text]
    assert missing == []


def test_a_fact_without_a_statement_says_so() -> None:
    html = proof_html(bank_of([question(facts=["OFS-999"])]), DAY)
    assert "<b>OFS-999:</b> its statement is not among the facts of this service" in html


def test_hostile_text_stays_text() -> None:
    html = proof_html(bank_of([question(stem=HOSTILE, ask=HOSTILE, topic="x")]), DAY)
    assert "<img" not in html
    assert "<script" not in html
    assert "{{ 7 * 7 }}" in html


def test_progress_tells_each_part_then_each_page_that_is_laid_out() -> None:
    heard: list[str] = []
    print_proof(bank_of(QUESTIONS[:4]), DAY, heard.append)
    assert heard == [
        "Ofsted framework and underlying evidence: 3 questions",
        "Integrated curriculum and financial planning: 1 question",
    ]
    pages: list[int] = []
    with telling_pages(pages.append):
        print_pdf('<html lang="en"><h2>One</h2><h2>Two</h2><h2>Three</h2></html>', STYLE, "x")
    assert pages == [1, 2, 3]
