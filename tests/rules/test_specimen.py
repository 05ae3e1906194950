"""What of a round is specimen, in one line, and when two people must agree to it."""

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import BaseModel

from assessment.rules.document import Document, document_of
from assessment.rules.pin import TITLES
from assessment.rules.specimen import (
    Specimen,
    fault,
    is_specimen,
    needs_agreement,
    specimens,
    unsettled,
    words,
)
from tests.records.paper.setting import paper, pool_documents
from tests.records.rounds import shipped

PAPER, ALL = Specimen("paper", True, 0, 12), Specimen("paper", True, 12, 12)


def with_specimens(pool: str, wanted: int) -> list[Document]:
    """Twelve questions, so many of them specimens."""
    made = []
    for n, one in enumerate(pool_documents(pool)):
        model = one.model.model_copy(update={"specimen": n < wanted})
        made.append(document_of("question", model))
    return made


CASES: Mapping[str, tuple[list[Document], tuple[Specimen, ...], str]] = {
    "nothing is pinned": ([], (), ""),
    "none of them": ([paper(specimen=False), *with_specimens("main", 0)], (), ""),
    "one question among many": (
        [paper(specimen=False), *with_specimens("main", 1)],
        (Specimen("paper", False, 1, 12),),
        "Specimen, and so public: 1 of the 12 questions of the paper.",
    ),
    "the paper alone": (
        [paper(), *with_specimens("main", 0)],
        (PAPER,),
        "Specimen, and so public: the paper.",
    ),
    "the paper and every question": (
        [paper(), *with_specimens("main", 12)],
        (ALL,),
        "Specimen, and so public: the paper with all of its 12 questions.",
    ),
    "a question of the rehearsal alone": (
        [
            paper(specimen=False),
            *with_specimens("main", 0),
            paper("rehearsal", specimen=False),
            *with_specimens("rehearsal", 1),
        ],
        (Specimen("rehearsal", False, 1, 12),),
        "Specimen, and so public: 1 of the 12 questions of the rehearsal.",
    ),
    "both": (
        [paper("rehearsal"), *with_specimens("rehearsal", 12), paper(), *with_specimens("main", 3)],
        (Specimen("paper", True, 3, 12), Specimen("rehearsal", True, 12, 12)),
        "Specimen, and so public: the paper with 3 of its 12 questions and the rehearsal with all "
        "of its 12 questions.",
    ),
}


@pytest.mark.parametrize(("pinned", "found", "said"), CASES.values(), ids=CASES.keys())
def test_what_is_specimen_is_counted_and_said_in_one_line(
    pinned: list[Document], found: tuple[Specimen, ...], said: str
) -> None:
    assert (specimens(pinned), words(specimens(pinned))) == (found, said)


@pytest.mark.parametrize(
    ("found", "is_demonstration", "needed"),
    [
        pytest.param((), False, False, id="nothing"),
        pytest.param((Specimen("paper", False, 1, 142),), False, True, id="one question"),
        pytest.param((PAPER,), False, True, id="the paper"),
        pytest.param((ALL,), True, False, id="a demonstration"),
        pytest.param((), True, False, id="a demonstration of nothing"),
    ],
)
def test_two_people_are_needed_for_any_specimen_but_in_a_demonstration(
    found: tuple[Specimen, ...], is_demonstration: bool, needed: bool
) -> None:
    assert needs_agreement(found, is_demonstration=is_demonstration) is needed


def test_the_refusal_says_what_to_do() -> None:
    assert fault([PAPER]) == (
        "Specimen, and so public: the paper. Choose others, or ask a second person to agree that "
        "this round may use them."
    )


def one_of(kind: str) -> Document:
    return next(document for _, document in shipped() if document.kind == kind)


def changed(document: Document, **changes: Any) -> Document:
    return document_of(document.kind, document.model.model_copy(update=changes))


def test_rubric_and_policies_are_said_and_not_counted() -> None:
    rubric, policy = (changed(one_of(kind), specimen=True) for kind in ("rubric", "recommendation"))
    assert specimens([rubric, policy]) == ()
    assert unsettled({"paper": paper(), "rubric": rubric}, TITLES) == (
        "Interview rubric and script is a specimen until the department settles every number."
    )
    assert unsettled({"rubric": rubric, "recommendation": policy}, TITLES) == (
        "Interview rubric and script and Recommendation policy are specimens until the department "
        "settles every number."
    )
    assert unsettled({"rubric": changed(rubric, specimen=False)}, TITLES) == ""


class Plain(BaseModel):
    """A document that says nothing of specimens."""


class Kept(Plain):
    """A document with a status, like an eligibility policy."""

    status: str


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        pytest.param(Plain(), False, id="says nothing"),
        pytest.param(Kept(status="specimen"), True, id="status specimen"),
        pytest.param(Kept(status="agreed"), False, id="status agreed"),
        pytest.param(paper().model, True, id="specimen"),
        pytest.param(paper(specimen=False).model, False, id="not specimen"),
    ],
)
def test_a_document_says_itself_whether_it_is_one(model: BaseModel, expected: bool) -> None:
    assert is_specimen(model) is expected
