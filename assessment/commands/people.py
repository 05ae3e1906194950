"""`flask people`: the first administrator directly; every other role on two pairs of eyes."""

from uuid import UUID

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from assessment.commands.transaction import writing
from assessment.records.people.account import add_person, by_email
from assessment.records.people.granting import give_role
from assessment.records.people.registration import send_invitation
from assessment.records.people.role import grant_role, people_with
from assessment.records.round import find_by_slug
from assessment.records.tables.people import Person
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Faults, Missing, Refused
from assessment.settings import Settings
from assessment.web.current import utc_now

command = AppGroup("people", help="Add people and give them roles.")
ROLES = [role.value for role in Role]
BY = Actor(None, "people add")


@command.command("add")
@click.argument("email")
@click.option("--name", required=True, help="Full name.")
@click.option("--role", "role_name", type=click.Choice(ROLES), required=True)
@click.option("--round", "slug", default=None, help="The round, by its name in addresses.")
@click.option("--reason", default="", help="Why; needed where a second person must agree.")
def add(email: str, name: str, role_name: str, slug: str | None, reason: str) -> None:
    """Add a person with EMAIL and a role, and print a link to choose a password.

    The first administrator is added at once. A role that takes two people is only asked for: an
    administrator agrees to it in the service.
    """
    role, now = Role(role_name), utc_now()
    settings: Settings = current_app.config["SETTINGS"]
    with writing() as db:
        try:
            round_id = find_by_slug(db, slug).id if slug else None
            person = by_email(db, email) or add_person(db, BY, email, name, now=now)
            click.echo(_give(db, person, role, round_id, reason))
        except Missing as fault:
            raise click.ClickException(f"There is no round called {slug}.") from fault
        except (Refused, Faults) as fault:
            raise click.ClickException(_words(fault)) from fault
        if person.password_hash is None:
            link = send_invitation(db, person, role.words, settings.base_url, now=now)
            click.echo(f"They choose a password here, once, within 7 days: {link}")


def _give(db: Session, person: Person, role: Role, round_id: UUID | None, reason: str) -> str:
    now = utc_now()
    first = role == Role.ADMINISTRATOR and not people_with(db, None, role, now)
    if first:
        grant_role(db, BY, person, role, None, now=now)
        return f"{person.name} is the first administrator."
    asked = give_role(db, BY, person, role, round_id, now=now, reason=reason)
    if asked is None:
        return f"{person.name} is now {role.words}."
    return f"{person.name} becomes {role.words} when an administrator agrees in the service."


def _words(fault: Refused | Faults) -> str:
    if isinstance(fault, Faults) and "reason" in fault.fields:
        return "Give --reason: a second person must agree, and reads it."
    return str(fault)
