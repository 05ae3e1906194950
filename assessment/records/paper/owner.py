"""Whose browser this is, as part of another statement: saves and submissions ask nothing first."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, or_, select

from assessment.records.tables.paper import Sitting
from assessment.records.tables.people import Person, RoleGrant, SignIn
from assessment.rules.people import Role

SITTING = Sitting.metadata.tables["sitting"]
_NOW = bindparam("now", type_=SignIn.expires_at.type)


def signed_in_applicant(*, code: bool = False) -> ColumnElement[UUID]:
    """Return the person of the sign-in `:sign_in` at `:now`, an applicant in the sitting's round.

    The sitting is the one that the statement around it reads. Which round the browser is signed
    in for does not matter: who sits in one and goes on in another loses no answer. Nobody where
    the sign-in ended or ran out, the account is closed, or the role was removed or ran out;
    with `code` nobody either who holds a role of staff and has not passed the one-time code. A
    save does not ask for it: no answer is turned away because a role was given meanwhile.
    """
    found = (
        select(SignIn.person_id)
        .join(Person, Person.id == SignIn.person_id)
        .where(
            SignIn.id == bindparam("sign_in"),
            SignIn.role == Role.APPLICANT.value,
            SignIn.ended_at.is_(None),
            SignIn.expires_at > _NOW,
            Person.disabled_at.is_(None),
            applies_to_sit(SignIn.person_id, SignIn),
        )
    )
    if code:
        staff = _held(SignIn.person_id).where(RoleGrant.role != Role.APPLICANT.value)
        found = found.where(
            or_(SignIn.code_passed_at.is_not(None), ~staff.correlate(SignIn).exists())
        )
    return found.correlate(SITTING).scalar_subquery()


def applies_to_sit(person: Any, *outer: Any) -> ColumnElement[bool]:
    """Return the condition that a person is an applicant in the sitting's round at `:now`.

    `outer` is what the statement around it reads `person` from, other than the sitting.
    """
    applies = _held(person).where(
        RoleGrant.round_id == SITTING.c.round_id, RoleGrant.role == Role.APPLICANT.value
    )
    return applies.correlate(SITTING, *outer).exists()


def _held(person: Any) -> Select[UUID]:
    """Return the roles that a person holds now."""
    return select(RoleGrant.id).where(
        RoleGrant.person_id == person,
        RoleGrant.removed_at.is_(None),
        or_(RoleGrant.until.is_(None), RoleGrant.until > _NOW),
    )
