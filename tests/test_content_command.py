"""`flask content`: what an author reads, and what the shell is told."""

import shutil
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.tables.content import ContentVersion
from assessment.rules.content import READ_ONLY_KINDS
from tests.question_bank import bank

DOCUMENTS = len(bank.documents())
WITHOUT_EDITIONS = sum(document.kind != "editions" for document in bank.documents())
STORED = sum(document.kind not in READ_ONLY_KINDS for document in bank.documents())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped bank that a test may spoil."""
    return Path(shutil.copytree(bank.FOLDER, tmp_path / "bank"))


@pytest.fixture
def questions(folder: Path) -> Path:
    """The same without the editions, which an author need not have at hand."""
    shutil.rmtree(folder / "editions")
    return folder


def spoil(file: Path, before: str, after: str) -> None:
    text = file.read_text()
    assert before in text
    file.write_text(text.replace(before, after, 1))


def run(app: Flask, *words: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["content", *words])
    return result.exit_code, result.output


def stored(sessions: sessionmaker[Session]) -> int:
    with sessions() as db:
        return db.scalar(select(func.count()).select_from(ContentVersion)) or 0


def test_check_reads_and_stores_nothing(
    app: Flask, sessions: sessionmaker[Session], folder: Path
) -> None:
    status, said = run(app, "check", str(folder))
    assert (status, stored(sessions)) == (0, 0)
    assert f"{DOCUMENTS} documents checked. No faults." in said


def test_import_and_import_again(app: Flask, sessions: sessionmaker[Session], folder: Path) -> None:
    status, said = run(app, "import", str(folder))
    assert (status, stored(sessions)) == (0, STORED)
    assert f"{STORED} documents imported. 0 already there." in said
    status, said = run(app, "import", str(folder))
    assert (status, stored(sessions)) == (0, STORED)
    assert f"0 documents imported. {STORED} already there." in said


def test_every_fault_of_every_file_is_listed_and_nothing_is_stored(
    app: Flask, sessions: sessionmaker[Session], folder: Path
) -> None:
    spoil(folder / "questions/ecf/induction.yaml", "demand: application", "demand: hard")
    mechanisms = folder / "questions/cpd/mechanisms.yaml"
    spoil(mechanisms, "facts: [CPD-070, CPD-078]", "facts: [CPD-070, CPD-999]")
    spoil(folder / "papers/specimen.yaml", "minutes: 60", "minutes: an hour")
    status, said = run(app, "import", str(folder))
    assert (status, stored(sessions)) == (1, 0)
    assert "3 faults. Nothing was imported." in said
    assert (
        "questions/ecf/induction.yaml, line 10, question 1 (ecf-mentor-or-tutor): "
        "demand must be one of recall, application, analysis. It says hard" in said
    )
    assert "question cpd-lethal-mutation: CPD-999 is not among the facts" in said
    assert "papers/specimen.yaml, line 8: minutes must be a whole number. It says an hour" in said


def test_paper_that_cannot_be_drawn_is_a_fault(app: Flask, folder: Path) -> None:
    shutil.rmtree(folder / "questions/ecf")
    status, said = run(app, "check", str(folder))
    assert status == 1
    assert (
        "papers/specimen.yaml, line 1, paper nle-specimen-paper: Early Career Framework and "
        "underlying evidence needs 6 more questions (recall or application), and the bank has 0"
        in said
    )


def test_shipped_bank_has_nothing_worth_a_look(app: Flask, questions: Path) -> None:
    status, said = run(app, "check", "--strict", str(questions))
    assert (status, "Worth a look" in said) == (0, False)


def test_what_is_worth_a_look_is_no_fault(app: Flask, questions: Path) -> None:
    poor = questions / "questions/cpd/balance.yaml"
    spoil(poor, "ask: Which plan is balanced?", "ask: Which plan is not balanced?")
    status, said = run(app, "check", str(questions))
    assert status == 0
    assert said.splitlines()[-2:] == [
        f"{WITHOUT_EDITIONS} documents checked. No faults.",
        "Worth a look: questions/cpd/balance.yaml, question cpd-balance-four-plans: "
        'The ask says "not". Ask for what is so, or put the word in capitals.',
    ]
    assert run(app, "check", "--strict", str(questions)) == (1, said)
    assert run(app, "import", str(questions))[0] == 0


def test_what_cases_stand_on_is_checked(app: Flask, folder: Path) -> None:
    ashgrove, fernbrook = (folder / f"cases/{name}.yaml" for name in ("ashgrove", "fernbrook"))
    spoil(ashgrove, "facts: [", "facts: [CPD-999, ")
    book, cited = folder / "facts.yaml", "- id: CPD-072"
    before, _, after = book.read_text().partition(cited)
    barred = after.replace("may_be_keyed: true", "may_be_keyed: false", 1)
    book.write_text(before + cited + barred)
    spoil(fernbrook, "edition: October 2021", "edition: October 2020")
    status, said = run(app, "check", str(folder))
    assert status == 1
    assert "cases/ashgrove.yaml, line 1, case case-ashgrove: CPD-999 is not among the facts" in said
    assert "cases/ashgrove.yaml, line 1, case case-ashgrove: CPD-072 may not be keyed" in said
    assert (
        "cases/fernbrook.yaml, line 1, case case-fernbrook: EEF guidance on effective professional "
        "development, October 2020, is not among the editions" in said
    )


def test_poor_case_is_worth_a_look(app: Flask, questions: Path) -> None:
    spoil(questions / "cases/fernbrook.yaml", "value: 21.3", "value: 21.4")
    status, said = run(app, "check", "--strict", str(questions))
    assert status == 1
    assert said.splitlines()[-1] == (
        "Worth a look: cases/fernbrook.yaml, case case-fernbrook: "
        'The figure "Pupil teacher ratio" is 21.4, and its formula gives 21.3043.'
    )


def test_faults_stand_before_what_is_worth_a_look(app: Flask, questions: Path) -> None:
    poor = questions / "questions/cpd/balance.yaml"
    spoil(poor, "ask: Which plan is balanced?", "ask: Which plan is not balanced?")
    spoil(questions / "papers/specimen.yaml", "minutes: 60", "minutes: an hour")
    status, said = run(app, "check", str(questions))
    assert status == 1
    assert 0 < said.index("minutes must be a whole number") < said.index("Worth a look: ")


def test_area_that_lacks_questions_is_worth_a_look(app: Flask, questions: Path) -> None:
    (questions / "questions/cpd/levels.yaml").unlink()
    status, said = run(app, "check", str(questions))
    assert status == 0
    assert "Worth a look: area cpd: It has 76 questions and needs 80.\n" in said


def test_folder_without_files_is_an_error(app: Flask, tmp_path: Path) -> None:
    status, said = run(app, "check", str(tmp_path))
    assert status == 1
    assert "holds no .yaml files" in said


def test_no_folder_is_an_error_of_use(app: Flask) -> None:
    assert run(app, "import", "nowhere-at-all")[0] == 2
