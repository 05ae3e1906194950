"""The blueprint that every page of people adds its routes to."""

from flask import Blueprint

bp = Blueprint("people", __name__, url_prefix="/people")
