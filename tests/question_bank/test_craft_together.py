"""What shows among many questions: echoes, likeness, the length and the place of keys."""

from fractions import Fraction

import pytest

from question_bank import Question
from question_bank.craft import Complaint
from question_bank.craft.balance import (
    chance_of,
    long_keys,
    runs_of_keys,
    uneven_key_positions,
)
from question_bank.craft.echo import echoes
from question_bank.craft.likeness import likeness, near_duplicates, shingles
from tests.question_bank.crafted import best

HALL = {"stem": "Pupils avoid the hall and library."}
CASE = (
    "A trust asks how far its {} schools have used the new approach to marking. Leaders of {} of "
    "them say that they have a policy, and visits find little of it in books."
)


def keys(letters: str, area: str = "ofsted") -> list[Question]:
    """Questions of one area with these keys, in this order."""
    return [best(key=key, id=f"{area}-{n}", area=area) for n, key in enumerate(letters)]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("Talk to heads", "Visit the library", "Read a policy"), True),
        (("Talk to heads", "Visit two libraries", "Read a policy"), True),
        (("Talk to librarians", "Visit the library", "Buy a library"), False),
        (("Talk to heads who avoid it", "Visit the library", "Read a policy"), False),
        (("Talk to heads", "Visit some pupils", "Read a policy"), False),
        (("Talk to heads", "Visit the hall", "Read a policy"), False),
    ],
    ids=["word", "stem", "said too", "own echo", "ordinary", "short"],
)
def test_echo(texts: tuple[str, ...], told: bool) -> None:
    assert [each.about for each in echoes([best(*texts, **HALL)])] == ["q-1"] * told


def test_echo_says_what_to_do() -> None:
    [found] = echoes([best("Talk to heads", "See the library", "Read on", stem="A library.")])
    assert found == Complaint(
        "q-1",
        'The key alone repeats "librar" from the stem. Use another word there, or let a '
        "distractor repeat a word too.",
    )


def test_topic_of_an_area_is_no_echo() -> None:
    many = [
        best("Talk to heads", "See the library", "Read on", stem="A library.", id=f"q-{n}")
        for n in range(3)
    ]
    assert list(echoes(many)) == []
    assert len(list(echoes(many[:2]))) == 2


def test_near_duplicates_are_found_whatever_their_figures() -> None:
    first = best(id="q-1", stem=CASE.format(12, 9))
    second = best(id="q-2", stem=CASE.format(20, 11))
    other = best("Count pupils", "Sum costs", "Set a date", id="q-3", stem="Costs rise.", ask="So?")
    assert list(near_duplicates([first, second, other])) == [
        Complaint("q-2", "Shares 100% of its wording with q-1. Ask it another way.")
    ]


def test_likeness_is_shared_runs_over_all_runs() -> None:
    one, other = frozenset({("a", "b", "c"), ("b", "c", "d")}), frozenset({("b", "c", "d")})
    assert (likeness(one, other), likeness(one, one), likeness(one, frozenset())) == (0.5, 1, 0)
    assert ("work", "in", "one") in shingles(best())


def test_key_that_is_the_longest_too_often() -> None:
    long = [best("Short one", "The longest one", "A short one", id=f"q-{n}") for n in range(3)]
    [found] = long_keys(long)
    assert found.about == "area ofsted"
    assert found.says == (
        "The key is the longest of its options in 3 of 3 questions. Shorten some, or let another "
        "option say more: q-0, q-1, q-2."
    )
    assert list(long_keys(long[:2])) == []


def test_chance_is_exact() -> None:
    quarter = [Fraction(1, 4)] * 2
    assert [chance_of(quarter, least) for least in (0, 1, 2)] == [
        1, Fraction(7, 16), Fraction(1, 16),
    ]  # fmt: skip
    assert chance_of([Fraction(1, 3), Fraction(1, 4)], 2) == Fraction(1, 12)


def test_key_positions_are_held_in_balance_by_area_and_over_the_bank() -> None:
    assert list(uneven_key_positions(keys("abcd" * 6))) == []
    assert list(uneven_key_positions(keys("ab" * 10))) == []  # too few to be held to it
    lopsided = keys("abc" * 8, "ecf")
    assert [each.about for each in uneven_key_positions(lopsided)] == ["the bank", "area ecf"]
    assert list(uneven_key_positions([*lopsided, *keys("abcddd" * 6, "cpd")])) == [
        Complaint(
            f"area {area}",
            f"The key is d in {count} of {total} questions. Change the order of some options.",
        )
        for area, count, total in (("cpd", 18, 36), ("ecf", 0, 24))
    ]


def test_four_keys_in_a_row() -> None:
    assert list(runs_of_keys(keys("abbbcbd"))) == []
    assert list(runs_of_keys(keys("abbbbd"))) == [
        Complaint(
            "ofsted-4", "It is the fourth in a row whose key is b. Change the order of its options."
        )
    ]
