"""Checks of a case's specimens: what they earn, how long they are, how marks are explained."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from question_bank.case import Aspect, Award, Case, Standing
from question_bank.craft.likeness import TOO_ALIKE, likeness, shingles_in
from question_bank.written import count_words

EARNS: dict[Standing, tuple[int, int]] = {"strong": (16, 19), "middling": (9, 13), "weak": (0, 7)}
"""Fewest and most marks of 20. A strong answer leaves something to find: no specimen is perfect."""

SHARE_OF_WORDS: dict[Standing, int] = {"strong": 75, "middling": 50, "weak": 35}
"""The least per cent of a task's words that a specimen writes, so that it is of real length."""

STUB = 12
REPEATED = 2 / 5
"""A why with this much of its runs of three words in its band's anchor says the anchor again. Of
144 whys one shares a third, and still names what the answer did; all others share under 30%."""


def uneven_marks(case: Case) -> Iterator[str]:
    """The three specimens lie apart in marks, and none has all of them."""
    for specimen in case.specimens:
        fewest, most = EARNS[specimen.standing]
        if not fewest <= specimen.marks <= most:
            yield (
                f"The {specimen.standing} specimen earns {specimen.marks} marks. "
                f"It should earn {fewest} to {most}."
            )


def unordered_specimens(case: Case) -> Iterator[str]:
    """On no aspect does a specimen earn more than the one above it."""
    for better, worse in pairwise(case.specimens):
        for high, low in zip(better.awards, worse.awards, strict=True):
            if high.marks < low.marks:
                yield (
                    f"On {high.aspect} the {worse.standing} specimen earns {low.marks} and the "
                    f"{better.standing} one {high.marks}. Mend one of them."
                )


def uneven_lengths(case: Case) -> Iterator[str]:
    """Each answer is as long as people write, and within its task's words."""
    for specimen in case.specimens:
        least = SHARE_OF_WORDS[specimen.standing]
        for answer in specimen.answers:
            limit = case.task(answer.task).answer.words
            found = count_words(answer.text)
            if not least * limit <= 100 * found <= 100 * limit:
                yield (
                    f"The {specimen.standing} specimen answers task {answer.task} in {found} "
                    f"words. Write {-(-least * limit // 100)} to {limit}."
                )


def stubs(case: Case) -> Iterator[str]:
    """Anchors and whys say enough for a marker to decide by them."""
    for aspect in case.aspects:
        for band in aspect.bands:
            if (found := count_words(band.anchor)) < STUB:
                yield (
                    f"The anchor of {aspect.id}, {band.from_} to {band.to}, has {found} words. "
                    f"Say in at least {STUB} what a marker sees there."
                )
    for standing, _, award in _awards(case):
        if (found := count_words(award.why)) < STUB:
            yield (
                f"The why of the {standing} specimen on {award.aspect} has {found} words. "
                f"Say in at least {STUB} what earned the marks."
            )


def repeated_anchors(case: Case) -> Iterator[str]:
    """A why points at the answer; it does not say its band's anchor again."""
    for standing, aspect, award in _awards(case):
        why, anchor = shingles_in(award.why), shingles_in(aspect.band(award.marks).anchor)
        if why and (shared := len(why & anchor) / len(why)) >= REPEATED:
            yield (
                f"The why of the {standing} specimen on {aspect.id} shares {shared:.0%} of its "
                "wording with the anchor. Say what this answer wrote."
            )


def copied_specimens(case: Case) -> Iterator[str]:
    """Specimens are three people's answers, task by task."""
    for one, other in combinations(case.specimens, 2):
        for first, second in zip(one.answers, other.answers, strict=True):
            found = likeness(shingles_in(first.text), shingles_in(second.text))
            if found >= TOO_ALIKE:
                yield (
                    f"The {one.standing} and the {other.standing} specimen share {found:.0%} of "
                    f"their wording on task {first.task}. Write one of them anew."
                )


def _awards(case: Case) -> Iterator[tuple[Standing, Aspect, Award]]:
    for specimen in case.specimens:
        for aspect, award in zip(case.aspects, specimen.awards, strict=True):
            yield specimen.standing, aspect, award
