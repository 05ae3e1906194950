"""What applicants are told of public questions: one quiet line, and only where it is true."""

import pytest
from sqlalchemy import select

from assessment.records.content import find_document
from assessment.records.tables.round import RoundPin
from assessment.rules.document import document_of
from assessment.rules.specimen import TO_APPLICANTS
from tests.pages.paper.conftest import Hall, said
from tests.records.paper.setting import OPENS, keep

PAGES = {"paper": "/paper/start", "rehearsal": "/paper/rehearsal"}
PURPOSES = {"paper": ("paper", "pool"), "rehearsal": ("rehearsal", "rehearsal_pool")}


def line(kind: str) -> str:
    """The line for the paper or for the rehearsal."""
    return TO_APPLICANTS.format(kind=kind)


def use_own(hall: Hall, kind: str, public: int = 0) -> None:
    """Make the paper, or the rehearsal, the round's own, and all its questions but so many."""
    with hall.sessions() as db:
        query = select(RoundPin).where(RoundPin.round_id == hall.setting.round)
        left = public
        for pin in db.scalars(query.where(RoundPin.purpose.in_(PURPOSES[kind]))).all():
            document = find_document(db, pin.hash)
            if document.kind == "question" and left:
                left -= 1
                continue
            own = document.model.model_copy(update={"specimen": False, "version": 9})
            pin.hash = keep(db, document_of(document.kind, own), OPENS)
        db.commit()


@pytest.mark.parametrize("kind", PAGES)
def test_public_questions_are_said_once(hall: Hall, kind: str) -> None:
    page = hall.client.get(PAGES[kind])
    assert said(page).count(line(kind)) == 1
    assert "pecimen" not in said(page)


@pytest.mark.parametrize("kind", PAGES)
def test_own_questions_are_not_called_public_and_one_public_one_is(hall: Hall, kind: str) -> None:
    use_own(hall, kind)
    assert line(kind) not in said(hall.client.get(PAGES[kind]))
    [other] = set(PAGES) - {kind}
    assert line(other) in said(hall.client.get(PAGES[other]))


@pytest.mark.parametrize("kind", PAGES)
def test_one_public_question_is_enough(hall: Hall, kind: str) -> None:
    use_own(hall, kind, public=1)
    assert line(kind) in said(hall.client.get(PAGES[kind]))


def test_applicants_read_no_more_than_that(hall: Hall) -> None:
    hall.start()
    for path in ("/paper/", "/paper/rehearsal", "/paper/start"):
        assert "pecimen" not in said(hall.client.get(path)), path
