"""Whose browser this is, as part of another statement: the hot save asks nothing else first."""

from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, or_, select

from assessment.records.tables.people import Person, RoleGrant, SignIn
from assessment.rules.people import Role

_NOW = bindparam("now", type_=SignIn.expires_at.type)


def signed_in_applicant() -> ColumnElement[UUID]:
    """Return the person of the sign-in `:sign_in` at `:now`, an applicant in its round.

    Nobody where the sign-in ended or ran out, the account is closed, or the role was removed.
    """
    holds = (
        select(RoleGrant.id)
        .where(
            RoleGrant.person_id == SignIn.person_id,
            RoleGrant.round_id == SignIn.round_id,
            RoleGrant.role == Role.APPLICANT.value,
            RoleGrant.removed_at.is_(None),
            or_(RoleGrant.until.is_(None), RoleGrant.until > _NOW),
        )
        .correlate(SignIn)
        .exists()
    )
    return (
        select(SignIn.person_id)
        .join(Person, Person.id == SignIn.person_id)
        .where(
            SignIn.id == bindparam("sign_in"),
            SignIn.role == Role.APPLICANT.value,
            SignIn.ended_at.is_(None),
            SignIn.expires_at > _NOW,
            Person.disabled_at.is_(None),
            holds,
        )
        .scalar_subquery()
    )
