"""What a round pins, for which purpose, which kind of document each takes, and whether the
pass mark, which stands in two of them, is the same in both."""

from collections.abc import Mapping

from assessment.rules.document import Document
from assessment.rules.specimen import is_specimen
from assessment.rules.wording import number
from question_bank import Paper
from rubrics.recommendation import RecommendationPolicy

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
    return f"{title}, version {document.version}{' (specimen)' if is_specimen(model) else ''}"


def pass_mark_fault(pinned: Mapping[str, Document]) -> str:
    """Return in words how the pass marks of the paper and of the recommendation policy differ,
    or nothing where they agree or one is not chosen yet.

    The mark and its standard error are held, never how they are written: 24 is 24.0.
    """
    paper, policy = (getattr(pinned.get(one), "model", None) for one in ("paper", "recommendation"))
    if not isinstance(paper, Paper) or not isinstance(policy, RecommendationPolicy):
        return ""
    if paper.pass_mark is None:
        return ""
    said = (
        ("pass mark", paper.pass_mark.value, policy.paper.pass_mark.value),
        (
            "standard error of the pass mark",
            paper.pass_mark.standard_error,
            policy.paper.standard_error.value,
        ),
    )
    found = [
        f"The {name} is {number(one)} in the paper and {number(other)} in the recommendation "
        "policy."
        for name, one, other in said
        if one != other
    ]
    return " ".join([*found, "They must be the same."]) if found else ""
