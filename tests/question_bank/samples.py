"""Questions made for tests, one of each kind, by keyword."""

import json
from decimal import Decimal
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
