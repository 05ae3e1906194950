"""What holds between content files, and what the verbs must keep of a policy."""

import pytest

from assessment.rules.content import faults_together
from assessment.rules.document import document_of, load_document
from rubrics.recommendation import Part
from tests.rules.cases import DOCUMENT, POLICY

FILE = "policy.yaml"


def asking(name: str, people: int) -> Part:
    """The policy with another number of people for one act."""
    number = getattr(POLICY.signs, name).model_copy(update={"value": people})
    signs = POLICY.signs.model_copy(update={name: number})
    return POLICY.model_copy(update={"signs": signs})


SIGNS = {
    "two decide": ("decide", 2, "decide must be 1: one person decides. It says 2"),
    "two confirm": (
        "confirm",
        2,
        "confirm must be 1: one moderator confirms what the policy recommends. It says 2",
    ),
    "one departs": (
        "depart",
        1,
        "depart must be 2: a second person agrees to a departure, whatever the policy says. "
        "It says 1",
    ),
    "three depart": (
        "depart",
        3,
        "depart must be 2: a second person agrees to a departure, whatever the policy says. "
        "It says 3",
    ),
}


@pytest.mark.parametrize(("name", "people", "says"), SIGNS.values(), ids=SIGNS.keys())
def test_rule_33_a_policy_asks_for_the_people_that_the_verbs_hold(
    name: str, people: int, says: str
) -> None:
    document = document_of("recommendation", asking(name, people))
    assert [str(fault) for fault in faults_together([(FILE, document)])] == [
        f"policy.yaml, line 1, recommendation nle-2019-recommendation: signs, {says}"
    ]


def test_rule_33_what_is_shipped_asks_for_no_more() -> None:
    assert faults_together([(FILE, DOCUMENT)]) == []


def test_rule_34_a_policy_that_was_stored_before_is_still_read() -> None:
    document = document_of("recommendation", asking("decide", 2))
    assert load_document(document.body) == document
