"""Who signs what this installation sends: the team, the signatory, the letterhead."""

from assessment.rules.notice import Team
from assessment.rules.sender import Sender
from assessment.settings import Settings


def team_of(settings: Settings) -> Team:
    """Return the programme team as every message signs itself."""
    return Team(settings.team_name, settings.team_email, settings.team_phone)


def sender_of(settings: Settings) -> Sender:
    """Return who signs letters, for which organisation, and the line they end with."""
    return Sender(settings.signatory, team_of(settings), settings.organisation)
