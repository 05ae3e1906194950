"""A made-up case with nothing wrong with it, by keyword, and what the checks say of flaws."""

import json
from copy import deepcopy
from typing import Any

from question_bank import Case
from question_bank.craft.cases import ALONE

WORDS = {"a": 240, "b": 260}
SHARES = {"strong": 0.9, "middling": 0.6, "weak": 0.4}
MARKS = {"strong": (6, 6, 6), "middling": (4, 3, 3), "weak": (1, 1, 0)}
ASPECTS = (("cause", "a", 7), ("plan", "b", 7), ("checks", "b", 6))


def told(count: int, about: str) -> str:
    """A text of so many words, none of whose runs stands in a text about something else."""
    return " ".join(f"{about}{letters(n)}" for n in range(count))


def letters(number: int) -> str:
    """A number in letters, as checks of wording leave figures out."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def band(name: str, lowest: int, highest: int) -> dict[str, Any]:
    anchor = told(14, f"canary{name}{letters(lowest)}")
    return {"from": lowest, "to": highest, "anchor": anchor}


def aspect(name: str, task: str, marks: int) -> dict[str, Any]:
    bands = [band(name, 0, 0), band(name, 1, 4), band(name, 5, marks)]
    return {
        "id": name,
        "title": f"Canary title of {name}",
        "tasks": [task],
        "bullets": ["2.1"],
        "marks": marks,
        "bands": bands,
    }


def specimen(standing: str) -> dict[str, Any]:
    answers = [
        {"task": task, "text": told(int(SHARES[standing] * words), f"canary{standing}{task}")}
        for task, words in WORDS.items()
    ]
    awards = [
        {"aspect": name, "marks": marks, "why": told(15, f"canarywhy{standing}{name}")}
        for (name, _, _), marks in zip(ASPECTS, MARKS[standing], strict=True)
    ]
    return {"standing": standing, "answers": answers, "awards": awards}


FIELDS: dict[str, Any] = {
    "schema": "nle-case/1",
    "id": "case-sample",
    "version": 1,
    "pool": "main",
    "specimen": True,
    "title": "Sample Primary: thin work",
    "areas": ["icfp"],
    "phase": "primary",
    "facts": ["OFS-001"],
    "framework": "Framework",
    "edition": "2025",
    "recheck": "2027-09-01",
    "difficulty": 0.5,
    "stem": "A school has thin work.\n\nIts leaders ask you why.",
    "tables": [
        {"caption": "Staff", "head": ["Measure", "Sample"], "rows": [["Teachers", "18.4"]]},
    ],
    "tasks": [
        {"id": "a", "ask": "Say why.", "answer": {"kind": "extended", "words": 240}, "minutes": 14},
        {"id": "b", "ask": "Plan.", "answer": {"kind": "extended", "words": 260}, "minutes": 16},
    ],
    "aspects": [aspect(*each) for each in ASPECTS],
    "no_marks_for": ["Canary general calls for high expectations."],
    "figures": [
        {"says": "Canary gap", "value": 17, "working": {"formula": "total", "of": [75, -58]}}
    ],
    "specimens": [specimen(standing) for standing in MARKS],
}


def case(*changes: tuple[str, Any], **fields: Any) -> Case:
    """The case with fields changed; a change names where: ("tasks.0.minutes", 30)."""
    made = deepcopy(FIELDS) | fields
    for path, value in changes:
        *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        place: Any = made
        for step in way:
            place = place[step]
        place[last] = value
    return Case.model_validate_json(json.dumps(made))


def flaws(made: Case) -> dict[str, list[str]]:
    """What each check that complains says."""
    said = {check.__name__: list(check(made)) for check in ALONE}
    return {name: says for name, says in said.items() if says}
