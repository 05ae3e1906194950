"""The accounts of the demonstration: staff by role, one password, codes shown on the page."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from assessment.demo.rounds import COMMAND, Staff
from assessment.demo.stage import Stage
from assessment.records.people.account import add_person, hash_password
from assessment.records.people.code import give_demonstration_code
from assessment.records.people.role import grant_role
from assessment.records.tables.people import Person
from assessment.rules.people import Role

PASSWORD = "a made-up leader"  # noqa: S105  shown to everyone by the demonstration
NAMES: dict[Role, tuple[tuple[str, str], ...]] = {
    Role.OFFICER: (
        ("Tom Reyes", "officer"),
        ("Priya Nair", "officer2"),
        ("Owen Marsh", "officer3"),
    ),
    Role.MODERATOR: (("Ana Costa", "moderator"), ("Sunil Rao", "moderator2")),
    Role.DECISION_MAKER: (("Ruth Adeyemi", "decider"), ("Karl Stone", "decider2")),
    Role.AUDITOR: (("Ivy Chen", "auditor"),),
    Role.ADMINISTRATOR: (("Max Field", "admin"),),
}
FIRST_PANEL = (("Maria Hart", "chair"), ("Jide Bello", "panel"), ("Sana Iqbal", "panel2"))


def employ(stage: Stage, panels: int, now: datetime) -> tuple[Staff, str]:
    """Make the staff accounts; return them and the hash of the one password."""
    hashed = hash_password(PASSWORD)
    with stage.scene() as db:
        people = {role: _people(db, names, hashed, now) for role, names in NAMES.items()}
        grant_role(db, COMMAND, people[Role.ADMINISTRATOR][0], Role.ADMINISTRATOR, None, now=now)
        named = [_people(db, FIRST_PANEL, hashed, now)]
        named += [_people(db, _panel(n), hashed, now) for n in range(2, panels + 1)]
        return Staff(people, named), hashed


def _panel(number: int) -> list[tuple[str, str]]:
    return [
        (f"{title} {number}", f"panel{number}-{seat}")
        for seat, title in enumerate(("Chair of panel", "Second of panel", "Third of panel"), 1)
    ]


def _people(
    db: Session, names: Sequence[tuple[str, str]], hashed: str, now: datetime
) -> list[Person]:
    made = []
    for name, account in names:
        person = add_person(db, COMMAND, f"{account}@example.org", name, now=now, confirmed=True)
        person.password_hash = hashed
        give_demonstration_code(db, person, now=now)
        made.append(person)
    return made
