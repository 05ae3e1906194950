"""The flask commands, one file a noun."""

from flask import Flask

from assessment.commands import (
    audit,
    decisions,
    demo,
    letters,
    outbox,
    people,
    proof,
    round,
    sweep,
    upgrade,
)

GROUPS = (
    upgrade.command,
    proof.command,
    round.command,
    letters.command,
    outbox.command,
    audit.command,
    decisions.command,
    people.command,
    demo.command,
    sweep.command,
)


def install(app: Flask) -> None:
    """Register every command."""
    for command in GROUPS:
        app.cli.add_command(command)
