"""`flask upgrade`: bring the database to the newest migration."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.engine import make_url

from assessment.records import migrate
from assessment.records.database import make_session


@click.command("upgrade")
@with_appcontext
def command() -> None:
    """Bring the database to the newest migration."""
    engine = current_app.extensions["engine"]
    where = make_url(engine.url)
    if where.get_backend_name() == "sqlite" and where.database:
        Path(where.database).parent.mkdir(parents=True, exist_ok=True)
    migrate.upgrade(engine)
    with make_session(engine)() as db:
        click.echo(f"The database is at migration {migrate.level(db)}.")
