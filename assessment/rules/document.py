"""A content file to validated, frozen, hashed documents. What they mean is not said here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ValidationError

import question_bank
import rubrics
from assessment.rules.canonical import canonical, digest
from assessment.rules.complaint import complaints
from assessment.rules.fault import ContentFaults, Fault
from assessment.rules.tree import Node, read_tree

KINDS: dict[str, tuple[str, type[BaseModel]]] = {
    **question_bank.DOCUMENTS,
    **rubrics.DOCUMENTS,
}
"""Each `schema:` with the kind of its documents and the model that checks them."""

COLLECTIONS: dict[str, tuple[str, str]] = {**question_bank.COLLECTIONS}
"""A `schema:` that holds many: the key of its list, and the schema of each entry."""


@dataclass(frozen=True)
class Document:
    """One immutable version: `body` is canonical JSON, `hash` its SHA-256 (model.md, documents)."""

    kind: str
    id: str
    version: int
    hash: str
    body: str
    model: BaseModel


def document_of(kind: str, model: BaseModel) -> Document:
    """The document that a validated model is.

    Fields that hold their default are left out, so that a field added later with a default
    does not change the hash of what was published before.
    """
    value = model.model_dump(mode="python", by_alias=True, exclude_defaults=True)
    named: Any = model
    body = canonical(value).decode()
    return Document(kind, str(named.id), int(named.version), digest(value), body, model)


def read_document(raw: bytes | str, file: str) -> list[Document]:
    """Every document of one file, or ContentFaults with all that is wrong in it (rule 40)."""
    root, faults = read_tree(raw, file)
    found: list[Document] = []
    try:
        nodes = documents_in(root, file)
    except ContentFaults as unknown:
        raise ContentFaults([*faults, *unknown.faults]) from None
    for node, schema in nodes:
        kind, model = KINDS[schema]
        result = validated(node, model, schema)
        if isinstance(result, BaseModel):
            found.append(document_of(kind, result))
        else:
            known = {fault.line for fault in faults}
            faults += [f for f in complaints(result, root, node, file) if f.line not in known]
    faults += twice(found, file)
    if faults:
        raise ContentFaults(faults)
    return found


def load_document(body: str) -> Document:
    """A stored body back as its document; the hash is computed anew."""
    kind, model = KINDS[json.loads(body)["schema"]]
    return document_of(kind, model.model_validate_json(body))


def documents_in(root: Node, file: str) -> list[tuple[Node, str]]:
    """The node of each document in a file, with its schema."""
    block = root.value if isinstance(root.value, dict) else {}
    schema = block["schema"].value if "schema" in block else None
    if isinstance(schema, str) and schema in COLLECTIONS:
        key, inner = COLLECTIONS[schema]
        entries = block[key].value if key in block else None
        odd = [name for name in block if name not in ("schema", key)]
        if isinstance(entries, list) and not odd:
            return [(entry, inner) for entry in entries]
        message = f"a file of {schema} holds schema and {key}, a list, and nothing else"
        raise ContentFaults([Fault(file, root.line, "", message)])
    if isinstance(schema, str) and schema in KINDS:
        return [(root, schema)]
    known = ", ".join(sorted([*KINDS, *COLLECTIONS]))
    message = f"schema must be one of {known}. It says {schema if schema else 'nothing'}"
    raise ContentFaults([Fault(file, root.keys.get("schema", root.line), "", message)])


def validated(node: Node, model: type[BaseModel], schema: str) -> BaseModel | ValidationError:
    """The model, or pydantic's account of every fault."""
    value = bare(node)
    if isinstance(value, dict):
        value.setdefault("schema", schema)
    try:
        return model.model_validate_json(as_json(value))
    except ValidationError as error:
        return error


def bare(node: Node) -> Any:
    """The tree without its lines."""
    if isinstance(node.value, dict):
        return {key: bare(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [bare(child) for child in node.value]
    return node.value


def as_json(value: Any) -> str:
    """JSON in which a decimal is a number, so that an unquoted 1.1 is never taken for an id."""
    if isinstance(value, Mapping):
        pairs = (f"{json.dumps(key)}:{as_json(entry)}" for key, entry in value.items())
        return "{" + ",".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(as_json(entry) for entry in value) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value)


def twice(found: list[Document], file: str) -> list[Fault]:
    """An id and version may stand once in a file."""
    seen: set[tuple[str, str, int]] = set()
    faults = []
    for document in found:
        name = (document.kind, document.id, document.version)
        if name in seen:
            message = f"{document.kind} {document.id} version {document.version} is here twice"
            faults.append(Fault(file, 1, "", message))
        seen.add(name)
    return faults
