"""Who letters come from: whose name stands at their top and at their end. Screens: section 4."""

from dataclasses import dataclass

from assessment.rules.letter import PROGRAMME
from assessment.rules.notice import Team, closing


@dataclass(frozen=True)
class Sender:
    """Who signs letters, for which organisation, and the team in the line that they end with."""

    signatory: str
    team: Team
    organisation: str = PROGRAMME

    def closing(self, reference: str) -> str:
        """Return the closing line with this reference."""
        return closing(self.team, reference)
