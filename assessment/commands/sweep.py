"""`flask sweep`: seal, mark and receipt the papers whose time has ended (semantics rule 3).

It also reminds whoever has not locked a score sheet a day after the interview (page 58), and
tells the chair of a member who dropped out by a conflict that no page noticed (rule 28).

A paper is closed by its clock, whether or not this runs; the sweep makes it visible sooner.
"""

import click
from flask import current_app
from flask.cli import with_appcontext

from assessment.commands.transaction import writing
from assessment.records.interview.dropping import tell_of_dropped
from assessment.records.interview.invitation import remind_unlocked
from assessment.records.paper.finish import close_sitting, due_to_close
from assessment.rules.people import Actor
from assessment.rules.wording import count

BY = Actor(None, "sweep")


@click.command("sweep")
@with_appcontext
def command() -> None:
    """Seal, mark and receipt the papers whose time has ended. Safe to run at any time."""
    now = current_app.config["CLOCK"]()
    with current_app.extensions["sessions"]() as db:
        due = due_to_close(db, now)
    closed = 0
    for sitting in due:
        with writing() as db:
            closed += close_sitting(db, BY, sitting, now=now) is not None
    with writing() as db:
        dropped = tell_of_dropped(db, BY, now=now)
        reminded = remind_unlocked(db, BY, now=now)
    click.echo(f"Closed {closed} of {len(due)} sittings that were due.")
    if dropped:
        click.echo(f"Told the chair of {count(dropped, 'panel member')} with a conflict.")
    if reminded:
        click.echo("Reminded whoever has not locked a score sheet.")
