"""Which of the questions of a round are specimens, and so public, and when two people must agree.

Whoever has read the published questions knows the answers. A round selects people on them only
where two people agreed that it may; a demonstration selects nobody, so it needs no agreement.
A rubric or a policy is a specimen where its numbers are not settled: knowing it helps nobody, so
it is said and not agreed. Pure.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from assessment.rules.document import Document
from assessment.rules.wording import listed, number
from question_bank import Paper, Question

PAPER, REHEARSAL = "paper", "rehearsal"
TO_APPLICANTS = "Questions of this {kind} have been published as examples."
"""All that an applicant is told."""


@dataclass(frozen=True)
class Specimen:
    """What of the paper, or of the rehearsal, is a specimen: itself, and some of its questions."""

    kind: str
    itself: bool
    questions: int
    drawable: int

    @property
    def words(self) -> str:
        """Return "the paper with all of its 142 questions", or what of it is a specimen."""
        if not self.questions:
            return f"the {self.kind}"
        some = "all" if self.questions == self.drawable else number(self.questions)
        if self.itself:
            return f"the {self.kind} with {some} of its {number(self.drawable)} questions"
        return f"{some} of the {number(self.drawable)} questions of the {self.kind}"


def is_specimen(model: BaseModel) -> bool:
    """Say whether a document calls itself a specimen."""
    return bool(getattr(model, "specimen", getattr(model, "status", "") == "specimen"))


def specimens(documents: Iterable[Document]) -> tuple[Specimen, ...]:
    """Return what is specimen of the papers and questions among the documents that a round pins.

    Paper first, then rehearsal; neither where nothing of it is a specimen.
    """
    models = [document.model for document in documents]
    found = []
    for kind in (PAPER, REHEARSAL):
        papers = [m for m in models if isinstance(m, Paper) and _kind(m) == kind]
        drawable = [m for m in models if isinstance(m, Question) and _kind(m) == kind]
        public = sum(is_specimen(one) for one in drawable)
        itself = any(is_specimen(one) for one in papers)
        if itself or public:
            found.append(Specimen(kind, itself, public, len(drawable)))
    return tuple(found)


def unsettled(pinned: Mapping[str, Document], titles: Mapping[str, str]) -> str:
    """Return in one line which rubric and policies are specimens, or nothing."""
    names = [
        titles[purpose]
        for purpose, used in pinned.items()
        if purpose not in (PAPER, REHEARSAL) and is_specimen(used.model)
    ]
    if not names:
        return ""
    are = "is a specimen" if len(names) == 1 else "are specimens"
    return f"{listed(names)} {are} until the department settles every number."


def needs_agreement(found: tuple[Specimen, ...], *, is_demonstration: bool) -> bool:
    """Say whether two people must agree before a round opens on what was found."""
    return bool(found) and not is_demonstration


def words(found: Iterable[Specimen]) -> str:
    """Return the one line that staff read, or nothing where nothing is a specimen."""
    named = [one.words for one in found]
    return f"Specimen, and so public: {listed(named)}." if named else ""


def fault(found: Iterable[Specimen]) -> str:
    """Return why a round cannot open on what was found, and what to do."""
    return (
        f"{words(found)} Choose others, or ask a second person to agree that this round may use "
        "them."
    )


def _kind(model: Paper | Question) -> str:
    return REHEARSAL if model.pool == REHEARSAL else PAPER
