"""How hard a question is to read, by the Flesch-Kincaid grade of its stem and ask.

Grade = 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975).
"""

import re
from collections.abc import Iterator

from question_bank.craft.parts import asked, words
from question_bank.question import Question

SENTENCE_END = re.compile(r"[.?!:]+(?=[\s\"”)]|$)|\n\n")
VOWELS = re.compile(r"[aeiouy]+")
HARDEST = 13.0
"""Of 335 items the median is 6, one in ten is over 8, one in a hundred over 10, and the hardest
of those that were read and let stand is 12.6: short stems full of the words of a framework."""


def syllables(word: str) -> int:
    """Groups of vowels, less a silent e at the end; at least one."""
    count = len(VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and count > 1
    silent = silent or (word.endswith(("es", "ed")) and not word.endswith(("ted", "ded", "ses")))
    return max(1, count - silent)


def grade(text: str) -> float:
    """The school grade at which the text is read with ease."""
    named = words(text)
    sentences = max(1, len([part for part in SENTENCE_END.split(text) if part.strip(' "”')]))
    if not named:
        return 0.0
    spoken = sum(syllables(word) for word in named)
    return 0.39 * len(named) / sentences + 11.8 * spoken / len(named) - 15.59


def hard_reading(question: Question) -> Iterator[str]:
    """Sentences and words no harder than the idea demands."""
    found = grade(asked(question))
    if found > HARDEST:
        yield (
            f"The stem and ask read at grade {found:.1f}. Use shorter sentences or words: "
            f"{HARDEST:.0f} is the most."
        )
