"""A person starts while an officer agrees more time: one waits for the other (rule 6)."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from decimal import Decimal
from threading import Event

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.database import make_session
from assessment.records.paper.agreed import agree
from assessment.records.paper.start import start_sitting
from assessment.rules.adjustment import Terms
from tests.records.paper.setting import OPENS, lay

WAIT = 0.5  # seconds, in which a start that does not wait would long be done


def test_a_start_at_the_same_moment_has_the_time_that_is_agreed(
    engine: Engine, db: Session
) -> None:
    setting = lay(db)
    db.commit()
    make, agreed = make_session(engine, writes=True), Event()

    def start() -> datetime:
        assert agreed.wait(10)
        with make() as mine:
            attempt = start_sitting(mine, setting.applicant, "paper", now=OPENS)
            audit.seal(mine)
            mine.commit()
        return attempt.ends_at

    with ThreadPoolExecutor(1) as pool, make() as mine:
        starting = pool.submit(start)
        terms = Terms(Decimal(50))
        agree(mine, setting.officer, setting.application, terms, 0, 60, now=OPENS)
        agreed.set()
        wait([starting], WAIT)
        audit.seal(mine)
        mine.commit()
        assert starting.result(10) == OPENS + timedelta(minutes=90)
