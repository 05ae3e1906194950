"""Whose browser this is, as part of another statement: saves and submissions ask nothing first."""

from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, or_, select

from assessment.records.tables.people import Person, RoleGrant, SignIn
from assessment.rules.people import Role

_NOW = bindparam("now", type_=SignIn.expires_at.type)


def signed_in_applicant(*, code: bool = False) -> ColumnElement[UUID]:
    """Return the person of the sign-in `:sign_in` at `:now`, an applicant in its round.

    Nobody where the sign-in ended or ran out, the account is closed, or the role was removed;
    with `code` nobody either who holds a role of staff and has not passed the one-time code. A
    save does not ask for it: no answer is turned away because a role was given meanwhile.
    """
    applies = _held().where(
        RoleGrant.round_id == SignIn.round_id, RoleGrant.role == Role.APPLICANT.value
    )
    found = (
        select(SignIn.person_id)
        .join(Person, Person.id == SignIn.person_id)
        .where(
            SignIn.id == bindparam("sign_in"),
            SignIn.role == Role.APPLICANT.value,
            SignIn.ended_at.is_(None),
            SignIn.expires_at > _NOW,
            Person.disabled_at.is_(None),
            applies.exists(),
        )
    )
    if code:
        staff = _held().where(RoleGrant.role != Role.APPLICANT.value).exists()
        found = found.where(or_(SignIn.code_passed_at.is_not(None), ~staff))
    return found.scalar_subquery()


def _held() -> Select[UUID]:
    """Return the roles that the person of the sign-in holds now."""
    return (
        select(RoleGrant.id)
        .where(
            RoleGrant.person_id == SignIn.person_id,
            RoleGrant.removed_at.is_(None),
            or_(RoleGrant.until.is_(None), RoleGrant.until > _NOW),
        )
        .correlate(SignIn)
    )
