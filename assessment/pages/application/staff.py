"""What the staff pages of the application share: which case, and for whom it is absent."""

from uuid import UUID

from assessment.records.absent import absent_for
from assessment.records.application import loading
from assessment.records.conflict import conflicted
from assessment.records.tables.application import Application
from assessment.rules.people import Role
from assessment.web import current


def absent() -> frozenset[UUID]:
    """Return the applications that this member of staff must not see (rule 28)."""
    by = current.actor()
    if by.role is Role.AUDITOR:
        return absent_for(current.db(), by)
    return conflicted(current.db(), by.person) if by.person else frozenset()


def case(reference: str) -> Application:
    """Return a sent application of the chosen round that this person may see. Raises Missing."""
    return loading.find_sent(current.db(), current.actor(), reference, absent())
