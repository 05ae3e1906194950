"""The blueprint that every page of decisions adds its routes to, and what they share."""

from uuid import UUID

from flask import Blueprint

from assessment.records.people.account import find_person
from assessment.rules.sender import Sender
from assessment.web import current
from assessment.web.sender import sender_of

bp = Blueprint("decision", __name__, url_prefix="/decision")


def sender() -> Sender:
    """Return who signs the letters of this installation."""
    return sender_of(current.settings())


def name_of(person_id: str) -> str:
    """Return the name of the person who asked or answered."""
    return find_person(current.db(), UUID(person_id)).name
