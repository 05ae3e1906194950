"""Who can confirm the evidence of an exception (footnotes 1 and 2), for officers to ask.

They are kept beside the facts and never evaluated: no clause reads them, and no trace names them.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from assessment.rules.eligibility.facts import Stated

Said = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Address = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254)]


class Confirmer(Stated):
    """Somebody who can confirm what the applicant says."""

    name: Said
    role: Said
    email: Address


class ChiefExecutive(Stated):
    """The chief executive of a trust, who can confirm what another leader in it did."""

    email: Address
