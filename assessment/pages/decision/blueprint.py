"""The blueprint that every page of decisions adds its routes to, and what they share."""

from flask import Blueprint

from assessment.rules.letter import Sender
from assessment.rules.notice import Team
from assessment.web import current

bp = Blueprint("decision", __name__, url_prefix="/decision")


def sender() -> Sender:
    """Return who signs the letters of this installation."""
    known = current.settings()
    return Sender(known.signatory, Team(known.team_name, known.team_email, known.team_phone))
