"""The blueprint that every page of the question bank adds its routes to."""

from flask import Blueprint

bp = Blueprint("content", __name__, url_prefix="/content")
