"""What a round pins, for which purpose, and which kind of document each takes."""

from assessment.rules.document import Document
from question_bank import Paper

PURPOSES: dict[str, str] = {
    "eligibility": "policy",
    "paper": "paper",
    "rehearsal": "paper",
    "rubric": "rubric",
    "recommendation": "recommendation",
}
"""Each purpose with the kind of document it takes."""

POOLS = {"paper": "pool", "rehearsal": "rehearsal_pool"}
"""The purpose under which each paper's drawable questions are pinned."""

TITLES = {
    "eligibility": "Eligibility policy",
    "paper": "Paper",
    "rehearsal": "Rehearsal",
    "rubric": "Interview rubric and script",
    "recommendation": "Recommendation policy",
}


def fits(purpose: str, document: Document) -> bool:
    """Say whether a document may be pinned for a purpose."""
    if PURPOSES.get(purpose) != document.kind:
        return False
    if isinstance(document.model, Paper):
        return (document.model.pool == "rehearsal") == (purpose == "rehearsal")
    return True


def title_of(document: Document) -> str:
    """Return the document's title, with its version and whether it is a specimen."""
    model = document.model
    title = str(getattr(model, "title", document.id))
    specimen = getattr(model, "specimen", getattr(model, "status", "") == "specimen")
    return f"{title}, version {document.version}{' (specimen)' if specimen else ''}"
