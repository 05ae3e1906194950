"""What a submission asks of each database: few statements, one commit (performance)."""

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.paper.document import places_of
from assessment.records.paper.finish import submit_signed_in
from assessment.records.paper.start import start_sitting
from assessment.records.people.role import grant_role
from assessment.records.people.sign_in import choose_role, find_sign_in, key_of, start_sign_in
from assessment.records.tables.people import Person
from assessment.rules.people import Role
from tests.databases import Statements
from tests.records.paper.setting import OPENS, lay, minutes


def test_a_submission_takes_few_statements(db: Session, engine: Engine) -> None:
    setting = lay(db)
    attempt = start_sitting(db, setting.applicant, "paper", now=OPENS)
    person = db.get_one(Person, setting.applicant.person)
    grant_role(db, setting.officer, person, Role.APPLICANT, setting.round, now=OPENS)
    key = key_of(start_sign_in(db, person, 60, now=OPENS))
    assert choose_role(db, find_sign_in(db, key), Role.APPLICANT, setting.round, now=OPENS)
    audit.seal(db)
    db.commit()
    places_of(db, attempt.id)  # as the pages before did
    db.rollback()
    with Statements(engine) as asked:
        assert submit_signed_in(db, key, attempt.id, now=OPENS + minutes(20))
        audit.seal(db)
        db.commit()
    rows_are_locked = engine.dialect.name == "postgresql"
    assert (len(asked.all), asked.commits) == (9 if rows_are_locked else 8, 1)
