"""Questions made for tests, one of each kind, by keyword."""

import json
from decimal import Decimal
from random import Random
from typing import Any

from question_bank import Question

OPTIONS = [
    {"id": "a", "text": "First", "rationale": "CANARY why a"},
    {"id": "b", "text": "Second", "rationale": "CANARY why b", "anchor": "authored"},
    {"id": "c", "text": "Third", "rationale": "CANARY why c"},
    {"id": "d", "text": "Fourth", "rationale": "CANARY why d", "anchor": "last"},
]
SINGLE = {"kind": "single_best", "options": OPTIONS, "key": "b"}
MULTIPLE = {
    "kind": "multiple_response",
    "options": OPTIONS,
    "key": ["b", "c"],
    "scoring": "right_less_wrong",
}
NUMERIC = {
    "kind": "numeric",
    "value": "21.4",
    "tolerance": "0.05",
    "unit": "pupils",
    "example": "30.2",
    "rationale": "CANARY why",
}
STEPS = {"a": "Analyse results", "b": "Choose a method", "c": "Ask a question", "d": "Try it"}
ORDERING = {
    "kind": "ordering",
    "options": [
        {"id": name, "text": text, "rationale": f"CANARY why {name}"}
        for name, text in STEPS.items()
    ],
    "key": ["c", "b", "d", "a"],
    "scoring": "neighbours",
}
MATCHING = {
    "kind": "matching",
    "lines": [
        {"id": "a", "text": "A form", "key": "q", "rationale": "CANARY why a"},
        {"id": "b", "text": "A quiz", "key": "r", "rationale": "CANARY why b"},
        {"id": "c", "text": "A visit", "key": "p", "rationale": "CANARY why c"},
        {"id": "d", "text": "A vote", "key": "q", "rationale": "CANARY why d"},
    ],
    "options": [
        {"id": "p", "text": "Use", "rationale": "CANARY why p"},
        {"id": "q", "text": "Reactions", "rationale": "CANARY why q"},
        {"id": "r", "text": "Learning", "rationale": "CANARY why r"},
        {"id": "s", "text": "Support", "rationale": "CANARY why s", "anchor": "last"},
    ],
    "scoring": "each",
}
SHORT = {"kind": "short", "words": 50}
EXTENDED = {"kind": "extended", "words": 400}


def question(answer: dict[str, Any] = SINGLE, **changes: object) -> Question:
    """A valid question with this answer and these fields changed."""
    fields: dict[str, Any] = {
        "schema": "nle-question/1",
        "id": "q-1",
        "version": 1,
        "pool": "main",
        "specimen": True,
        "area": "ofsted",
        "topic": "evidence",
        "demand": "application",
        "bullets": ["2.1"],
        "facts": ["OFS-001"],
        "framework": "Framework",
        "edition": "2025",
        "recheck": "2027-09-01",
        "difficulty": "0.6",
        "minutes": "1.5",
        "stem": "A school.\n\nIn a town.",
        "ask": "Which?",
        "answer": answer,
        "twin": {
            "ask": "Say which.",
            "words": 60,
            "points": [{"marks": Decimal(1), "for": "CANARY point"}],
            "no_marks_for": "CANARY vagueness",
        },
    }
    return Question.model_validate_json(as_json(fields | changes))


def as_json(value: object) -> str:
    return json.dumps(value, default=str)


def seeded(seed: int) -> Random:
    """A draw that is the same each time."""
    return Random(seed)  # noqa: S311
