"""The blueprint that every page of the application adds its routes to."""

from flask import Blueprint

bp = Blueprint("application", __name__, url_prefix="/application")
