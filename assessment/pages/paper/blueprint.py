"""The blueprint that every page of the paper adds its routes to."""

from flask import Blueprint

bp = Blueprint("paper", __name__, url_prefix="/paper")
SIT = "paper.sit"
