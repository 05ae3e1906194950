"""What pydantic found, in an author's words and with the line it stands on. No reading of files."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from assessment.rules.fault import Fault
from assessment.rules.tree import Node

SINGULAR = {"criteria": "criterion", "facts": "fact", "bodies": "body", "cases": "case"}

WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is not a key of this document. Check its spelling, or remove it",
    "bool_type": "must be true or false. It says {says}",
    "int_type": "must be a whole number. It says {says}",
    "int_from_float": "must be a whole number. It says {says}",
    "decimal_type": "must be a number. It says {says}",
    "decimal_parsing": "must be a number. It says {says}",
    "date_type": "must be a date like 2026-11-10. It says {says}",
    "date_parsing": "must be a date like 2026-11-10. It says {says}",
    "date_from_datetime_parsing": "must be a date like 2026-11-10. It says {says}",
    "time_delta_parsing": "must be a length of time like P1Y. It says {says}",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "frozen_set_type": "must be a list",
    "dict_type": "must be a block of keys",
    "model_type": "must be a block of keys",
    "model_attributes_type": "must be a block of keys",
    "string_too_short": "must not be empty",
    "string_too_long": "must be {max_length} characters or fewer",
    "string_pattern_mismatch": "has the wrong shape. It says {says}",
    "too_short": "must have {min_length} entries or more. It has {actual_length}",
    "too_long": "must have {max_length} entries or fewer. It has {actual_length}",
    "greater_than": "must be more than {gt}. It says {says}",
    "greater_than_equal": "must be {ge} or more. It says {says}",
    "less_than": "must be less than {lt}. It says {says}",
    "less_than_equal": "must be {le} or less. It says {says}",
}


def complaints(error: ValidationError, root: Node, node: Node, file: str) -> list[Fault]:
    """One fault for each error, with line and place. `node` is the document's own tree."""
    before = place_of(root, node)
    return [complaint(details, node, before, file) for details in error.errors()]


def complaint(details: ErrorDetails, node: Node, before: list[str], file: str) -> Fault:
    line, places, key = walk(node, details["loc"])
    words = in_words(details)
    if details["type"] == "value_error":
        places, message = ([*places, key] if key else places), words
    else:
        message = f"{key} {words}" if key else words
    return Fault(file, line, ", ".join([*before, *places]), message)


def walk(node: Node, loc: tuple[int | str, ...]) -> tuple[int, list[str], str]:
    """The line, the places passed, and the last key; parts that name a kind are skipped."""
    line, places, key = node.line, [], ""
    for part in loc:
        value = node.value
        if isinstance(value, dict) and isinstance(part, str) and part in value:
            if key:
                places.append(key)
            line, node, key = node.keys[part], value[part], part
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            node = value[part]
            places.append(entry_name(key, part, node))
            line, key = node.line, ""
        elif part == loc[-1] and isinstance(value, dict):
            if key:
                places.append(key)
            key = str(part)
    return line, places, key


def entry_name(key: str, index: int, node: Node) -> str:
    """'option 3', or 'question 2 (ofs-q-02)' where the entry has an id."""
    name = SINGULAR.get(key, key.removesuffix("s") or "entry")
    block = node.value if isinstance(node.value, dict) else {}
    given = block["id"].value if "id" in block else None
    return f"{name} {index + 1} ({given})" if isinstance(given, str) else f"{name} {index + 1}"


def place_of(root: Node, node: Node) -> list[str]:
    """The name of a document within a file of many."""
    if isinstance(root.value, dict) and root is not node:
        for key, child in root.value.items():
            if isinstance(child.value, list):
                for index, entry in enumerate(child.value):
                    if entry is node:
                        return [entry_name(key, index, node)]
    return []


def in_words(details: ErrorDetails) -> str:
    """The fault as a sentence without its subject."""
    kind, says = details["type"], spoken(details.get("input"))
    facts: dict[str, Any] = dict(details.get("ctx", {}))
    if kind == "value_error":
        return str(facts["error"])
    if kind == "string_type":
        quotable = isinstance(details["input"], int | float) and details["input"] is not None
        return f'must be text. Write "{says}" with quotes' if quotable else "must be text"
    if kind in ("literal_error", "enum"):
        return f"must be one of {choices(str(facts['expected']))}. It says {says}"
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return f"must say its kind, one of {choices(str(facts.get('expected_tags', '')))}"
    return WORDS[kind].format(says=says, **facts) if kind in WORDS else details["msg"]


def choices(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", ", ")


def spoken(value: object) -> str:
    """What the author wrote, short enough to read."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
