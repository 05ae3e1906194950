"""Making, dating and closing a round. Both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.round import (
    close_round,
    create_round,
    dates_of,
    find_by_slug,
    rounds,
    set_dates,
)
from assessment.rules.refusal import Faults, Missing, Refused
from tests.records.rounds import DATES, NOW, TESTS


def acts(db: Session) -> list[str]:
    return [str(entry["act"]) for entry in audit.drafts(db)]


def test_round_is_made_with_a_name_in_addresses(db: Session) -> None:
    row = create_round(db, TESTS, "  Autumn  2026 round ", now=NOW)
    assert (row.slug, row.name, row.opened_at) == ("autumn-2026-round", "Autumn 2026 round", None)
    assert find_by_slug(db, "autumn-2026-round") is row
    assert acts(db) == ["round.create"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Enter a name for the round, like Autumn 2026 round"),
        ("¡!", "Enter a name for the round, like Autumn 2026 round"),
        ("x" * 121, "Enter a name for the round, like Autumn 2026 round"),
        ("Autumn 2026: round", "A round already has this name. Choose another"),
    ],
    ids=["empty", "no letters", "too long", "taken"],
)
def test_name_is_refused(db: Session, name: str, said: str) -> None:
    create_round(db, TESTS, "Autumn 2026 round", now=NOW)
    with pytest.raises(Faults) as refused:
        create_round(db, TESTS, name, now=NOW)
    assert refused.value.fields == {"name": said}


def test_newest_round_is_listed_first(db: Session) -> None:
    create_round(db, TESTS, "Spring", now=NOW)
    create_round(db, TESTS, "Autumn", now=NOW + timedelta(days=1))
    assert [row.name for row in rounds(db)] == ["Autumn", "Spring"]


def test_dates_are_kept_and_read_back(db: Session) -> None:
    row = create_round(db, TESTS, "Autumn", now=NOW)
    set_dates(db, TESTS, row.id, DATES, now=NOW)
    db.expire_all()
    assert dates_of(row) == DATES
    assert acts(db) == ["round.create", "round.dates"]


def test_dates_out_of_order_change_nothing(db: Session) -> None:
    row = create_round(db, TESTS, "Autumn", now=NOW)
    set_dates(db, TESTS, row.id, DATES, now=NOW)
    with pytest.raises(Faults) as refused:
        set_dates(db, TESTS, row.id, replace(DATES, paper_on=date(2026, 9, 1)), now=NOW)
    assert list(refused.value.fields) == ["paper_on"]
    assert dates_of(row) == DATES


def test_dates_are_fixed_once_the_round_is_open(db: Session) -> None:
    row = create_round(db, TESTS, "Autumn", now=NOW)
    row.opened_at = NOW
    with pytest.raises(Refused, match=r"This was fixed when the round opened on 1 June 2026\."):
        set_dates(db, TESTS, row.id, DATES, now=NOW)


def test_round_closes_once_and_only_after_release(db: Session) -> None:
    row = create_round(db, TESTS, "Autumn", now=NOW)
    with pytest.raises(Refused, match="Results are not released yet"):
        close_round(db, TESTS, row.id, now=NOW)
    row.released_at = NOW
    close_round(db, TESTS, row.id, now=NOW)
    assert row.closed_at == NOW
    assert acts(db) == ["round.create", "round.close"]
    with pytest.raises(Refused, match=r"This round was closed on 1 June 2026\."):
        close_round(db, TESTS, row.id, now=NOW)


def test_unknown_name_is_missing(db: Session) -> None:
    with pytest.raises(Missing):
        find_by_slug(db, "nothing")
