"""The outbox: posted once a key, sent by the worker, failed for staff to see."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessment.records import audit, outbox
from assessment.records.identity import new_id
from assessment.records.outbox import KeptHere, NotSent
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.notice import Notice
from assessment.records.tables.people import Person
from assessment.records.tables.round import Round
from assessment.rules.gap import MissingField
from assessment.rules.notice import HIDDEN, Team
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing, Refused

NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
TEAM = Team("Programme team", "team@example.org", "01632 960 100")
RESULT = {"name": "Ada", "round": "autumn 2026", "link": "https://nle.example.org/decision/result"}
RESET = {"name": "Ada", "link": "https://nle.example.org/secret-token", "until": "4:20pm"}


class Refusing:
    """A carrier whose post office is shut."""

    def send(self, address: str, subject: str, text: str, reference: str) -> None:
        raise NotSent("mailbox full")


class Letterbox:
    """A carrier that keeps what it was given."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, str]] = []

    def send(self, address: str, subject: str, text: str, reference: str) -> None:
        self.sent.append((address, subject, text))


@pytest.fixture
def round_id(db: Session) -> UUID:
    row = Round(id=new_id(db), slug="autumn-2026", name="Autumn 2026", created_at=NOW)
    db.add(row)
    db.flush()
    return row.id


@pytest.fixture
def ada(db: Session) -> UUID:
    row = Person(id=new_id(db), ref="P-ADA", email="ada@example.org", name="Ada", created_at=NOW)
    db.add(row)
    db.flush()
    return row.id


@pytest.fixture
def worker() -> Actor:
    return Actor(None, "outbox")


@pytest.fixture
def officer(round_id: UUID) -> Actor:
    return Actor(UUID(int=7), "Tom", None, round_id)


def test_an_equal_key_posts_once(db: Session, ada: UUID, round_id: UUID) -> None:
    first = outbox.post(db, "result_ready", ada, round_id, "NLE-4K7Q", RESULT, now=NOW, key="r:1")
    again = outbox.post(db, "result_ready", ada, round_id, "NLE-4K7Q", RESULT, now=NOW, key="r:1")
    outbox.post(db, "result_ready", ada, round_id, "NLE-4K7Q", RESULT, now=NOW)
    assert first.id == again.id
    assert db.scalar(select(func.count()).select_from(Notice)) == 2


def test_a_missing_field_posts_nothing(db: Session, ada: UUID, round_id: UUID) -> None:
    with pytest.raises(MissingField, match="round"):
        outbox.post(db, "result_ready", ada, round_id, "x", {"name": "A", "link": "b"}, now=NOW)
    assert db.scalar(select(func.count()).select_from(Notice)) == 0


def test_notices_are_sent_oldest_first_with_the_closing_line(
    db: Session, ada: UUID, round_id: UUID, worker: Actor
) -> None:
    box = Letterbox()
    later = RESULT | {"round": "spring 2027"}
    outbox.post(db, "result_ready", ada, round_id, "NLE-2", later, now=NOW + timedelta(hours=1))
    outbox.post(db, "result_ready", ada, round_id, "NLE-1", RESULT, now=NOW)
    sent = [outbox.send_next(db, worker, box, TEAM, now=NOW) for _ in range(3)]
    assert [row and (row.reference, row.state) for row in sent] == [
        ("NLE-1", "sent"),
        ("NLE-2", "sent"),
        None,
    ]
    assert [
        text.splitlines()[-1].endswith(f"Your reference is NLE-{n}.")
        for n, (_, _, text) in enumerate(box.sent, 1)
    ] == [True, True]
    audit.seal(db)
    assert db.scalars(select(AuditEntry.act)).all() == ["notice.sent", "notice.sent"]


def test_a_link_that_opens_an_account_is_sent_but_not_shown(
    db: Session, ada: UUID, worker: Actor
) -> None:
    box = Letterbox()
    row = outbox.post(db, "reset_password", ada, None, "", RESET, now=NOW)
    outbox.send_next(db, worker, box, TEAM, now=NOW)
    assert "secret-token" in box.sent[0][2]
    assert "secret-token" not in row.body + outbox.text_of(row, TEAM, secret=False)
    assert HIDDEN in row.body


def test_after_five_tries_it_has_failed_and_staff_can_send_it_again(
    db: Session, ada: UUID, round_id: UUID, worker: Actor, officer: Actor
) -> None:
    row = outbox.post(db, "result_ready", ada, round_id, "NLE-1", RESULT, now=NOW)
    states = []
    for minute in range(5):
        outbox.send_next(db, worker, Refusing(), TEAM, now=NOW + timedelta(minutes=minute))
        states.append(row.state)
    assert states == ["waiting"] * 4 + ["failed"]
    assert (row.fault, outbox.failed_people(db, round_id)) == ("mailbox full", 1)
    assert outbox.send_next(db, worker, KeptHere(), TEAM, now=NOW) is None
    outbox.send_again(db, officer, row.id, now=NOW)
    outbox.send_next(db, worker, KeptHere(), TEAM, now=NOW)
    assert (row.state, row.fault, outbox.failed_people(db, round_id)) == ("sent", "", 0)


def test_only_a_failed_notice_of_this_round_is_sent_again(
    db: Session, ada: UUID, round_id: UUID, officer: Actor
) -> None:
    waiting = outbox.post(db, "result_ready", ada, round_id, "NLE-1", RESULT, now=NOW)
    elsewhere = outbox.post(db, "reset_password", ada, None, "", RESET, now=NOW)
    with pytest.raises(Refused, match="has not failed"):
        outbox.send_again(db, officer, waiting.id, now=NOW)
    with pytest.raises(Missing):
        outbox.send_again(db, officer, elsewhere.id, now=NOW)
    assert outbox.notices_for(db, round_id, kind="result_ready", state="waiting") == [waiting]
