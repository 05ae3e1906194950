"""What the README says is so: settings with their defaults, commands, gunicorn's configuration."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields

import click
from flask import Flask

from assessment.settings import Settings
from tests.house.source import ROOT

BY_FLASK = {"run", "shell", "routes"}
MADE = {"secret_key": "made once, kept in `var/secret`", "head_key": "made from `var/secret`"}


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of the README."""
    text = (ROOT / "README.md").read_text().split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return lines[2:]


def shown(value: object) -> str:
    """A default as the README writes it."""
    if value == "":
        return "none"
    return f"`{'on' if value is True else 'off' if value is False else value}`"


def commands(group: click.Group, before: str = "") -> Iterator[str]:
    """Every command of a group by its words."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")
        else:
            yield before + name


def words_of(cell: str) -> str:
    """The words of a command without its arguments: `content check DIR` is "content check"."""
    return re.split(r" (?=[A-Z-])", cell.strip("`"))[0]


def test_every_setting_is_listed_with_its_default() -> None:
    told = {row[0].strip("`").lower(): row[1] for row in rows("Settings")}
    assert told == {
        each.name: MADE.get(each.name, shown(each.default)) for each in fields(Settings)
    }


def test_every_command_is_listed(app: Flask) -> None:
    told = [words_of(row[0]) for row in rows("Commands")]
    assert sorted(told) == sorted(set(commands(app.cli)) - BY_FLASK)


def test_every_command_says_what_it_does(app: Flask) -> None:
    silent = [name for name, command in app.cli.commands.items() if not command.help]
    assert silent == []


def test_gunicorn_takes_its_configuration() -> None:
    config = "docs/production/gunicorn.conf.py"
    done = subprocess.run(
        [sys.executable, "-m", "gunicorn", "--check-config", "--config", config, "wsgi:app"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
