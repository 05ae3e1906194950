"""The application and its check (pages 16 to 26): each module adds its routes to one blueprint."""

from assessment.pages.application import (
    adjusting,
    asking,
    check,
    details,
    evidence,
    home,
    queue,
    recording,
    reply,
    route,
    sending,
)
from assessment.pages.application.blueprint import bp

__all__ = [
    "adjusting",
    "asking",
    "bp",
    "check",
    "details",
    "evidence",
    "home",
    "queue",
    "recording",
    "reply",
    "route",
    "sending",
]
