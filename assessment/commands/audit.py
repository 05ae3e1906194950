"""`flask audit`: verify the trail, and keep its head outside the database."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from assessment.commands.transaction import reading
from assessment.records import audit, head_file
from assessment.settings import Settings
from assessment.web.current import utc_now

command = AppGroup("audit", help="Verify the audit trail and keep its head.")


@command.command("verify")
@click.option(
    "--against",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A head file: shows a cut or rewritten trail too.",
)
def verify(against: Path | None) -> None:
    """Check every entry of the trail. Ends with 1 at the first that does not hold."""
    head = _head(against) if against else None
    with reading() as db:
        fault = audit.verify_against(db, head.seq, head.hash) if head else audit.verify(db)
        entries, _hash = audit.head(db)
    if fault is not None:
        raise click.ClickException(f"{fault.what}. Tell the data protection lead now.")
    click.echo(f"All {entries:,} entries checked. The chain is unbroken.")


@command.command("head")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def head(file: Path) -> None:
    """Write the head of the trail to FILE, signed. Run it daily and keep the file elsewhere."""
    with reading() as db:
        seq, newest = audit.head(db)
    settings: Settings = current_app.config["SETTINGS"]
    head_file.keep(file, head_file.write(seq, newest, utc_now(), settings.head_key))
    click.echo(f"The head is entry {seq:,}.")


def _head(path: Path) -> head_file.Head:
    settings: Settings = current_app.config["SETTINGS"]
    try:
        return head_file.read(path.read_text(), settings.head_key)
    except (head_file.BadHeadFile, UnicodeDecodeError) as fault:
        raise click.ClickException(str(fault)) from fault
