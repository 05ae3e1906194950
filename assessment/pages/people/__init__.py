"""People and sign-in (pages 2 to 7): each module adds its routes to the one blueprint."""

from assessment.pages.people import (
    arriving,
    code,
    consent,
    kept_form,
    me,
    new_address,
    own_password,
    people,
    registering,
    role,
    second_person,
    signing_out,
    trail,
)
from assessment.pages.people.blueprint import bp

__all__ = [
    "arriving",
    "bp",
    "code",
    "consent",
    "kept_form",
    "me",
    "new_address",
    "own_password",
    "people",
    "registering",
    "role",
    "second_person",
    "signing_out",
    "trail",
]
