"""`flask decisions`: make every kept decision again and hold it against what was kept (rule 34)."""

from uuid import UUID

import click
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from assessment.commands.transaction import reading
from assessment.records.decision.snapshot import kept_decisions, replay
from assessment.records.round import find_by_slug
from assessment.rules.refusal import Missing
from assessment.rules.wording import count

command = AppGroup("decisions", help="Check that kept decisions can be made again.")


@command.command("replay")
@click.option("--round", "slug", metavar="ROUND", help="Only this round (its name in addresses).")
def replay_all(slug: str | None) -> None:
    """Make each decision again from its snapshot. Ends with 1 and the cases that differ."""
    with reading() as db:
        wanted = kept_decisions(db, _round(db, slug))
        with click.progressbar(wanted, label="Replaying") as bar:
            differ = [case_code for case_code, id_ in bar if not replay(db, id_).holds]
    if differ:
        words = f"{len(differ):,} of {count(len(wanted), 'decision')} differ: {', '.join(differ)}."
        raise click.ClickException(words)
    click.echo(f"{count(len(wanted), 'decision')} replayed, all as they were made.")


def _round(db: Session, slug: str | None) -> UUID | None:
    if slug is None:
        return None
    try:
        return find_by_slug(db, slug).id
    except Missing as fault:
        raise click.ClickException(f"There is no round called {slug}.") from fault
