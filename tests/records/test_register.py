"""The public register: only what is released, found by name, ended by its day."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from assessment.records.people.workplace import add_workplace
from assessment.records.register import choices, designations, find_designation, state_of
from assessment.rules.refusal import Missing
from tests import decisions
from tests.decisions import RELEASED, STRONG, WEAK, Plan


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        pytest.param("", ["Ada Okafor", "Eve O'Neil-50%"], id="everyone"),
        pytest.param("okafor", ["Ada Okafor"], id="part of a name, any case"),
        pytest.param(" eve ", ["Eve O'Neil-50%"], id="spaces around"),
        pytest.param("50%", ["Eve O'Neil-50%"], id="a wildcard is a character"),
        pytest.param("%", ["Eve O'Neil-50%"], id="a wildcard alone"),
        pytest.param("' OR 1=1 --", [], id="a quote is a character"),
        pytest.param("Ben", [], id="not designated is not there"),
        pytest.param("okafor school", ["Ada Okafor"], id="a school"),
    ],
)
def test_finding_people(db: Session, asked: str, names: list[str]) -> None:
    found = decisions.ready(db, STRONG, WEAK, Plan("Eve O'Neil-50%"))
    decisions.release(found)
    assert [row.name for row in designations(db, RELEASED, name=asked)] == names


@pytest.mark.parametrize(
    ("urn", "phase", "to_on", "shown"),
    [
        pytest.param("900101", "Secondary", None, "Hill School", id="still there"),
        pytest.param("", "Trust", None, "Hill School", id="a trust has no URN"),
        pytest.param("900101", "Secondary", date(2026, 11, 30), "Ada Okafor School", id="left"),
    ],
)
def test_an_entry_shows_where_the_applicant_works(
    db: Session, urn: str, phase: str, to_on: date | None, shown: str
) -> None:
    found = decisions.ready(db)
    [applicant] = decisions.applicants(found)
    assert applicant.person is not None
    began = date(2020, 9, 1)
    add_workplace(
        db,
        applicant,
        applicant.person,
        urn,
        "Hill School",
        now=RELEASED - timedelta(days=90),
        phase=phase,
        region="London",
        from_on=began,
        to_on=to_on,
    )
    decisions.release(found)
    [row] = designations(db, RELEASED)
    region = "North West" if to_on else "London"
    assert (row.name, row.school, row.region) == ("Ada Okafor", shown, region)


def test_one_entry_by_its_reference(db: Session) -> None:
    found = decisions.ready(db)
    decisions.release(found)
    [row] = designations(db, RELEASED)
    assert find_designation(db, row.ref, RELEASED).name == "Ada Okafor"
    for ref, at in ((row.ref, RELEASED - timedelta(seconds=1)), ("NL-000000", RELEASED)):
        with pytest.raises(Missing):
            find_designation(db, ref, at)


def test_an_entry_begins_on_its_first_day_and_ends_the_day_after_its_last(db: Session) -> None:
    found = decisions.ready(db)
    decisions.release(found)
    [row] = designations(db, RELEASED)
    assert state_of(row, row.from_on - timedelta(days=1)) == "Designated from 1 December 2026"
    assert state_of(row, row.from_on) == "Designated"
    assert state_of(row, row.until_on) == "Designated"
    assert state_of(row, row.until_on + timedelta(days=1)) == "Ended"
    assert (row.region, row.phase) == ("North West", "Primary")
    assert choices(db, RELEASED).regions == ("North West",)
