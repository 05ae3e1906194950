"""`flask content proof`: print the whole question bank, keys and all, as one tagged PDF.

It is written beside its place and moved there when it is whole, readable by its owner alone.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import click

from assessment.commands.content import command, read_folder, stop_for
from assessment.commands.transaction import writing
from assessment.prints.bank import print_proof
from assessment.records.bank import print_bank
from assessment.rules.bank import Bank, bank_of
from assessment.rules.people import Actor
from assessment.rules.refusal import Refused
from assessment.rules.wording_time import uk
from assessment.web.current import utc_now

__all__ = ["command"]
BY = Actor(None, "content proof")


@command.command("proof")
@click.argument(
    "folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--to",
    "file",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the PDF goes.",
)
@click.option("--force", is_flag=True, help="Take the place of a FILE that is there.")
def proof(folder: Path | None, file: Path, force: bool) -> None:
    """Print what is stored of the question bank, or the content files under FOLDER, to FILE.

    It holds every key: keep it within the programme team. It takes a minute or two.
    """
    _refuse(file, force)
    bank = _stored() if folder is None else _filed(folder)
    pdf = print_proof(bank, uk(utc_now()).date(), click.echo)
    _refuse(file, force)
    _write(file, pdf)
    click.echo(f"{file} holds the proof of {len(bank.documents):,} questions and cases.")


def _refuse(file: Path, force: bool) -> None:
    if not file.parent.is_dir():
        raise click.ClickException(f"There is no folder {file.parent}. Make it first.")
    if file.exists() and not force:
        raise click.ClickException(f"{file} is there already. Name another file, or add --force.")


def _stored() -> Bank:
    try:
        with writing() as db:
            return print_bank(db, BY, now=utc_now())
    except Refused as fault:
        raise click.ClickException(fault.reason) from fault


def _filed(folder: Path) -> Bank:
    filed, faults = read_folder(folder)
    if faults:
        raise stop_for(faults, "Nothing was printed.")
    bank = bank_of(document.model for _, document in filed)
    if not bank.documents:
        raise click.ClickException(f"{folder} holds no questions and no cases.")
    return bank


def _write(file: Path, pdf: bytes) -> None:
    """Write the whole of it, or nothing: a file that was there stays until then."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    except OSError as fault:
        raise click.ClickException(f"{file} cannot be written: {fault.strerror}.") from fault
    try:
        with os.fdopen(handle, "wb") as whole:
            whole.write(pdf)
            whole.flush()
            os.fsync(whole.fileno())
        Path(name).replace(file)
    except BaseException as fault:
        with suppress(OSError):
            Path(name).unlink()
        if isinstance(fault, OSError):
            reason = f"{file} was not written: {fault.strerror}."
            raise click.ClickException(reason) from fault
        raise
