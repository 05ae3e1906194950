"""`flask outbox`: what is to be sent, and the worker that sends it."""

from uuid import UUID

import click
from flask import current_app
from flask.cli import AppGroup

from assessment.commands.transaction import reading, writing
from assessment.records.outbox import KeptHere, count_waiting, find_any, newest, send_next, text_of
from assessment.rules.notice import TITLES
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing
from assessment.web.current import utc_now
from assessment.web.sender import team_of

command = AppGroup("outbox", help="Notices: list them, read one, send what waits.")


@command.command("list")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1_000))
def list_(limit: int) -> None:
    """List the newest notices."""
    with reading() as db:
        for row in newest(db, limit):
            when = (row.sent_at or row.posted_at).strftime("%Y-%m-%d %H:%M")
            click.echo(f"{row.id}  {row.state:8} {when}  {TITLES[row.kind]}: {row.subject}")


@command.command("show")
@click.argument("notice", type=click.UUID)
def show(notice: UUID) -> None:
    """Show one notice whole, as the person gets it, its link too."""
    try:
        with reading() as db:
            row = find_any(db, notice)
            click.echo(f"{row.subject}\n\n{text_of(row, team_of(current_app.config['SETTINGS']))}")
    except Missing as fault:
        raise click.ClickException("There is no such notice.") from fault


@command.command("send")
def send() -> None:
    """Send every notice that waits, each in a transaction of its own."""
    sent = failed = 0
    with reading() as db:
        waiting = count_waiting(db)
    for _ in range(waiting):
        with writing() as db:
            row = send_next(
                db,
                Actor(None, "outbox"),
                KeptHere(),
                team_of(current_app.config["SETTINGS"]),
                now=utc_now(),
            )
        if row is None:
            break
        sent, failed = sent + (row.state == "sent"), failed + (row.state == "failed")
    click.echo(f"{sent:,} sent, {failed:,} not sent.")
