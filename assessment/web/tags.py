"""The colour of every status tag, in one place (screens, section 5).

Meaning: grey nothing yet, blue ready for someone, yellow waiting, green settled well, red blocks
or overdue, orange look here, purple stopped for a reason, teal sent or published, magenta conflict.
"""

import re

COLOURS: dict[str, tuple[str, ...]] = {
    "grey": (
        "Draft",
        "Withdrawn",
        "None needed",
        "Not started",
        "Did not sit",
        "Not held",
        "Waiting",
        "Ended",
    ),
    "blue": (
        "Asked",
        "Open",
        "In progress",
        "To agree",
        "To adjudicate",
        "Round 1",
        "Round 2",
        "Ready for a moderator",
        "To decide",
        "New",
    ),
    "yellow": (
        "Waiting for applicant",
        "Waiting for a second person",
        "Waiting for a second moderator",
        "Waiting for sheets",
        "Practising",
        "Source out of date",
        "Being heard",
        "Review due",
    ),
    "green": (
        "Eligible",
        "Met",
        "Agreed",
        "Submitted",
        "Closed at time",
        "Qualified",
        "Final",
        "Sealed",
        "Working",
        "Locked",
        "Finished",
        "Recommended",
        "Decided",
        "Closed",
        "Designated",
        "Confirmed",
    ),
    "red": ("Not eligible", "Not met", "Void", "Removed", "Not sent", "Not agreed"),
    "orange": (
        "Exception",
        "Not known",
        "Time does not match",
        "Asked for help",
        "Look again",
        "Late words",
        "Incident",
        "Near the pass mark",
        "Missing evidence",
        "2 levels apart",
        "Crosses the line",
    ),
    "purple": ("On a break", "On a rest break", "Paused", "On hold"),
    "teal": ("Released", "Sent"),
    "magenta": ("Conflict",),
}
SHAPES: tuple[tuple[str, str], ...] = (
    (r"Fragile: .+", "orange"),
    (r"Entered from paper by .+", "orange"),
    (r"\d+ devices open", "orange"),
    (r"No contact for .+", "red"),
    (r"\d+ left", "red"),
)
OF_STAGE = {("application", "Sent"): "blue"}
_BY_WORDS = {words: colour for colour, all_words in COLOURS.items() for words in all_words}


def tag_colour(words: object, stage: str = "") -> str:
    """Return the colour of a tag by its words; grey for words that the design does not list.

    `stage` tells apart what two stages call by one word.
    """
    text = str(words).replace("\u00a0", " ")
    if (stage, text) in OF_STAGE:
        return OF_STAGE[stage, text]
    if text in _BY_WORDS:
        return _BY_WORDS[text]
    return next((colour for shape, colour in SHAPES if re.fullmatch(shape, text)), "grey")
