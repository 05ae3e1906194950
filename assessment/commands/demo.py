"""`flask demo`: play the demonstration round through the real verbs."""

from datetime import datetime

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.commands.transaction import reading
from assessment.demo.guide import lines
from assessment.demo.story import play
from assessment.records.tables.people import Person
from assessment.rules.wording_time import UK
from assessment.settings import Settings
from assessment.web.current import utc_now
from assessment.web.sender import sender_of

WIDTH = 30


@click.command("demo")
@click.option("--applicants", default=60, show_default=True, type=click.IntRange(10, 20_000))
@click.option("--seed", default=7, show_default=True, type=int)
@click.option("--at", "at", type=click.DateTime(), help="The demonstration's present, UK time.")
@click.option("--processes", default=2, show_default=True, type=click.IntRange(1, 16))
@click.option("--if-empty", is_flag=True, help="Do nothing where there are people already.")
@click.option("--guide", is_flag=True, help="Say then what to try, as whom.")
@with_appcontext
def command(
    applicants: int, seed: int, at: datetime | None, processes: int, if_empty: bool, guide: bool
) -> None:
    """Play a released round, one at its interviews and one that takes applications.

    The same seed and time give equal rows and an equal head of the audit trail.
    """
    settings: Settings = current_app.config["SETTINGS"]
    if not settings.demonstrates:
        raise click.ClickException("DEMONSTRATION is off, so there is no demonstration here.")
    sessions: sessionmaker[Session] = current_app.extensions["writing_sessions"]
    there = _has_people(sessions)
    if there and not if_empty:
        raise click.ClickException("There are people in this database. Use an empty one.")
    now = at.replace(tzinfo=UK) if at else utc_now()
    if not there:
        link = f"{settings.base_url}/decision/result"
        sender = sender_of(settings)
        play(sessions, applicants, seed, now, sender, link, processes=processes, tell=_progress)
    if guide:
        with reading() as db:
            click.echo("\n".join(lines(db, now)))


def _has_people(sessions: sessionmaker[Session]) -> bool:
    with sessions() as db:
        return db.scalar(select(Person.id).limit(1)) is not None


def _progress(what: str, done: int, of: int) -> None:
    filled = WIDTH * done // of
    bar = "█" * filled + "·" * (WIDTH - filled)
    click.echo(f"\r{what:<30} {bar} {done:>5} of {of:<5}", nl=done == of)
