"""`flask decisions replay`: every decision is made again, and one that was altered is named."""

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from assessment.records.tables.application import Application
from assessment.records.tables.decision import DecisionSnapshot
from tests import decisions
from tests.decision_commands.conftest import Run
from tests.decisions import STRONG, WEAK


def drop_guards(db: Session) -> None:
    """Take the triggers away, as somebody with the keys of the database could."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    names = db.scalars(text(f"{query} AND tbl_name = 'decision_snapshot'")).all()
    for name in names:
        db.execute(text(f"DROP TRIGGER {name}"))


def test_rule_34_decisions_replay_and_an_altered_one_is_named(run: Run, db: Session) -> None:
    found = decisions.moderated(db, STRONG, WEAK)
    decisions.decide_all(found)
    slug = found.round.slug
    db.commit()
    result = run("decisions", "replay")
    assert result.exit_code == 0, result.output
    assert result.output.endswith("2 decisions replayed, all as they were made.\n")
    drop_guards(db)
    altered = db.scalars(select(DecisionSnapshot).order_by(DecisionSnapshot.hash)).first()
    assert altered is not None
    altered.why = "Altered"
    code = db.get_one(Application, altered.application_id).case_code
    db.commit()
    result = run("decisions", "replay", "--round", slug)
    assert result.exit_code == 1
    assert f"Error: 1 of 2 decisions differ: {code}.\n" in result.output


def test_a_round_that_is_not_there(run: Run) -> None:
    result = run("decisions", "replay", "--round", "nowhere")
    assert (result.exit_code, result.output) == (1, "Error: There is no round called nowhere.\n")
