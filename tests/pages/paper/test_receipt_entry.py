"""The receipt prints the entry of the audit chain that sealed the sitting (rule 37, page 34)."""

from uuid import UUID

from sqlalchemy import select

from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.paper import Sitting
from tests.pages.paper.conftest import Hall, said


def entry_of(hall: Hall, sitting: UUID, act: str) -> str:
    """The entry as the receipt should print it."""
    query = select(AuditEntry).where(AuditEntry.subject_id == str(sitting), AuditEntry.act == act)
    with hall.sessions() as db:
        row = db.scalars(query).one()
    digits = row.hash[:16].upper()
    return f"{row.seq}, {digits[:4]} {digits[4:8]} {digits[8:12]} {digits[12:]}"


def shown(hall: Hall, sitting: UUID) -> str | None:
    return hall.client.get(f"/paper/{sitting}/receipt").summary().get("Audit entry")


def test_it_is_the_entry_of_the_submission_whatever_comes_after(hall: Hall) -> None:
    sitting = hall.start()
    hall.client.get(f"/paper/{sitting}/check")
    page = hall.client.submit("Submit and finish")
    entry = entry_of(hall, sitting, "paper.submit")
    assert page.summary()["Audit entry"] == entry
    assert "The audit entry is the sealed record that your paper ended." in said(page)
    hall.officer.get(f"/paper/staff/sitting/{sitting}")
    hall.client.get(f"/paper/{sitting}/problem")
    hall.client.submit("Send", what="The lights went out")
    hall.at(600)
    assert shown(hall, sitting) == entry


def test_a_paper_that_time_ended_has_it_once_it_is_closed(hall: Hall) -> None:
    sitting = hall.start()
    hall.at(61.1)
    assert shown(hall, sitting) == "Not yet"
    hall.client.app.test_cli_runner().invoke(args=["sweep"])
    assert shown(hall, sitting) == entry_of(hall, sitting, "paper.close")


def test_a_rehearsal_has_none(hall: Hall) -> None:
    hall.client.get("/paper/rehearsal")
    hall.client.submit("Start the rehearsal")
    with hall.sessions() as db:
        sitting = db.scalars(select(Sitting.id).where(Sitting.kind == "rehearsal")).one()
    hall.client.get(f"/paper/{sitting}/check")
    page = hall.client.submit("Submit and finish")
    assert (page.h1, "Audit entry" in page.summary()) == ("Rehearsal finished", False)
    assert "audit entry" not in said(page)
