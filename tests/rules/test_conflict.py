"""Semantics rule 28: conflicts are typed, declared, and inferred from the same URN."""

import pytest

from assessment.rules.conflict import WORDS, ConflictKind, read_kind, same_school
from assessment.rules.refusal import Faults


def test_every_kind_has_words_of_its_own() -> None:
    assert len({WORDS[kind] for kind in ConflictKind}) == len(ConflictKind)


@pytest.mark.parametrize("typed", [None, "", "enemy", "same school"])
def test_a_conflict_needs_a_kind(typed: str | None) -> None:
    with pytest.raises(Faults) as caught:
        read_kind(typed)
    assert dict(caught.value.fields) == {"kind": "Select the kind of conflict"}


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        pytest.param(["100001"], ["100001"], True, id="same-urn"),
        pytest.param(["100001", "100002"], ["100003", "100002"], True, id="one-of-several"),
        pytest.param(["100001"], ["100002"], False, id="different"),
        pytest.param([None, ""], [None, ""], False, id="unknown-is-not-the-same"),
        pytest.param([], ["100001"], False, id="none-known"),
    ],
)
def test_rule_28_same_urn_is_inferred(
    mine: list[str | None], theirs: list[str | None], same: bool
) -> None:
    assert same_school(mine, theirs) is same
