"""The blueprint that every page of a round adds its routes to, and the round it speaks of."""

from flask import Blueprint

from assessment.records.tables.round import Round
from assessment.rules.refusal import Missing
from assessment.web import current

bp = Blueprint("round", __name__, url_prefix="/round")


def own_round(slug: str) -> Round:
    """Return the visitor's own round by its name in addresses. Raises Missing for any other."""
    row = current.round_()
    if row.slug != slug:
        raise Missing("round")
    return row
