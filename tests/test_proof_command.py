"""`flask content proof`: the whole bank in one file, or no file."""

import io
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records import audit
from assessment.records.content import import_documents
from assessment.records.tables.audit import AuditEntry
from assessment.rules.document import document_of
from tests.question_bank import bank
from tests.question_bank.samples import question
from tests.site import MONDAY, TESTS

Sessions = sessionmaker[Session]


@pytest.fixture
def stored(sessions: Sessions) -> None:
    asked = [question(id="q-1"), question(id="q-2", area="cpd")]
    with sessions() as db:
        filed = [("made.yaml", document_of("question", each)) for each in asked]
        import_documents(db, TESTS, filed, now=MONDAY)
        audit.seal(db)
        db.commit()


def run(app: Flask, *words: object) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["content", "proof", *map(str, words)])
    return result.exit_code, result.output


def questions_in(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        areas = outline.root[0].children[1:]
        return [q.title for area in areas for topic in area.children for q in topic.children]


def acts(sessions: Sessions) -> list[tuple[str, str]]:
    with sessions() as db:
        rows = db.execute(select(AuditEntry.real_actor, AuditEntry.act).order_by(AuditEntry.seq))
        return [(actor, act) for actor, act in rows if act == "content.proof"]


@pytest.mark.usefixtures("stored")
def test_what_is_stored_is_printed_whole_and_entered_in_the_trail(
    app: Flask, sessions: Sessions, tmp_path: Path
) -> None:
    file = tmp_path / "bank.pdf"
    status, said = run(app, "--to", file)
    assert (status, said.splitlines()) == (
        0,
        [
            "Ofsted framework and underlying evidence: 1 question",
            "Standard for teachers’ professional development and underlying evidence: 1 question",
            f"{file} holds the proof of 2 questions and cases.",
        ],
    )
    assert questions_in(file.read_bytes()) == ["q-1, version 1", "q-2, version 1"]
    assert list(tmp_path.glob(".bank*")) == []
    assert file.stat().st_mode & 0o077 == 0
    assert acts(sessions) == [("command:content proof", "content.proof")]
    with sessions() as db:
        assert audit.verify(db) is None


def test_a_folder_of_files_is_printed_with_its_own_facts(
    app: Flask, sessions: Sessions, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("facts.yaml", "questions/cpd/levels.yaml"):
        (folder / Path(name).name).write_bytes((bank.FOLDER / name).read_bytes())
    file = tmp_path / "bank.pdf"
    status, _said = run(app, folder, "--to", file)
    expected = sorted(each.id for each in bank.questions() if each.topic == "levels")
    assert status == 0
    assert [title.split(",")[0] for title in questions_in(file.read_bytes())] == expected
    assert acts(sessions) == []


@pytest.mark.usefixtures("stored")
def test_a_file_that_is_there_stays_without_force(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "bank.pdf"
    file.write_text("kept")
    assert run(app, "--to", file) == (
        1,
        f"Error: {file} is there already. Name another file, or add --force.\n",
    )
    assert file.read_text() == "kept"
    assert run(app, "--to", file, "--force")[0] == 0
    assert file.read_bytes()[:5] == b"%PDF-"


@pytest.mark.usefixtures("stored")
def test_a_print_that_fails_leaves_what_was_there_and_nothing_beside_it(
    app: Flask, tmp_path: Path
) -> None:
    """A folder in the file's place: the move at the end fails, as on a full disk."""
    file = tmp_path / "bank.pdf"
    file.mkdir()
    (file / "inside").touch()
    assert run(app, "--to", file, "--force")[0] != 0
    assert [each.name for each in tmp_path.iterdir() if "bank" in each.name] == ["bank.pdf"]
    assert (file / "inside").exists()


def test_a_folder_that_is_not_there_is_named(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "bank.pdf"
    told = f"Error: There is no folder {file.parent}. Make it first.\n"
    assert run(app, "--to", file) == (1, told)


def test_nothing_stored_is_said_and_no_file_is_made(
    app: Flask, sessions: Sessions, tmp_path: Path
) -> None:
    file = tmp_path / "bank.pdf"
    status, said = run(app, "--to", file)
    assert (status, file.exists(), acts(sessions)) == (1, False, [])
    assert "No questions are stored yet, so there is nothing to print." in said


def test_faults_in_files_are_listed_and_nothing_is_printed(app: Flask, tmp_path: Path) -> None:
    folder, file = tmp_path / "files", tmp_path / "bank.pdf"
    folder.mkdir()
    (folder / "wrong.yaml").write_text("schema: nle-question/9\n")
    status, said = run(app, folder, "--to", file)
    assert (status, file.exists()) == (1, False)
    assert "1 fault. Nothing was printed.\n  wrong.yaml, line 1: schema must be one of" in said
