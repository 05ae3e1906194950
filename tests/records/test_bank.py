"""The stored bank, keys and all: never for a person who sits (rule 33). Both databases."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.bank import NOTHING, SITS, find_bank, print_bank
from assessment.records.content import import_documents
from assessment.records.people.role import grant_role, remove_role
from assessment.records.round import create_round
from assessment.records.tables.people import Person, RoleGrant
from assessment.records.tables.round import Round
from assessment.rules.document import document_of
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Refused
from tests.question_bank.samples import question
from tests.records.rounds import NOW, TESTS
from tests.site import new_person


@pytest.fixture
def by(db: Session) -> Actor:
    """An officer, with two versions of a question in store and a round to sit in."""
    asked = [question(facts=["OFS-003", "OFS-000"]), question(version=2, facts=["OFS-003"])]
    filed = [("made.yaml", document_of("question", each)) for each in asked]
    import_documents(db, TESTS, filed, now=NOW)
    person = new_person(db, NOW)
    grant_role(db, TESTS, person, Role.OFFICER, None, now=NOW)
    return Actor(person.id, person.name, Role.OFFICER)


@pytest.fixture
def sat_in(db: Session) -> Round:
    return create_round(db, TESTS, "Autumn 2026 round", now=NOW)


def sit(db: Session, by: Actor, round_id: UUID | None, days: int | None = None) -> RoleGrant:
    person_id = by.person
    assert person_id is not None  # an officer is a person
    person = db.get_one(Person, person_id)
    until = NOW + timedelta(days=days) if days else None
    grant = grant_role(db, TESTS, person, Role.APPLICANT, round_id, now=NOW, until=until)
    assert grant is not None
    return grant


def test_newest_versions_come_with_the_statements_of_their_facts(db: Session, by: Actor) -> None:
    bank = find_bank(db, by, now=NOW)
    assert [(each.id, each.version) for each in bank.documents] == [("q-1", 2)]
    assert bank.facts["OFS-003"].startswith("A graded inspection falls under section 5")
    assert "OFS-000" not in bank.facts


def test_rule_33_an_applicant_of_a_round_that_is_not_over_is_refused(
    db: Session, by: Actor, sat_in: Round
) -> None:
    sit(db, by, sat_in.id)
    with pytest.raises(Denied, match="You are an applicant in a round that is not over"):
        find_bank(db, by, now=NOW)


def test_an_applicant_of_no_round_is_refused_too(db: Session, by: Actor) -> None:
    sit(db, by, None)
    with pytest.raises(Denied) as refused:
        find_bank(db, by, "ofsted", now=NOW)
    assert refused.value.reason == SITS


@pytest.mark.parametrize("over", ["round closed", "role removed", "role ran out"])
def test_who_sits_no_more_may_read(db: Session, by: Actor, sat_in: Round, over: str) -> None:
    grant = sit(db, by, sat_in.id, days=1)
    if over == "round closed":
        sat_in.closed_at = NOW
    if over == "role removed":
        remove_role(db, TESTS, grant, now=NOW)
    db.flush()
    later = NOW + timedelta(days=2 if over == "role ran out" else 0)
    assert find_bank(db, by, now=later).documents


def test_another_who_sits_hinders_nobody(db: Session, by: Actor, sat_in: Round) -> None:
    other = new_person(db, NOW)
    grant_role(db, TESTS, other, Role.APPLICANT, sat_in.id, now=NOW)
    assert find_bank(db, by, now=NOW).documents


def test_nothing_of_a_part_is_refused(db: Session, by: Actor) -> None:
    with pytest.raises(Refused) as refused:
        find_bank(db, by, "cpd", now=NOW)
    assert refused.value.reason == NOTHING


@pytest.mark.usefixtures("by")
def test_a_command_that_prints_leaves_an_entry(db: Session) -> None:
    audit.forget(db)
    print_bank(db, Actor(None, "content proof"), now=NOW)
    assert [(e["real_actor"], e["act"], e["subject_id"]) for e in audit.drafts(db)] == [
        ("command:content proof", "content.proof", "bank")
    ]
