"""A check for a clang: a telling word of the stem that comes back in the key alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from question_bank.craft.complaint import Complaint
from question_bank.craft.parts import asked, cells, distractors, keyed, stemmed, words
from question_bank.question import Question

SHORTEST = 5
TOPIC = 0.1
"""A word in more than this share of an area's items is what the area is about."""

MONTHS = stemmed(
    words("january february march april june july august september october november december")
)
ORDINARY = frozenset(
    stem
    for stem in stemmed(
        words(
            "about above after again against along among another around because been before being"
            " below between both could during either every first found from given having just"
            " later least less like make might more most much must needs never next other over"
            " same second several should since some still such than that their them then there"
            " these they thing things third this those three through under until using very want"
            " wants were what when where whether which while whose will with within without would"
            " years months weeks autumn spring summer school pupil staff teacher leader lesson"
            " class trust"
        )
    )
)


def echoes(questions: Sequence[Question]) -> Iterator[Complaint]:
    """Keys that alone repeat a telling word of the stem.

    Words that stand in many items of the area are its topic and tell nothing. Nor does an echo
    of the key tell where a distractor has an echo of its own.
    """
    common = {area: _topic_words(questions, area) for area in {q.area for q in questions}}
    for question in questions:
        for word in _echoed(question, common[question.area]):
            yield Complaint(
                question.id,
                f'The key alone repeats "{word}" from the stem. Use another word there, or let a '
                "distractor repeat a word too.",
            )


def _topic_words(questions: Iterable[Question], area: str) -> set[str]:
    items = [q for q in questions if q.area == area]
    counts = Counter(word for q in items for word in _telling(asked(q), *_options(q)))
    often = {word for word, count in counts.items() if count > max(2, TOPIC * len(items))}
    return often - MONTHS  # a month is common as the date of a framework, and tells in a case


def _options(question: Question) -> list[str]:
    return [option.text for option in question.options]


def _telling(*texts: str) -> set[str]:
    return stemmed(word for word in words(*texts) if len(word) >= SHORTEST) - ORDINARY


def _echoed(question: Question, common: set[str]) -> list[str]:
    stem = _telling(asked(question), *cells(question)) - common
    wrong = [_telling(option.text) & stem for option in distractors(question)]
    right = [_telling(option.text) & stem for option in keyed(question)]
    if not wrong or any(wrong):
        return []
    return sorted(set().union(*right))
