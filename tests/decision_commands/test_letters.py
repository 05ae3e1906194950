"""`flask letters` and `flask outbox`: made once, goes on where it stopped, sent by the worker."""

import io

import pikepdf
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import audit, outbox
from assessment.records.tables.decision import Letter
from tests import decisions
from tests.decision_commands.conftest import Run
from tests.decisions import DECIDED, STRONG, WEAK


def test_letters_are_made_in_processes_of_their_own_and_only_once(run: Run, db: Session) -> None:
    found = decisions.moderated(db, STRONG, WEAK)
    slug = found.round.slug
    decisions.decide_all(found)
    result = run("letters", slug)
    assert (result.exit_code, result.output.splitlines()[-1]) == (
        0,
        "2 made. Every decision has its letter.",
    )
    prints = db.scalars(select(Letter.pdf).order_by(Letter.kind)).all()
    db.commit()
    assert [bytes(pdf)[:5] for pdf in prints if pdf] == [b"%PDF-"] * 2
    with pikepdf.open(io.BytesIO(prints[0] or b"")) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
    assert run("letters", slug).output.splitlines()[-1].startswith("0 made.")
    assert audit.verify(db) is None


def test_a_round_that_is_none_is_named(run: Run) -> None:
    result = run("letters", "nowhere")
    assert (result.exit_code, result.output) == (1, "Error: There is no round called nowhere.\n")


def test_notices_are_listed_shown_and_sent(run: Run, db: Session) -> None:
    found = decisions.finished(db)
    fields = {"name": "Ada", "link": "https://nle.example.org/x", "until": "4:20pm"}
    person = found.world.applications[0].person_id
    row = outbox.post(db, "reset_password", person, None, "", fields, now=DECIDED)
    db.commit()
    listed = run("outbox", "list").output
    assert "Reset password: Reset your password" in listed
    assert "nle.example.org/x" not in listed
    assert "https://nle.example.org/x" in run("outbox", "show", str(row.id)).output
    waiting = outbox.count_waiting(db)
    db.commit()
    assert run("outbox", "send").output == f"{waiting} sent, 0 not sent.\n"
    assert run("outbox", "send").output == "0 sent, 0 not sent.\n"
