"""The harness itself: databases are migrated, apart from each other, and durable."""

from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from assessment.records.database import is_durable
from tests.databases import Statements


def test_rule_10_the_tests_run_on_durable_settings(db: Session) -> None:
    assert is_durable(db)


def test_each_test_has_its_own_database_first(db: Session) -> None:
    db.execute(text("CREATE TABLE mine (x INTEGER)"))
    db.commit()


def test_each_test_has_its_own_database_second(db: Session) -> None:
    db.execute(text("CREATE TABLE mine (x INTEGER)"))
    db.commit()


def test_statements_and_commits_are_counted(db: Session, engine: Engine) -> None:
    db.execute(text("CREATE TABLE mine (x INTEGER)"))
    db.commit()
    with Statements(engine) as asked:
        db.execute(text("SELECT 1"))
        db.execute(text("INSERT INTO mine VALUES (1)"))
        db.commit()
    assert (len(asked.all), len(asked.writes), asked.commits) == (2, 1, 1)
