"""The application and its check (pages 16 to 26): each module adds its routes to one blueprint."""

from assessment.pages.application import asking, evidence, home, reply, route, sending
from assessment.pages.application.blueprint import bp

__all__ = ["asking", "bp", "evidence", "home", "reply", "route", "sending"]
