"""What may be kept as an answer, and how it is measured (semantics rules 11 and 14).

Text in is text out: nothing is trimmed, normalised or cut. What an answer is worth is the
question bank's to say. Words are counted by `wording.count_words`, as the browser does.
"""

import re

from assessment.rules.wording import count, count_words

MAX_CHARACTERS = 20_000
BROKEN = "This contains a character we cannot save. Type it again."

_BROKEN = re.compile("[\x00\ud800-\udfff]")


def fault_in(text: str) -> str | None:
    """Return why `text` cannot be kept, in words, or None."""
    if _BROKEN.search(text):
        return BROKEN
    if characters_in(text) > MAX_CHARACTERS:
        return (
            f"Your answer must be {MAX_CHARACTERS:,} characters or fewer. "
            f"You have {characters_in(text):,}. Shorten it, then save again."
        )
    return None


def characters_in(text: str) -> int:
    """Count Unicode code points; a line end counts once however it is written."""
    return len(text) - text.count("\r\n")


def words_left(text: str, limit: int) -> str:
    """Return how many words may still be written, or how many markers will not read."""
    left = limit - count_words(text)
    if left >= 0:
        return f"You have {count(left, 'word')} left"
    stop = count(limit, "word")
    return f"You have {count(-left, 'word')} too many. All of it is saved. Markers stop at {stop}."


def too_many_words(text: str, limit: int) -> str | None:
    """Return what is said of a text that is longer than markers read; None of any other."""
    return words_left(text, limit) if count_words(text) > limit else None
