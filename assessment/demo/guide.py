"""What to try in the demonstration, as whom: six lines, said when the service starts.

What waits is counted in the round at its interviews, as the pages of these people count it.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from assessment.demo.accounts import PASSWORD
from assessment.records.decision import queue as decisions
from assessment.records.interview.loading import lines_for
from assessment.records.moderation.queue import queue_for
from assessment.records.moderation.standing import State
from assessment.records.people.account import by_email
from assessment.records.round import rounds
from assessment.records.tables.people import Person
from assessment.records.tables.round import Round
from assessment.rules.people import Actor, Role
from assessment.rules.wording import count

NOTHING = ["There is no demonstration in this database."]


def lines(db: Session, now: datetime) -> list[str]:
    """Return the password, and one line for each role."""
    played = [each for each in reversed(rounds(db)) if each.is_demonstration]
    panel, moderator, decider = (_person(db, name) for name in ("panel", "moderator", "decider"))
    if len(played) < 2 or panel is None or moderator is None or decider is None:
        return NOTHING
    present = played[1]
    who = (
        ("ada", "applicant", "is ready to sit the paper, with 25% more time and 2 breaks"),
        ("officer", "officer", "has eligibility to check and a round to run"),
        ("panel", "panel member", f"has {_to_score(db, present, panel, now)} to score"),
        ("moderator", "moderator", f"has {_to_recommend(db, present, moderator)} to recommend on"),
        ("decider", "decision maker", f"has {_to_decide(db, present, decider)} to agree"),
        (
            "auditor",
            "auditor",
            "reads all of a round, and its decisions once they are released",
        ),
    )
    told = [f"  {f'{account}@example.org':<22} {role:<15} {what}" for account, role, what in who]
    say = f"Sign in with the password “{PASSWORD}”. Staff see their code on the page; asked for"
    return [say, "a round, they choose the second, which is at its interviews.", *told]


def _person(db: Session, account: str) -> Person | None:
    return by_email(db, f"{account}@example.org")


def _to_score(db: Session, present: Round, panel: Person, now: datetime) -> str:
    begun = [each for each in lines_for(db, present.id, panel.id) if each.starts_at <= now]
    return count(sum(each.locked_at is None for each in begun), "interview")


def _to_recommend(db: Session, present: Round, moderator: Person) -> str:
    by = Actor(moderator.id, moderator.name, Role.MODERATOR, present.id)
    return count(sum(each.state is State.READY for each in queue_for(db, by)), "case")


def _to_decide(db: Session, present: Round, decider: Person) -> str:
    by = Actor(decider.id, decider.name, Role.DECISION_MAKER, present.id)
    found = decisions.counts(db, by)
    ready = found[decisions.READY] + found[decisions.DEPARTURES]
    return f"{count(ready, 'case')} to decide and {count(found[decisions.WAITING], 'departure')}"
