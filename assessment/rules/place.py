"""The regions of England and the phases of education, by the names that the department uses."""

REGIONS = (
    "East Midlands",
    "East of England",
    "London",
    "North East",
    "North West",
    "South East",
    "South West",
    "West Midlands",
    "Yorkshire and the Humber",
)
TRUST = "Trust"
PHASES = (
    "Nursery",
    "Primary",
    "Secondary",
    "All-through",
    "16 plus",
    "Special",
    "Alternative provision",
    TRUST,
)


def place_is_known(name: str, urn: str, phase: str, region: str) -> bool:
    """Say whether a place of work is whole: a name, a region, and a URN where it is a school."""
    return bool(name.strip() and region and (urn or phase == TRUST))
