"""`flask content`: check a folder of content files, or check and import it. All or nothing."""

from pathlib import Path

import click
from flask.cli import AppGroup

from assessment.commands.transaction import writing
from assessment.records.content import import_documents
from assessment.rules.content import Filed, faults_together
from assessment.rules.document import read_document
from assessment.rules.fault import ContentFaults, Fault
from assessment.rules.people import Actor
from assessment.web.current import utc_now

command = AppGroup("content", help="Check and import questions, papers, rubrics and policies.")
FOLDER = click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
COMMAND = Actor(None, "content import")


@command.command("check")
@FOLDER
def check(folder: Path) -> None:
    """Read every .yaml file under FOLDER. Lists each fault and ends with 1, or ends with 0."""
    filed = _read(folder)
    click.echo(f"{_documents(len(filed))} checked. No faults.")


@command.command("import")
@FOLDER
def import_(folder: Path) -> None:
    """Check every .yaml file under FOLDER, then store what is new. One fault, and nothing is."""
    filed = _read(folder)
    try:
        with writing() as db:
            done = import_documents(db, COMMAND, filed, now=utc_now())
    except ContentFaults as found:
        raise _stop(found.faults) from found
    click.echo(f"{_documents(done.added)} imported. {done.unchanged} already there.")


def _read(folder: Path) -> list[Filed]:
    paths = sorted(folder.rglob("*.yaml"))
    if not paths:
        raise click.ClickException(f"{folder} holds no .yaml files")
    filed: list[Filed] = []
    faults: list[Fault] = []
    with click.progressbar(paths, label="Reading") as shown:
        for path in shown:
            try:
                name = str(path.relative_to(folder))
                filed += [(name, document) for document in read_document(path.read_bytes(), name)]
            except ContentFaults as found:
                faults += found.faults
    faults += faults_together(filed)
    if faults:
        raise _stop(tuple(sorted(faults)))
    return filed


def _stop(faults: tuple[Fault, ...]) -> click.ClickException:
    lines = "\n".join(f"  {fault}" for fault in faults)
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    return click.ClickException(f"{count}. Nothing was imported.\n{lines}")


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count} documents"
