"""Twenty at once, on both databases: one lock, one booking, every save kept."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import time

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.database import make_session
from assessment.records.interview.agreement import agree_same, finish
from assessment.records.interview.score import Stamp, save_score, scores_in
from assessment.records.interview.sheet import lock_sheet, sheet_hash
from assessment.records.interview.slot import choose_slot, make_slot
from assessment.records.tables.application import Application
from assessment.records.tables.audit import AuditEntry
from assessment.records.tables.interview import AgreedLevel, Interview, ScoreRevision, Sheet
from assessment.records.tables.notice import Notice
from assessment.rules.interview.sheet import Score
from assessment.rules.people import Actor
from assessment.rules.refusal import Faults, Refused
from tests import interviews
from tests.interviews import DAY, HELD, SET_UP

TIMES = 20
Act = Callable[[Session, int], object]


def at_once(engine: Engine, act: Act, times: int = TIMES) -> list[object]:
    """Do the same thing in many transactions, each as a request would; what each came to."""
    maker = make_session(engine.execution_options(writes=True))

    def one(place: int) -> object:
        with maker() as db:
            try:
                act(db, place)
                audit.seal(db)
                db.commit()
            except (Faults, Refused) as error:
                audit.forget(db)
                return str(error)
            return "done"

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(one, range(times)))


def entries(db: Session, act: str) -> int:
    query = select(func.count()).select_from(AuditEntry).where(AuditEntry.act == act)
    return db.scalar(query) or 0


def test_a_sheet_locked_twenty_times_at_once_is_locked_once(engine: Engine, db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.fill(world, world.chair)
    interviews.commit(world)
    interview, chair = world.interview_id, world.chair
    found = at_once(engine, lambda s, _n: lock_sheet(s, chair, interview, now=HELD))
    assert (found, entries(db, "sheet.lock")) == (["done"] * TIMES, 1)
    assert audit.verify(db) is None


def test_rule_25_the_last_of_several_locks_at_once_tells_the_panel(
    engine: Engine, db: Session
) -> None:
    world = interviews.round_with_panel(db, members=4)
    for member in world.members:
        interviews.fill(world, member)
    interviews.commit(world)
    interview, members = world.interview_id, list(world.members)
    at_once(engine, lambda s, n: lock_sheet(s, members[n], interview, now=HELD), times=4)
    told = select(func.count()).select_from(Notice).where(Notice.kind == "sheets_locked")
    assert (entries(db, "sheet.lock"), db.scalar(told)) == (4, 4)


def test_rule_09_twenty_saves_at_once_are_all_kept_and_one_stands(
    engine: Engine, db: Session
) -> None:
    world = interviews.round_with_panel(db)
    sheet = interviews.fill(world, world.chair, only=())
    interviews.commit(world)
    chair = world.chair

    def save(session: Session, place: int) -> None:
        stamp = Stamp(f"load{place}", 1, f"key{place}")
        score = Score("2.3", f"words {place}")
        save_score(session, chair, sheet, score, stamp, now=HELD)

    found = at_once(engine, save)
    kept = db.scalar(select(func.count()).select_from(ScoreRevision))
    newest = db.scalar(select(ScoreRevision.evidence).order_by(ScoreRevision.id.desc()).limit(1))
    assert (found, kept) == (["done"] * TIMES, TIMES)
    assert scores_in(db, sheet)["2.3"].evidence == newest


def test_one_key_sent_twenty_times_at_once_is_one_row(engine: Engine, db: Session) -> None:
    world = interviews.round_with_panel(db)
    sheet = interviews.fill(world, world.chair, only=())
    interviews.commit(world)
    chair, stamp, score = world.chair, Stamp("load", 1, "key"), Score("2.3", "Words")
    at_once(engine, lambda s, _n: save_score(s, chair, sheet, score, stamp, now=HELD))
    assert db.scalar(select(func.count()).select_from(ScoreRevision)) == 1


def test_rule_27_no_save_is_accepted_beside_a_lock(engine: Engine, db: Session) -> None:
    """A save is in the hash of the lock, or it is refused: never accepted and left out."""
    world = interviews.round_with_panel(db)
    sheet = interviews.fill(world, world.chair)
    interviews.commit(world)
    interview, chair = world.interview_id, world.chair

    def act(session: Session, place: int) -> None:
        if place == TIMES // 2:
            lock_sheet(session, chair, interview, now=HELD)
            return
        score = Score("2.3", f"words {place}", interviews.read_level("3"))
        stamp = Stamp(f"load{place}", 1, f"key{place}")
        save_score(session, chair, sheet, score, stamp, now=HELD)

    found = at_once(engine, act)
    kept = db.scalar(select(func.count()).select_from(ScoreRevision)) or 0
    assert found.count("done") - 1 == kept - 12
    row = db.get_one(Sheet, sheet)
    assert row.hash == sheet_hash(db, row, HELD)


def test_one_time_wanted_by_many_at_once_goes_to_one(engine: Engine, db: Session) -> None:
    world = interviews.round_with_panel(db)
    assert world.panel_id is not None
    slot = make_slot(db, world.officer, world.panel_id, DAY, time(15), 90, "A", now=SET_UP)
    wanting = [interviews.new_applicant(world, f"Ben Obi{n}") for n in range(8)]
    actors = [Actor(one.person_id, "x", None, world.round_id) for one in wanting]
    interviews.commit(world)

    def choose(session: Session, place: int) -> None:
        mine = session.get_one(Application, wanting[place].id)
        choose_slot(session, actors[place], mine, slot.id, now=SET_UP)

    found = at_once(engine, choose, times=8)
    taken = select(func.count()).select_from(Interview).where(Interview.slot_id == slot.id)
    assert (found.count("done"), db.scalar(taken)) == (1, 1)
    assert len([one for one in found if "just taken that time" in str(one)]) == 7


def test_agreeing_and_finishing_at_once_happen_once(engine: Engine, db: Session) -> None:
    world = interviews.round_with_panel(db)
    interviews.lock_all(world)
    interview, chair = world.interview_id, world.chair
    at_once(engine, lambda s, _n: agree_same(s, chair, interview, now=HELD), times=6)
    at_once(engine, lambda s, _n: finish(s, chair, interview, now=HELD), times=6)
    agreed = db.scalar(select(func.count()).select_from(AgreedLevel))
    assert (agreed, entries(db, "interview.finish")) == (12, 1)
