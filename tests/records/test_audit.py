"""The audit trail: sealed last, whole under many writers, and every tampering is found."""

import threading
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select, text, update
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.database import make_session
from assessment.records.tables.audit import AuditEntry, AuditHead
from assessment.rules.people import Actor, Role

NOW = datetime(2026, 11, 17, 11, 52, 8, tzinfo=UTC)
BY = Actor(UUID(int=1), "Jide Bello", Role.OFFICER, UUID(int=2))
WRITERS, ROUNDS = 8, 15


def write(db: Session, subject: object, **more: object) -> None:
    audit.draft(db, BY, "lock_sheet", "sheet", subject, now=NOW, **more)  # type: ignore[arg-type]
    audit.seal(db)
    db.commit()


def test_an_entry_says_who_really_acted_as_whom_what_and_when(db: Session) -> None:
    by = Actor(UUID(int=1), "Priya Nair", Role.OFFICER, UUID(int=2), acting_as=UUID(int=3))
    audit.draft(
        db, by, "lock", "sheet", 7, now=NOW, before={"level": 1}, after={"level": 2}, reason="why"
    )
    audit.seal(db)
    entry = db.scalars(select(AuditEntry)).one()
    assert (entry.seq, entry.real_actor, entry.actor) == (1, str(UUID(int=1)), str(UUID(int=3)))
    assert (entry.act, entry.subject_kind, entry.subject_id) == ("lock", "sheet", "7")
    assert (entry.at, entry.reason, entry.prev) == (NOW, "why", audit.GENESIS)
    assert len({entry.before_hash, entry.after_hash, entry.hash}) == 3


def test_a_transaction_without_drafts_moves_nothing(db: Session) -> None:
    audit.seal(db)
    assert audit.head(db) == (0, audit.GENESIS)


def test_eight_writers_at_once_leave_one_whole_chain(engine: Engine) -> None:
    sessions = make_session(engine.execution_options(writes=True))
    faults: list[BaseException] = []

    def work(writer: int) -> None:
        try:
            for turn in range(ROUNDS):
                with sessions() as db:
                    write(db, f"{writer}-{turn}")
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with sessions() as db:
        assert audit.verify(db) is None
        assert db.scalar(select(func.count()).select_from(AuditEntry)) == WRITERS * ROUNDS
        assert audit.head(db)[0] == WRITERS * ROUNDS


def drop_guards(db: Session) -> None:
    """Take the triggers away, as somebody with the keys of the database could."""
    if db.get_bind().dialect.name == "sqlite":
        db.execute(text("DROP TRIGGER audit_entry_no_update"))
        db.execute(text("DROP TRIGGER audit_entry_no_delete"))
    else:
        db.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER USER"))


TAMPERING = [
    pytest.param("UPDATE audit_entry SET reason = 'x' WHERE seq = 2", 2, id="a word changed"),
    pytest.param("UPDATE audit_entry SET at = at + 1 WHERE seq = 3", 3, id="a microsecond moved"),
    pytest.param("DELETE FROM audit_entry WHERE seq = 2", 2, id="an entry taken out"),
    pytest.param("DELETE FROM audit_entry WHERE seq = 4", 3, id="the end cut, the head left"),
    pytest.param("UPDATE audit_head SET seq = 5", 4, id="the head moved"),
]


@pytest.mark.parametrize(("statement", "seq"), TAMPERING)
def test_verify_names_the_first_bad_entry(db: Session, statement: str, seq: int) -> None:
    for subject in range(4):
        write(db, subject)
    assert audit.verify(db) is None
    drop_guards(db)
    db.execute(text(statement))
    fault = audit.verify(db)
    assert fault is not None
    assert fault.seq == seq


def test_a_head_kept_outside_finds_a_cut_that_the_chain_alone_does_not_show(db: Session) -> None:
    for subject in range(4):
        write(db, subject)
    kept = audit.head(db)
    drop_guards(db)
    third = db.scalar(select(AuditEntry.hash).where(AuditEntry.seq == 3))
    db.execute(text("DELETE FROM audit_entry WHERE seq = 4"))
    db.execute(text("UPDATE audit_head SET seq = 3, hash = :h"), {"h": third})
    assert audit.verify(db) is None
    fault = audit.verify_against(db, *kept)
    assert fault == audit.Fault(4, "the trail was cut: entry 4 is missing")


def test_a_head_kept_outside_finds_a_full_rewrite(db: Session) -> None:
    for subject in range(2):
        write(db, subject, reason="true")
    kept = audit.head(db)
    drop_guards(db)
    db.execute(text("DELETE FROM audit_entry"))
    db.execute(update(AuditHead).values(seq=0, hash=audit.GENESIS))
    for subject in range(2):
        write(db, subject, reason="false")
    assert audit.verify(db) is None
    fault = audit.verify_against(db, *kept)
    assert fault is not None
    assert "rewritten" in fault.what


@pytest.mark.parametrize("change", ["UPDATE audit_entry SET act = 'x'", "DELETE FROM audit_entry"])
def test_the_database_itself_refuses_to_change_an_entry(db: Session, change: str) -> None:
    write(db, 1)
    with pytest.raises(Exception, match="kept for ever"):
        db.execute(text(change))
