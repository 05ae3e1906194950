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
PHASES = (
    "Nursery",
    "Primary",
    "Secondary",
    "All-through",
    "16 plus",
    "Special",
    "Alternative provision",
    "Trust",
)
