"""Who acts: roles of a round and the person behind an act. Programme: `programme.md`."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a person does in a round. The administrator keeps accounts and sees no cases."""

    APPLICANT = "applicant"
    OFFICER = "officer"
    PANEL_MEMBER = "panel_member"
    PANEL_CHAIR = "panel_chair"
    MODERATOR = "moderator"
    DECISION_MAKER = "decision_maker"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def words(self) -> str:
        """Return the role as people read it, like "decision maker"."""
        return self.value.replace("_", " ")


STAFF = frozenset(Role) - {Role.APPLICANT}
NEEDS_TWO_PEOPLE = frozenset({Role.DECISION_MAKER})


@dataclass(frozen=True)
class Actor:
    """The person behind an act, or a command when `person` is None.

    `acting_as` is the effective person when one acts for another (semantics rule 37).
    """

    person: UUID | None
    name: str
    role: Role | None = None
    round: UUID | None = None
    acting_as: UUID | None = None

    @property
    def real(self) -> str:
        """Return who really acted: a person's id, or `command:NAME`."""
        return str(self.person) if self.person else f"command:{self.name}"

    @property
    def effective(self) -> str:
        """Return as whom they acted."""
        return str(self.acting_as) if self.acting_as else self.real
