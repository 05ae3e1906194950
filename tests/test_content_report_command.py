"""`flask content report`: tables of a bank, what is missing last, and what the shell is told."""

import shutil
from pathlib import Path

import pytest
from flask import Flask

from tests.question_bank import bank
from tests.test_content_command import run, spoil


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped bank that a test may spoil."""
    return Path(shutil.copytree(bank.FOLDER, tmp_path / "bank"))


def table(said: str, head: str) -> list[list[str]]:
    """The rows of the table whose head begins so, each as its words."""
    [block] = [each for each in said.split("\n\n") if each.startswith(head)]
    return [line.split() for line in block.splitlines()[1:]]


def test_without_a_folder_the_shipped_bank_is_counted(app: Flask, folder: Path) -> None:
    status, said = run(app, "report")
    assert status == 0
    assert run(app, "report", str(folder)) == (0, said)
    live = [d.id for d in bank.of(bank.Question) if d.model.pool == "main"]
    assert f"{len(set(live))} questions, {len(set(live))} specimens among them." in said


def test_tables_are_aligned_and_add_up(app: Flask) -> None:
    said = run(app, "report")[1]
    areas = {name: int(count) for name, count in table(said, "Area ")}
    demands = table(said, "Demand ")
    assert [int(n) for n in demands[0][1:5]] != [0, 0, 0, 0]
    assert [sum(int(row[n]) for row in demands) for n in range(1, 6)] == [
        *areas.values(),
        sum(areas.values()),
    ]
    [block] = [each for each in said.split("\n\n") if each.startswith("Demand ")]
    assert len({len(line) for line in block.splitlines()}) == 1


def test_shipped_bank_ends_with_0_also_when_strict(app: Flask) -> None:
    status, said = run(app, "report", "--strict")
    assert (status, said.splitlines()[-1]) == (0, "Nothing is missing.")


def test_gaps_stand_last_and_end_with_1_when_strict(app: Flask, folder: Path) -> None:
    (folder / "questions/cpd/levels.yaml").unlink()
    status, said = run(app, "report", str(folder))
    assert status == 0
    assert said.splitlines()[-2:] == [
        "What is missing:",
        "  CPD: It has 76 questions and needs 80.",
    ]
    assert run(app, "report", str(folder), "--strict") == (1, said)


def test_faults_are_listed_and_nothing_is_counted(app: Flask, folder: Path) -> None:
    spoil(folder / "papers/specimen.yaml", "minutes: 60", "minutes: an hour")
    status, said = run(app, "report", str(folder))
    assert status == 1
    assert "Error: 1 fault. Nothing was counted.\n  papers/specimen.yaml, line 8:" in said
    assert "Nothing is missing" not in said


def test_folder_without_questions_is_an_error(app: Flask, folder: Path) -> None:
    status, said = run(app, "report", str(folder / "editions"))
    assert (status, "holds no question or case of the main pool." in said) == (1, True)


def test_no_such_folder_is_an_error_of_use(app: Flask) -> None:
    assert run(app, "report", "nowhere-at-all")[0] == 2
