"""The blueprint that every page of interviews adds its routes to."""

from flask import Blueprint

bp = Blueprint("interview", __name__, url_prefix="/interview")
