"""What a seeded defect is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Defect:
    """`old` stands once in `path` and becomes `new`; then a test among `tests` must fail.

    `on` chooses the tests by their marker: one kind of database is enough where both show it.
    """

    name: str
    path: str
    old: str
    new: str
    tests: str
    on: str = "not postgres"
