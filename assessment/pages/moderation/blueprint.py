"""The blueprint of moderation, on its own so that each page of it can hang its views there."""

from flask import Blueprint

bp = Blueprint("moderation", __name__, url_prefix="/moderation")
WORK = "moderation.work"
