"""Content versions: stored once, never changed, all or nothing. Both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

import rubrics
from assessment.records import audit
from assessment.records.content import find_document, import_documents, versions_of
from assessment.records.database import make_session
from assessment.records.tables.content import ContentVersion
from assessment.rules.content import READ_ONLY_KINDS
from assessment.rules.document import Document, document_of, read_document
from assessment.rules.fault import ContentFaults
from assessment.rules.people import Actor
from assessment.rules.refusal import Missing
from question_bank import Question
from tests.question_bank import bank

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
BY = Actor(None, "content import")
FILED = [("bank.yaml", document) for document in bank.documents()]
STORED = [document for _, document in FILED if document.kind not in READ_ONLY_KINDS]


def count(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(ContentVersion)) or 0


def changed(**fields: object) -> Document:
    question = next(d.model for d in STORED if isinstance(d.model, Question))
    return document_of("question", question.model_copy(update=fields))


def test_import_stores_each_document_as_its_body_and_hash(db: Session) -> None:
    done = import_documents(db, BY, FILED, now=NOW)
    assert (done.added, done.unchanged, count(db)) == (len(STORED), 0, len(STORED))
    for document in STORED:
        assert find_document(db, document.hash) == document
    assert [entry["act"] for entry in audit.drafts(db)] == ["content.import"]


def test_importing_again_changes_nothing(db: Session) -> None:
    import_documents(db, BY, FILED, now=NOW)
    audit.forget(db)
    done = import_documents(db, BY, FILED, now=NOW)
    assert (done.added, done.unchanged, count(db)) == (0, len(STORED), len(STORED))
    assert audit.drafts(db) == []


def test_cases_are_stored_and_loaded_and_their_second_marking_is_not(db: Session) -> None:
    import_documents(db, BY, FILED, now=NOW)
    stored = versions_of(db, "case")
    assert {d.id: d.model for d in stored} == {case.id: case for case in bank.cases()}
    assert len(stored) == len(bank.cases()) >= 12
    assert "marking" in READ_ONLY_KINDS
    assert versions_of(db, "marking") == versions_of(db, "proof") == []


def test_changed_body_under_a_published_version_is_refused_whole(db: Session) -> None:
    import_documents(db, BY, FILED, now=NOW)
    wrong, fine = changed(ask="Which, then?"), changed(id="new-one")
    with pytest.raises(ContentFaults) as refused:
        import_documents(db, BY, [("q.yaml", fine), ("q.yaml", wrong)], now=NOW)
    assert str(refused.value) == (
        f"q.yaml, line 1, question {wrong.id}: version 1 is published and says something else. "
        "Give the changed question version 2"
    )
    assert count(db) == len(STORED)


def test_next_version_is_stored_beside_the_first(db: Session) -> None:
    import_documents(db, BY, FILED, now=NOW)
    second = changed(ask="Which, then?", version=2)
    import_documents(db, BY, [("q.yaml", second)], now=NOW)
    assert [d.version for d in versions_of(db, "question", second.id)] == [2, 1]


@pytest.mark.parametrize(
    "change", ["UPDATE content_version SET body = ''", "DELETE FROM content_version"]
)
def test_rows_are_kept_for_ever(db: Session, change: str) -> None:
    import_documents(db, BY, FILED[-1:] + FILED[:1], now=NOW)
    with pytest.raises(DBAPIError, match="content_version rows are kept for ever"):
        db.execute(text(change))


def test_unknown_hash_is_missing(db: Session) -> None:
    with pytest.raises(Missing):
        find_document(db, "0" * 64)


def test_two_files_with_one_id_are_a_fault(db: Session) -> None:
    with pytest.raises(ContentFaults, match=r"version 1 is also in a\.yaml"):
        import_documents(db, BY, [("a.yaml", STORED[0]), ("b.yaml", STORED[0])], now=NOW)


def shipped() -> list[Path]:
    return sorted((Path(rubrics.__file__).parent / "data").rglob("*.yaml"))


@pytest.mark.parametrize("file", shipped(), ids=lambda file: file.stem)
def test_shipped_rubrics_and_policies_are_stored_and_loaded_as_they_were(
    db: Session, file: Path
) -> None:
    documents = read_document(file.read_bytes(), file.name)
    import_documents(db, BY, [(file.name, document) for document in documents], now=NOW)
    for document in documents:
        body = db.scalars(select(ContentVersion.body).where(ContentVersion.hash == document.hash))
        assert body.one() == document.body
        assert find_document(db, document.hash).hash == document.hash


def test_two_imports_at_once_store_each_document_once(engine: Engine) -> None:
    together = Barrier(2)

    def run(_number: int) -> int:
        with make_session(engine, writes=True)() as db:
            together.wait(10)
            done = import_documents(db, BY, FILED, now=NOW)
            audit.seal(db)
            db.commit()
            return done.added

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(run, range(2))) == [0, len(STORED)]
    with make_session(engine)() as db:
        assert (count(db), audit.verify(db)) == (len(STORED), None)
