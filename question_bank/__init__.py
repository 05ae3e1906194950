"""What we ask and what an answer is worth: data and pure Python. Keys never leave this package."""

from pydantic import BaseModel

DOCUMENTS: dict[str, tuple[str, type[BaseModel]]] = {}
"""Each `schema:` with the kind of its documents and the model that checks them."""

COLLECTIONS = {"nle-questions/1": ("questions", "nle-question/1")}
"""A file of many: the key of its list, and the schema of each entry."""
