"""`flask sweep`: it makes visible what the clock has closed (rule 3), and may run twice."""

from sqlalchemy import select

from assessment.records import audit
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.notice import Notice
from assessment.records.tables.paper import MarkRun
from tests.pages.paper.conftest import Hall


def sweep(hall: Hall) -> str:
    return hall.client.app.test_cli_runner().invoke(args=["sweep"]).output


def test_rule_03_the_sweep_closes_marks_and_receipts_once(hall: Hall) -> None:
    hall.start()
    hall.at(60.9)
    assert sweep(hall) == "Closed 0 of 0 sittings that were due.\n"
    hall.at(61.1)
    said = [sweep(hall), sweep(hall)]
    assert said == [
        "Closed 1 of 1 sittings that were due.\n",
        "Closed 0 of 0 sittings that were due.\n",
    ]
    with hall.sessions() as db:
        assert len(db.scalars(select(MarkRun)).all()) == 1
        assert db.scalars(select(Notice.kind)).all() == ["paper_receipt"]
        acts = db.scalars(select(AuditEntry.act).where(AuditEntry.real_actor == "command:sweep"))
        assert acts.all() == ["paper.close", "paper.mark"]
        assert audit.verify(db) is None


def test_the_sweep_leaves_alone_who_is_paused(hall: Hall) -> None:
    sitting = hall.start()
    hall.officer.get(f"/paper/staff/sitting/{sitting}")
    hall.officer.submit("Pause the clock", reason="Power")
    hall.at(500)
    assert sweep(hall) == "Closed 0 of 1 sittings that were due.\n"
