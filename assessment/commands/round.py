"""`flask round`: ask for a round to be opened (a person must agree), or close one."""

import click
from flask.cli import AppGroup

from assessment.commands.transaction import writing
from assessment.records.opening import ask_to_open
from assessment.records.round import close_round, find_by_slug
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Missing, Refused
from assessment.web.current import utc_now

command = AppGroup("round", help="Open and close rounds. Opening takes a second person.")
NAME = click.argument("name")


@command.command("open")
@NAME
@click.option("--reason", required=True, help="Why the round may open; the second person reads it.")
def open_(name: str, reason: str) -> None:
    """Ask for the round with this NAME in addresses to be opened. An officer has to agree."""
    try:
        with writing() as db:
            row = find_by_slug(db, name)
            ask_to_open(db, Actor(None, "round open", round=row.id), row.id, reason, now=utc_now())
            full = row.name
    except (Missing, Refused, Faults) as refused:
        raise _stop(name, refused) from refused
    click.echo(f"Asked for a second person. {full} opens when an officer agrees to it.")


@command.command("close")
@NAME
def close(name: str) -> None:
    """Close the round with this NAME in addresses, once its results were released."""
    try:
        with writing() as db:
            row = find_by_slug(db, name)
            close_round(db, Actor(None, "round close", round=row.id), row.id, now=utc_now())
            full = row.name
    except (Missing, Refused) as refused:
        raise _stop(name, refused) from refused
    click.echo(f"{full} is closed.")


def _stop(name: str, refused: Exception) -> click.ClickException:
    if isinstance(refused, Missing):
        return click.ClickException(f"No round is called {name} in addresses.")
    return click.ClickException(str(refused))
