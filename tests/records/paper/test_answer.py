"""Answers are saved: rules 2, 9, 10 and 14 on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.database import make_session
from assessment.records.paper.answer import Outcome, Save, Saved, save_answer
from assessment.records.paper.finish import submit
from assessment.records.paper.script import revisions_of
from assessment.records.paper.start import start_sitting
from assessment.records.tables.paper import AnswerRevision
from assessment.rules.refusal import Missing, Refused
from tests.databases import Statements
from tests.records.paper.setting import OPENS, Setting, lay, minutes


@pytest.fixture
def setting(db: Session) -> Setting:
    return lay(db)


@pytest.fixture
def sitting(db: Session, setting: Setting) -> UUID:
    made = start_sitting(db, setting.applicant, "paper", now=OPENS).id
    audit.seal(db)
    db.commit()
    return made


def send(
    db: Session,
    setting: Setting,
    sitting: UUID,
    response: str = "a",
    *,
    position: int = 1,
    flagged: bool = False,
    page_load: str = "load",
    n: int = 1,
    key: str | None = None,
    now: datetime = OPENS,
) -> Saved:
    assert setting.applicant.person is not None
    save = Save(position, response, flagged, page_load, n, key or uuid4().hex)
    return save_answer(db, setting.applicant.person, sitting, save, now=now)


def kept(db: Session, sitting: UUID) -> list[tuple[int, str, bool]]:
    return [(r.position, r.response, r.flagged) for r in revisions_of(db, sitting)]


def test_rule_09_each_save_is_one_appended_revision(
    db: Session, setting: Setting, sitting: UUID
) -> None:
    first = send(db, setting, sitting, "a")
    second = send(db, setting, sitting, "b", n=2, now=OPENS + minutes(1))
    assert (first.outcome, second.outcome) == (Outcome.SAVED, Outcome.SAVED)
    assert second.at == OPENS + minutes(1)
    assert (second.ends_at, second.stopped_at) == (OPENS + minutes(60), None)
    assert kept(db, sitting) == [(1, "a", False), (1, "b", False)]


def test_rule_09_a_replay_changes_nothing(db: Session, setting: Setting, sitting: UUID) -> None:
    send(db, setting, sitting, "a", key="k")
    send(db, setting, sitting, "b", n=2)
    again = send(db, setting, sitting, "a", key="k", now=OPENS + minutes(1))
    assert (again.outcome, again.at) == (Outcome.REPLAYED, OPENS)
    assert kept(db, sitting) == [(1, "a", False), (1, "b", False)]


def test_rule_09_a_lower_counter_of_the_same_load_changes_nothing(
    db: Session, setting: Setting, sitting: UUID
) -> None:
    send(db, setting, sitting, "b", n=5)
    older = send(db, setting, sitting, "a", n=4)
    assert older.outcome is Outcome.OLDER
    assert kept(db, sitting) == [(1, "b", False)]


def test_rule_09_counters_of_other_loads_and_places_do_not_matter(
    db: Session, setting: Setting, sitting: UUID
) -> None:
    send(db, setting, sitting, "b", n=5)
    assert send(db, setting, sitting, "a", n=1, page_load="other").outcome is Outcome.SAVED
    assert send(db, setting, sitting, "a", n=1, position=2).outcome is Outcome.SAVED
    assert kept(db, sitting) == [(1, "b", False), (1, "a", False), (2, "a", False)]


def test_an_unchanged_answer_writes_nothing(db: Session, setting: Setting, sitting: UUID) -> None:
    send(db, setting, sitting, "a")
    same = send(db, setting, sitting, "a", n=2, now=OPENS + minutes(3))
    nothing = send(db, setting, sitting, "", position=2)
    assert (same.outcome, same.at) == (Outcome.UNCHANGED, OPENS)
    assert (nothing.outcome, nothing.at) == (Outcome.UNCHANGED, None)
    assert kept(db, sitting) == [(1, "a", False)]


def test_a_flag_and_a_cleared_answer_are_changes(
    db: Session, setting: Setting, sitting: UUID
) -> None:
    send(db, setting, sitting, "", flagged=True)
    send(db, setting, sitting, "a", n=2, flagged=True)
    send(db, setting, sitting, "", n=3)
    assert kept(db, sitting) == [(1, "", True), (1, "a", True), (1, "", False)]


TEXTS = {
    "emoji": "👩🏽‍🏫 teaches 🏳️‍🌈",
    "combining marks": "e\u0301 is not \u00e9",
    "right to left": "\u202bשלום עולם\u202c",
    "line ends": "a\r\nb\nc\rd",
    "spaces": "  around  ",
    "quotes": 'it\'s "q" \\ % ; -- {}',
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_rule_14_text_in_is_text_out(
    db: Session, setting: Setting, sitting: UUID, text: str
) -> None:
    send(db, setting, sitting, text)
    db.commit()
    assert kept(db, sitting) == [(1, text, False)]


def test_another_persons_sitting_and_an_unknown_place_are_missing(
    db: Session, setting: Setting, sitting: UUID
) -> None:
    save = Save(1, "a", False, "load", 1, "k")
    assert setting.officer.person is not None
    with pytest.raises(Missing):
        save_answer(db, setting.officer.person, sitting, save, now=OPENS)
    with pytest.raises(Missing):
        send(db, setting, sitting, position=7)
    with pytest.raises(Missing):
        send(db, setting, uuid4())
    assert kept(db, sitting) == []


def test_rule_02_after_the_end_is_kept_never_dropped(
    db: Session, setting: Setting, sitting: UUID
) -> None:
    late = send(db, setting, sitting, "a", now=OPENS + minutes(61))
    assert (late.outcome, late.at) == (Outcome.SAVED, OPENS + minutes(61))


def test_after_submission_nothing_is_saved_and_the_reason_is_said(
    db: Session, setting: Setting, sitting: UUID
) -> None:
    submit(db, setting.applicant, sitting, now=OPENS + minutes(10))
    with pytest.raises(Refused, match=r"You submitted the paper at 9:40am\."):
        send(db, setting, sitting)
    assert kept(db, sitting) == []


def test_a_save_is_one_statement(
    db: Session, engine: Engine, setting: Setting, sitting: UUID
) -> None:
    with Statements(engine) as counted:
        send(db, setting, sitting)
        db.commit()
    assert (len(counted.all), len(counted.writes), counted.commits) == (1, 1, 1)


def test_rule_09_of_many_saves_at_once_none_is_dropped(
    engine: Engine, db: Session, setting: Setting, sitting: UUID
) -> None:
    sessions = make_session(engine.execution_options(writes=True))

    def one(number: int) -> Outcome:
        with sessions() as own:
            made = send(own, setting, sitting, f"answer {number}", page_load=f"load {number}")
            own.commit()
            return made.outcome

    with ThreadPoolExecutor(10) as pool:
        outcomes = list(pool.map(one, range(100)))
    assert outcomes == [Outcome.SAVED] * 100
    stored = select(AnswerRevision.response).where(AnswerRevision.sitting_id == sitting)
    assert set(db.scalars(stored)) == {f"answer {n}" for n in range(100)}
