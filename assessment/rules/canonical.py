"""One canonical JSON for everything that is hashed: documents, evidence, audit entries.

Nothing here knows what it hashes. Model: `model.md`, content documents and audit.
"""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

_WRITER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_AS_IT_IS = frozenset({str, int, bool, type(None)})


def plain(value: Any) -> Any:
    """Return `value` as JSON types; decimals, dates, ids and enums become strings.

    Raises TypeError for a float (its text differs between writers) and for unknown types.
    """
    if type(value) in _AS_IT_IS:  # the most by far, and never an enum
        return value
    if type(value) in (tuple, list):
        return [each if type(each) in _AS_IT_IS else plain(each) for each in value]
    if type(value) is datetime:
        return _utc(value).isoformat()
    if isinstance(value, bool | int | str) and not isinstance(value, Enum):
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Decimal):
        return format(value.normalize() if value else Decimal(0), "f")
    if isinstance(value, datetime):
        return _utc(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((plain(item) for item in value), key=json.dumps)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no canonical form")


def _utc(at: datetime) -> datetime:
    """An instant has one text, whichever zone it was given in."""
    if at.tzinfo is None:
        raise TypeError("a time without a zone has no canonical form")
    return at.astimezone(UTC)


def canonical(value: Any) -> bytes:
    """Return the one UTF-8 JSON text of `value`: sorted keys, no spaces, decimals as strings."""
    return _WRITER.encode(plain(value)).encode()


def digest(value: Any) -> str:
    """Return the SHA-256 of the canonical text, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()
