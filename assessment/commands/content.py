"""`flask content`: check a folder of content files, import it, or count what it holds."""

from pathlib import Path

import click
from click.exceptions import Exit
from flask.cli import AppGroup

import question_bank
from assessment.commands.content_report import lines_of
from assessment.commands.transaction import writing
from assessment.records.content import import_documents
from assessment.rules.content import Filed, faults_together, worth_a_look
from assessment.rules.document import read_document
from assessment.rules.fault import ContentFaults, Fault
from assessment.rules.people import Actor
from assessment.web.current import utc_now
from question_bank.report import report_of

command = AppGroup(
    "content", help="Check, import and count questions, papers, rubrics and policies."
)
A_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FOLDER = click.argument("folder", type=A_FOLDER)
SHIPPED = Path(question_bank.__file__).parent / "data"
COMMAND = Actor(None, "content import")


@command.command("check")
@FOLDER
@click.option("--strict", is_flag=True, help="End with 1 also where something is worth a look.")
def check(folder: Path, strict: bool) -> None:
    """Read every .yaml file under FOLDER. Lists each fault and ends with 1, or ends with 0.

    After the faults stand the lines that are worth a look: how the questions are made.
    """
    filed, faults = read_folder(folder)
    if faults:
        stop_for(faults).show()
    else:
        click.echo(f"{_documents(len(filed))} checked. No faults.")
    lines = worth_a_look(filed)
    for line in lines:
        click.echo(f"Worth a look: {line}")
    if faults or (strict and lines):
        raise Exit(1)


@command.command("import")
@FOLDER
def import_(folder: Path) -> None:
    """Check every .yaml file under FOLDER, then store what is new. One fault, and nothing is."""
    filed, faults = read_folder(folder)
    if faults:
        raise stop_for(faults)
    try:
        with writing() as db:
            done = import_documents(db, COMMAND, filed, now=utc_now())
    except ContentFaults as found:
        raise stop_for(found.faults) from found
    click.echo(f"{_documents(done.added)} imported. {done.unchanged} already there.")


@command.command("report")
@click.argument("folder", type=A_FOLDER, default=SHIPPED)
@click.option("--strict", is_flag=True, help="End with 1 also where something is missing.")
def report(folder: Path, strict: bool) -> None:
    """Count the questions and cases under FOLDER, the shipped bank without one.

    After the tables stands what is missing. Nothing is stored.
    """
    filed, faults = read_folder(folder)
    if faults:
        raise stop_for(faults, "Nothing was counted.")
    found = report_of(document.model for _, document in filed)
    if found.is_empty:
        raise click.ClickException(f"{folder} holds no question or case of the main pool.")
    click.echo("\n".join(lines_of(found)))
    if strict and found.gaps:
        raise Exit(1)


def read_folder(folder: Path) -> tuple[list[Filed], tuple[Fault, ...]]:
    """Return the documents of every .yaml file under a folder, and every fault in them."""
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
    return filed, tuple(sorted(faults))


def stop_for(
    faults: tuple[Fault, ...], ends: str = "Nothing was imported."
) -> click.ClickException:
    """Return what ends a command that found these faults; `ends` says what was not done."""
    lines = "\n".join(f"  {fault}" for fault in faults)
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    return click.ClickException(f"{count}. {ends}\n{lines}")


def _documents(count: int) -> str:
    return "1 document" if count == 1 else f"{count} documents"
