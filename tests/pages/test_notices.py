"""What could not be sent, and sending it again: page 13."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import select

from assessment.records import outbox
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.notice import Notice
from assessment.rules.people import Role
from tests.client import Client
from tests.pages.rounds import Sessions, account, open_round
from tests.site import Clock

SignIn = Callable[..., Client]
FIELDS = {"round": "autumn 2026", "name": "Ada Lovell", "link": "https://nle.example/result"}
HOME = "/round/a26/notices"


@pytest.fixture
def round_id(sessions: Sessions, clock: Clock) -> UUID:
    return open_round(sessions, clock.at)


@pytest.fixture
def failed(sessions: Sessions, clock: Clock, round_id: UUID) -> UUID:
    """A notice of the round that could not be sent."""
    ada = account(sessions, clock.at, "ada@example.org")
    with sessions() as db:
        row = outbox.post(db, "result_ready", ada, round_id, "NLE-4K7Q", FIELDS, now=clock.at)
        row.state, row.tried, row.fault = outbox.FAILED, 5, "mailbox full"
        db.commit()
        return row.id


def test_a_failed_notice_is_sent_again(
    sign_in: SignIn, sessions: Sessions, round_id: UUID, failed: UUID
) -> None:
    officer = sign_in(Role.OFFICER, round_id=round_id)
    page = officer.get(HOME)
    assert "We could not send this to 1 person. Check their email address" in page.text
    page = officer.get(f"{HOME}/{failed}")
    assert "We could not send it: mailbox full" in page.text
    page = officer.submit("Send again")
    assert (page.banner, page.path) == ("The notice is in the queue again.", HOME)
    assert "We could not send this" not in page.text
    with sessions() as db:
        row = db.get_one(Notice, failed)
        entry = db.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()
    assert (row.state, row.tried, row.fault) == (outbox.WAITING, 0, "")
    assert entry is not None
    assert (entry.act, entry.real_actor) == ("notice.send_again", str(officer.person_id))
    assert not officer.get(f"{HOME}/{failed}").has_button("Send again")
    page = officer.post(f"{HOME}/{failed}/again")
    assert (page.status, page.h1) == (409, "You cannot do this")


def test_an_auditor_sees_what_failed_and_sends_nothing(
    sign_in: SignIn, round_id: UUID, failed: UUID
) -> None:
    auditor = sign_in(Role.AUDITOR, round_id=round_id)
    page = auditor.get(f"{HOME}/{failed}")
    assert ("mailbox full" in page.text, page.has_button("Send again")) == (True, False)
    assert auditor.post(f"{HOME}/{failed}/again").status == 403


def test_a_failed_notice_of_another_round_is_not_found(
    sign_in: SignIn, sessions: Sessions, clock: Clock, failed: UUID
) -> None:
    other = open_round(sessions, clock.at, slug="s27")
    officer = sign_in(Role.OFFICER, round_id=other)
    officer.get("/round/s27/notices")
    statuses = [officer.get(f"/round/s27/notices/{failed}").status]
    statuses.append(officer.post(f"/round/s27/notices/{failed}/again").status)
    assert statuses == [404, 404]
