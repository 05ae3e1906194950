"""A sitting ends, is sealed, marked and receipted: rules 2, 3, 5, 13 and 21."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.database import make_session
from assessment.records.paper.answer import Save, save_answer
from assessment.records.paper.attempt import Attempt, find_attempt
from assessment.records.paper.credit import add_time
from assessment.records.paper.document import places_of, question_of
from assessment.records.paper.finish import close_sitting, due_to_close, submit
from assessment.records.paper.receipt import receipt_of
from assessment.records.paper.result import funnel, is_over, result_for
from assessment.records.paper.script import script_of
from assessment.records.paper.start import start_sitting
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.notice import Notice
from assessment.records.tables.paper import MarkRun
from assessment.rules.refusal import Missing, Refused
from assessment.rules.timing import Ending, State
from tests.records.paper.setting import OPENS, Setting, lay, minutes

GRACE = timedelta(seconds=30)
TICK = timedelta(microseconds=1)
RIGHT = {"single_best": "b", "multiple_response": "b,c", "numeric": "21.4"}


def begun(db: Session, kind: str = "paper") -> tuple[Setting, Attempt]:
    setting = lay(db)
    return setting, start_sitting(db, setting.applicant, kind, now=OPENS)


def answer(
    db: Session, setting: Setting, sitting: UUID, position: int, response: str, after: timedelta
) -> None:
    save = Save(position, response, False, f"load {position} {after}", 1, f"{position} {after}")
    assert setting.applicant.person is not None
    save_answer(db, setting.applicant.person, sitting, save, now=OPENS + after)


def right(db: Session, sitting: UUID, position: int) -> str:
    place = places_of(db, sitting)[position - 1]
    return RIGHT[question_of(db, place.question_hash).kind]


def test_submitting_seals_marks_and_receipts(db: Session) -> None:
    setting, attempt = begun(db)
    for position in (1, 2, 3, 4):
        answer(
            db, setting, attempt.id, position, right(db, attempt.id, position), minutes(position)
        )
    done = submit(db, setting.applicant, attempt.id, now=OPENS + minutes(20))
    run = db.scalars(select(MarkRun)).one()
    assert (run.score, run.maximum, run.script_code) == (4, 6, done.script_code)
    assert run.areas == {
        "ofsted": {"score": "3", "maximum": "3"},
        "icfp": {"score": "1", "maximum": "3"},
    }
    acts = [draft["act"] for draft in audit.drafts(db)]
    assert acts == ["paper.start", "paper.submit", "paper.mark"]
    notice = db.scalars(select(Notice)).one()
    receipt = receipt_of(db, done, OPENS + minutes(21))
    assert notice.kind == "paper_receipt"
    assert receipt.code in notice.body
    assert "You answered 4 of 6 questions. Time used: 20 minutes." in notice.body


def test_rule_13_the_script_code_is_recomputable_and_covers_every_row(db: Session) -> None:
    setting, attempt = begun(db)
    answer(db, setting, attempt.id, 1, "a", minutes(1))
    one = script_of(db, find_attempt(db, attempt.id), OPENS + minutes(2)).code
    answer(db, setting, attempt.id, 1, "", minutes(3))
    done = submit(db, setting.applicant, attempt.id, now=OPENS + minutes(20))
    assert done.script_code == script_of(db, done, OPENS + minutes(9000)).code != one


def test_rule_05_a_repeat_returns_the_same_receipt(db: Session) -> None:
    setting, attempt = begun(db)
    first = submit(db, setting.applicant, attempt.id, now=OPENS + minutes(20))
    again = submit(db, setting.applicant, attempt.id, now=OPENS + minutes(30))
    assert receipt_of(db, first, OPENS + minutes(40)) == receipt_of(db, again, OPENS + minutes(40))
    assert db.scalar(select(func.count()).select_from(MarkRun)) == 1


def test_rule_05_twenty_submits_at_once_make_one_submission(db: Session, engine: Engine) -> None:
    setting, attempt = begun(db)
    audit.seal(db)
    db.commit()
    sessions = make_session(engine.execution_options(writes=True))

    def one(number: int) -> str | None:
        with sessions() as own:
            at = OPENS + minutes(20) - timedelta(seconds=number)
            code = submit(own, setting.applicant, attempt.id, now=at).script_code
            audit.seal(own)
            own.commit()
            return code

    with ThreadPoolExecutor(20) as threads:
        codes = set(threads.map(one, range(20)))
    assert len(codes) == 1
    acts = select(func.count()).where(AuditEntry.act == "paper.submit")
    assert (db.scalar(acts), db.scalar(select(func.count()).select_from(MarkRun))) == (1, 1)


def test_no_acknowledged_save_is_missing_from_a_submission(db: Session, engine: Engine) -> None:
    setting, attempt = begun(db)
    audit.seal(db)
    db.commit()
    sessions = make_session(engine.execution_options(writes=True))

    def one(number: int) -> bool:
        with sessions() as own:
            try:
                if number == 25:
                    submit(own, setting.applicant, attempt.id, now=OPENS + minutes(20))
                else:
                    answer(
                        own,
                        setting,
                        attempt.id,
                        number % 6 + 1,
                        f"{number}",
                        minutes(1 + number / 99),
                    )
            except Refused:
                return False
            audit.seal(own)
            own.commit()
            return number != 25

    with ThreadPoolExecutor(8) as threads:
        acknowledged = sum(threads.map(one, range(60)))
    done = find_attempt(db, attempt.id)
    assert done.script_code == script_of(db, done, OPENS + minutes(30)).code
    entries = db.scalars(select(AuditEntry.act)).all()
    assert ("paper.submit" in entries, acknowledged >= 1) == (True, True)


def test_rule_03_a_paper_closes_by_derivation_and_the_sweep_makes_it_visible(db: Session) -> None:
    setting, attempt = begun(db)
    answer(db, setting, attempt.id, 1, right(db, attempt.id, 1), minutes(60) + GRACE)
    settled = OPENS + minutes(60) + 2 * GRACE + TICK
    assert is_over(db, setting.application, OPENS + minutes(60))
    assert not is_over(db, setting.application, OPENS + minutes(60) - TICK)
    before = result_for(db, setting.application, settled)
    assert due_to_close(db, settled - TICK) == []
    assert close_sitting(db, setting.officer, attempt.id, now=settled - TICK) is None
    assert due_to_close(db, settled) == [attempt.id]
    assert close_sitting(db, setting.officer, attempt.id, now=settled) is not None
    assert close_sitting(db, setting.officer, attempt.id, now=settled) is None
    assert before == result_for(db, setting.application, settled)
    assert before is not None
    assert (before.score, before.maximum) == (Decimal(1), Decimal(6))
    assert receipt_of(db, find_attempt(db, attempt.id), settled).ending is Ending.CLOSED


def test_rule_02_late_text_is_kept_shown_and_not_scored(db: Session) -> None:
    setting, attempt = begun(db)
    answer(db, setting, attempt.id, 1, "a", minutes(1))
    answer(db, setting, attempt.id, 1, right(db, attempt.id, 1), minutes(60) + GRACE + TICK)
    answer(db, setting, attempt.id, 2, "four words came late", minutes(62))
    now = OPENS + minutes(70)
    result = result_for(db, setting.application, now)
    assert result is not None
    assert (result.score, result.late_words) == (0, 5)
    receipt = receipt_of(db, find_attempt(db, attempt.id), now)
    assert receipt.late_sentences == ("An answer to question 1", "4 words for question 2")
    add_time(db, setting.officer, attempt.id, 5, "Fire alarm", now=now)
    after = result_for(db, setting.application, now)
    assert after is not None
    assert (after.score, after.late_words, after.incidents) == (1, 0, 1)


def test_late_words_do_not_move_the_code(db: Session) -> None:
    setting, attempt = begun(db)
    now = OPENS + minutes(62)
    close_sitting(db, setting.officer, attempt.id, now=now)
    code = find_attempt(db, attempt.id).script_code
    answer(db, setting, attempt.id, 1, "a", minutes(63))
    assert script_of(db, find_attempt(db, attempt.id), OPENS + minutes(64)).code == code


def test_rule_21_marking_again_is_a_new_run(db: Session) -> None:
    setting, attempt = begun(db)
    close_sitting(db, setting.officer, attempt.id, now=OPENS + minutes(62))
    add_time(db, setting.officer, attempt.id, 10, "Noise", now=OPENS + minutes(63))
    answer(db, setting, attempt.id, 1, right(db, attempt.id, 1), minutes(64))
    close_sitting(db, setting.officer, attempt.id, now=OPENS + minutes(75))
    runs = db.execute(select(MarkRun.run, MarkRun.score).order_by(MarkRun.run)).all()
    assert [tuple(row) for row in runs] == [(1, 0), (2, 1)]
    assert db.scalar(select(func.count()).select_from(Notice)) == 2


def test_a_rehearsal_never_counts(db: Session) -> None:
    setting, attempt = begun(db, "rehearsal")
    submit(db, setting.applicant, attempt.id, now=OPENS + minutes(5))
    assert result_for(db, setting.application, OPENS + minutes(6)) is None
    assert (db.scalars(select(MarkRun)).all(), db.scalars(select(Notice)).all()) == ([], [])
    assert funnel(db, setting.round, OPENS + minutes(6)) == {
        "open": 0,
        "submitted": 0,
        "closed": 0,
        "void": 0,
    }


def test_the_funnel_counts_each_sitting_once(db: Session) -> None:
    setting, attempt = begun(db)
    assert funnel(db, setting.round, OPENS)["open"] == 1
    assert funnel(db, setting.round, OPENS + minutes(60))["closed"] == 1
    submit(db, setting.applicant, attempt.id, now=OPENS + minutes(5))
    assert funnel(db, setting.round, OPENS + minutes(60))["submitted"] == 1


def test_another_person_cannot_submit(db: Session) -> None:
    _, attempt = begun(db)
    with pytest.raises(Missing):
        submit(db, lay(db).applicant, attempt.id, now=OPENS + minutes(1))
    assert find_attempt(db, attempt.id).read(OPENS + minutes(1)).state is State.OPEN
