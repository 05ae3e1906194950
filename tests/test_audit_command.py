"""`flask audit`: what an operator is told, and the exit code."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from assessment import create_app
from assessment.records import audit
from assessment.settings import Settings
from tests.records.test_audit import drop_guards, write


@pytest.fixture
def run(database_url: str, db: Session):  # type: ignore[no-untyped-def]
    """Run a command of the service on this test's database."""
    for subject in range(3):
        write(db, subject)
    app = create_app(Settings.for_tests(database_url=database_url))
    yield lambda *words: app.test_cli_runner().invoke(args=list(words))
    app.extensions["engine"].dispose()


def test_a_whole_trail(run) -> None:  # type: ignore[no-untyped-def]
    result = run("audit", "verify")
    assert (result.exit_code, result.output) == (
        0,
        "All 3 entries checked. The chain is unbroken.\n",
    )


def test_a_cut_trail_against_its_head(run, db: Session, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kept = tmp_path / "head"
    assert run("audit", "head", str(kept)).output == "The head is entry 3.\n"
    assert run("audit", "verify", "--against", str(kept)).exit_code == 0
    drop_guards(db)
    second = db.execute(text("SELECT hash FROM audit_entry WHERE seq = 2")).scalar()
    db.execute(text("DELETE FROM audit_entry WHERE seq = 3"))
    db.execute(text("UPDATE audit_head SET seq = 2, hash = :h"), {"h": second})
    db.commit()
    assert audit.verify(db) is None
    result = run("audit", "verify", "--against", str(kept))
    assert result.exit_code == 1
    assert "the trail was cut: entry 3 is missing" in result.output


def test_a_head_file_is_put_in_place_whole(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Another name of the file that was there still holds what it held."""
    kept, before = tmp_path / "head", tmp_path / "before"
    kept.write_text("old")
    before.hardlink_to(kept)
    run("audit", "head", str(kept))
    assert (before.read_text(), kept.read_text()[:2]) == ("old", "3\n")
    assert sorted(each.name for each in tmp_path.glob("*head*")) == ["head"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(lambda t: t.replace("3\n", "2\n", 1), "signature", id="changed"),
        pytest.param(lambda t: "nonsense", "This is not a head file", id="something else"),
    ],
)
def test_a_head_file_that_does_not_hold(run, tmp_path: Path, change, words: str) -> None:  # type: ignore[no-untyped-def]
    kept = tmp_path / "head"
    run("audit", "head", str(kept))
    kept.write_text(change(kept.read_text()))
    result = run("audit", "verify", "--against", str(kept))
    assert result.exit_code == 1
    assert words in result.output
