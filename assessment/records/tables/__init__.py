"""The tables, one file a noun, in the order of the stages. No verbs here."""

from assessment.records.tables import (
    application,
    audit,
    content,
    decision,
    interview,
    moderation,
    notice,
    paper,
    people,
    register,
    request,
    round,
)

__all__ = [
    "application",
    "audit",
    "content",
    "decision",
    "interview",
    "moderation",
    "notice",
    "paper",
    "people",
    "register",
    "request",
    "round",
]
