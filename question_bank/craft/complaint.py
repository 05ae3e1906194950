"""What a check says to the writer of a question or a case, or of a whole area."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Complaint:
    """`about` is the id of a question or a case, the name of an area, or 'the bank'."""

    about: str
    says: str
