"""The blueprint that every page of decisions adds its routes to, and what they share."""

from flask import Blueprint

from assessment.rules.letter import Sender
from assessment.web import current
from assessment.web.sender import sender_of

bp = Blueprint("decision", __name__, url_prefix="/decision")


def sender() -> Sender:
    """Return who signs the letters of this installation."""
    return sender_of(current.settings())
