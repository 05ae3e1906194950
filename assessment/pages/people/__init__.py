"""People and sign-in (pages 2 to 7): each module adds its routes to the one blueprint."""

from assessment.pages.people import (
    arriving,
    code,
    kept_form,
    me,
    registering,
    role,
    signing_out,
)
from assessment.pages.people.blueprint import bp

__all__ = ["arriving", "bp", "code", "kept_form", "me", "registering", "role", "signing_out"]
