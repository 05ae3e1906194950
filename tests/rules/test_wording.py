"""Numbers, shares, groups and references as section 6 of the screens says them."""

from decimal import Decimal

import pytest

from assessment.rules import wording as say


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(say.number(1330), "1,330", id="thousands"),
        pytest.param(say.number(0), "0", id="nought"),
        pytest.param(say.number(Decimal("61.50")), "61.5", id="half-kept"),
        pytest.param(say.number(Decimal("60.0")), "60", id="whole"),
        pytest.param(say.number(-0.12), "−0.12", id="true-minus"),
        pytest.param(say.number(Decimal("-0.001"), 2), "0.00", id="no-negative-nought"),
        pytest.param(say.number(100), "100", id="noughts-of-a-whole-stay"),
        pytest.param(say.number(22.6, 1), "22.6", id="places"),
        pytest.param(say.count(1, "person", "people"), "1 person", id="one"),
        pytest.param(say.count(1204, "person", "people"), "1,204 people", id="many"),
        pytest.param(say.count(2, "case"), "2 cases", id="plain-plural"),
        pytest.param(say.score(Decimal("61.5"), 100), "61.5 out of 100", id="score"),
        pytest.param(say.share(386, 612), "63%", id="share"),
        pytest.param(say.share(12, 19), "12 of 19", id="share-under-20"),
        pytest.param(say.share(10, 20), "50%", id="share-of-20"),
        pytest.param(say.interval(0.31, 0.12, 0.48), "0.31 (0.12 to 0.48)", id="interval"),
        pytest.param(say.group(9), "fewer than 10", id="rule-36-nine"),
        pytest.param(say.group(10), "10", id="rule-36-ten"),
        pytest.param(say.known(None), "Not known", id="no-value"),
        pytest.param(say.known(0), "0", id="nought-is-known"),
        pytest.param(say.listed([8, 20, 36]), "8, 20 and 36", id="list"),
        pytest.param(say.listed(["ICFP"]), "ICFP", id="list-of-one"),
        pytest.param(say.listed([]), "", id="list-of-none"),
        pytest.param(say.grouped("4F2A9C01"), "4F2A 9C01", id="code"),
        pytest.param(say.sentence("met by RI"), "Met by RI", id="sentence"),
    ],
)
def test_said(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("  one\ttwo\r\nthree ", 3, id="mixed-space"),
        pytest.param("one\u00a0two\ufeffthree", 3, id="spaces-the-browser-knows"),
        pytest.param("a\x1fb", 1, id="not-a-space-to-the-browser"),
        pytest.param("well-known 🙂 قمر", 3, id="hyphen-emoji-right-to-left"),
    ],
)
def test_rule_14_words_are_counted_as_the_browser_counts(text: str, words: int) -> None:
    assert say.count_words(text) == words
