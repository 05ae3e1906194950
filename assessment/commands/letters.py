"""`flask letters`: make the letters of a round as prints, in processes of their own.

Each letter is kept as soon as it is printed, so that a stop loses nothing and the next run goes
on where this one ended.
"""

import click
from flask import current_app
from flask.cli import with_appcontext

from assessment.commands.transaction import reading, writing
from assessment.prints.batch import print_letters
from assessment.records.decision.letter import keep_letter, to_make
from assessment.records.round import find_by_slug
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing, Refused
from assessment.web.current import utc_now
from assessment.web.sender import sender_of


@click.command("letters")
@click.argument("round_name", metavar="ROUND")
@click.option("--processes", default=2, show_default=True, type=click.IntRange(1, 16))
@with_appcontext
def command(round_name: str, processes: int) -> None:
    """Make the letters of ROUND (its name in addresses) that are missing or out of date."""
    sender = sender_of(current_app.config["SETTINGS"])
    try:
        with reading() as db:
            round_id = find_by_slug(db, round_name).id
            wanted = to_make(db, round_id, sender)
    except Missing as fault:
        raise click.ClickException(f"There is no round called {round_name}.") from fault
    except Refused as fault:
        raise click.ClickException(fault.reason) from fault
    by = Actor(None, "letters", round=round_id)
    prints = print_letters([letter for _, letter in wanted], processes)
    with click.progressbar(zip(wanted, prints, strict=True), len(wanted), "Letters") as bar:
        for (snapshot_id, letter), pdf in bar:
            with writing() as db:
                keep_letter(db, by, snapshot_id, letter, pdf, now=utc_now())
    click.echo(f"{len(wanted):,} made. Every decision has its letter.")
