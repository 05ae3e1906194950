"""People and sign-in (pages 2 to 7): each module adds its routes to the one blueprint."""

from assessment.pages.people import signing_out
from assessment.pages.people.blueprint import bp

__all__ = ["bp", "signing_out"]
