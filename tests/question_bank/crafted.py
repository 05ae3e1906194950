"""Made-up questions with one flaw each, and what the checks of one question say of them."""

from collections.abc import Sequence
from typing import Any

from question_bank import Question
from question_bank.craft import ALONE
from tests.question_bank.samples import question

TEXTS = ("Visit lessons this week", "Ask pupils what they do", "Read a sample of books")
SOUND = (*TEXTS, "Call a meeting of heads")


def best(*texts: str, key: str = "b", anchor: str = "shuffled", **changes: object) -> Question:
    """A single best answer with these option texts; four sound ones when there are none."""
    return question(
        {"kind": "single_best", "options": options(texts or SOUND, anchor), "key": key},
        **{"stem": "Work in one class is thin.", "ask": "What should come first?"} | changes,
    )


def options(texts: Sequence[str], anchor: str = "shuffled") -> list[dict[str, Any]]:
    """Options a, b, c and so on."""
    return [
        {"id": name, "text": text, "rationale": f"Why {name}.", "anchor": anchor}
        for name, text in zip("abcdefgh", texts, strict=False)
    ]


def flaws(asked: Question) -> dict[str, list[str]]:
    """What each check that complains says."""
    said = {check.__name__: list(check(asked)) for check in ALONE}
    return {name: says for name, says in said.items() if says}
