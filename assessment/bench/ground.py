"""A round with so many people in an open paper, signed in: what saves and submissions run on.

Content is the project's own, imported and pinned by the real verbs, and every sitting is started
by its verb; people and their eligibility are rows, since what is measured begins at the paper.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment import ROOT, create_app
from assessment.bench import answers
from assessment.bench.seat import BENCH, Place, Seat, seat
from assessment.records import audit
from assessment.records.content import import_documents, versions_of
from assessment.records.identity import new_id
from assessment.records.migrate import upgrade
from assessment.records.pin import pin
from assessment.records.round import create_round
from assessment.records.tables.content import ContentVersion
from assessment.records.tables.paper import PaperSession
from assessment.rules.content import Filed
from assessment.rules.document import read_document
from assessment.rules.people import Actor, Role
from assessment.settings import Settings

SECRETS = {"SECRET_KEY": "b" * 40, "HEAD_KEY": "h" * 40}
CONTENT = ("question_bank/data", "rubrics/data")


def environment(url: str) -> dict[str, str]:
    """The settings under which the service is served on this ground."""
    return SECRETS | {"DATABASE_URL": url}


def lay(url: str, seats: int) -> list[Seat]:
    """Migrate an empty database and seat so many people."""
    settings = Settings(
        database_url=url, secret_key=SECRETS["SECRET_KEY"], head_key=SECRETS["HEAD_KEY"]
    )
    app = create_app(settings)
    engine = app.extensions["engine"]
    upgrade(engine)
    now = datetime.now(UTC)
    with app.extensions["writing_sessions"]() as db:
        place = _place(db, now)
        found = [seat(app, db, place, n, now) for n in range(seats)]
        sent = answers.forms(db, [each.sitting for each in found])
        audit.seal(db)
        db.commit()
    engine.dispose()
    return [replace(each, answers=sent[each.sitting]) for each in found]


def answer_all(url: str, seats: list[Seat]) -> None:
    """Give every place of these sittings an answer, two in three right."""
    app = create_app(Settings(database_url=url, secret_key="x" * 40, head_key="y" * 40))
    with app.extensions["writing_sessions"]() as db:
        received = int(datetime.now(UTC).timestamp() * 1_000_000)
        answers.answer_all(db, [seat.sitting for seat in seats], received)
        db.commit()
    app.extensions["engine"].dispose()


def _filed() -> Iterator[Filed]:
    for folder in CONTENT:
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            name = str(Path(path).relative_to(ROOT))
            yield from ((name, each) for each in read_document(path.read_bytes(), name))


def _place(db: Session, now: datetime) -> Place:
    """A round with its pins and a session that is open."""
    import_documents(db, BENCH, list(_filed()), now=now)
    made = create_round(db, BENCH, "Bench", now=now)
    by = Actor(None, "bench", Role.OFFICER, made.id)
    for purpose, kind, name in (
        ("paper", "paper", "specimen"),
        ("rehearsal", "paper", "rehearsal"),
    ):
        newest = next(each for each in versions_of(db, kind) if name in each.id)
        pin(db, by, made.id, purpose, newest.hash, now=now)
    policy = db.scalars(select(ContentVersion).where(ContentVersion.kind != "question")).first()
    assert policy is not None  # noqa: S101
    opened = PaperSession(
        id=new_id(db),
        round_id=made.id,
        starts_from=now - timedelta(minutes=1),
        starts_until=now + timedelta(hours=6),
        ends_at=now + timedelta(hours=8),
        place="Online",
    )
    db.add(opened)
    db.flush()
    return Place(made.id, opened.id, policy.hash)
