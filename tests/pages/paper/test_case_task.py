"""A task of a case in the template of a question: the data above it, a text to write below."""

from flask import Flask

from tests.page import words
from tests.pages.paper.case_pages import CASES, WRITTEN, address, serve_cases
from tests.pages.paper.conftest import Lay

ALL = list(CASES.values())
FERNBROOK = CASES["case-fernbrook"]


def test_every_task_of_every_case_has_its_page(app: Flask, hall_of: Lay) -> None:
    serve_cases(app)
    hall = hall_of()
    sitting = hall.start()
    for case in ALL:
        for task in case.tasks:
            page = hall.client.get(address(sitting, case, task.id))  # the page checks itself
            assert page.status == 200
            label = page.soup.select_one("label[for=answer]")
            assert label is not None
            assert words(label) == " ".join(task.ask.split())
            assert f"You can enter up to {task.answer.words} words" in page.text


def test_tables_have_captions_and_header_cells(app: Flask, hall_of: Lay) -> None:
    serve_cases(app)
    hall = hall_of()
    sitting = hall.start()
    for case in ALL:
        page = hall.client.get(address(sitting, case, "a"))
        for shown, table in zip(page.soup.select("table"), case.tables, strict=True):
            caption = [words(each) for each in shown.select("caption")]
            heads = [words(each) for each in shown.select("thead th[scope=col]")]
            rows = [words(each) for each in shown.select("tbody th[scope=row]")]
            assert (caption, heads) == ([table.caption], list(table.head))
            assert rows == [row[0] for row in table.rows]


def test_answer_is_shown_as_typed_and_nothing_of_the_rubric(app: Flask, hall_of: Lay) -> None:
    serve_cases(app)
    hall = hall_of()
    page = hall.client.get(address(hall.start(), FERNBROOK, "b") + "/answered")
    text = page.soup.select_one("textarea")
    assert text is not None
    assert text.text.removeprefix("\n") == WRITTEN
    assert (text["rows"], text["data-words"]) == ("12", "290")
    said = " ".join(page.soup.text.split())
    rubric = [band.anchor for aspect in FERNBROOK.aspects for band in aspect.bands]
    assert [anchor for anchor in rubric if anchor in said] == []


def test_short_task_has_a_small_text(app: Flask, hall_of: Lay) -> None:
    serve_cases(app)
    hall = hall_of()
    case = CASES["case-tideway"]
    page = hall.client.get(address(hall.start(), case, "a"))
    text = page.soup.select_one("textarea")
    assert text is not None
    assert (text["rows"], text["data-words"]) == ("2", "100")
