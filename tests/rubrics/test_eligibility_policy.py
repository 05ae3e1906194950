"""Eligibility policies as documents: what is refused, and that the shipped ones say enough."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from assessment.rules.document import load_document
from rubrics.eligibility import EligibilityPolicy
from rubrics.eligibility.policy import walk
from rubrics.eligibility.tree import Group
from tests.rules.eligibility.build import POLICIES

Tree = dict[str, Any]


def first(tree: Tree) -> Tree:
    found: Tree = tree["routes"][0]["all"][0]
    return found


def put(path: str, value: Any) -> Callable[[Tree], None]:
    """Return what puts a value at a path like `routes.0.title`."""

    def change(tree: Any) -> None:
        *way, last = path.split(".")
        for step in way:
            tree = tree[int(step) if step.isdigit() else step]
        tree[int(last) if last.isdigit() else last] = value

    return change


FAULTS = [
    ("unknown key", put("colour", "red"), "Extra inputs"),
    ("unknown clause type", put("routes.0.all.0.type", "guess"), "guess"),
    ("unknown role", put("routes.0.all.0.roles", ["caretaker"]), "caretaker"),
    ("grade outside the scale", put("transitions", [[5, 2]]), "less than or equal to 4"),
    ("unknown parameter", put("define.track_record.grace", "$nothing"), "$nothing"),
    (
        "a date where a period belongs",
        put("define.track_record.grace", "$not_visited_since"),
        "does not fit",
    ),
    ("a number as text", put("parameters.att8_min.value", "fifty"), "parameters.att8_min"),
    ("a specimen without its question", put("parameters.att8_min.question", None), "att8_min"),
    ("a clause that nothing defines", put("routes.0.all.2.use", "nothing"), "uses nothing"),
    ("an id twice", put("routes.1.all.1.id", "leads_outstanding"), "used twice"),
    ("a route twice", put("routes.1.id", "turnaround_head"), "used twice"),
    ("all and any", put("routes.0.any", []), "routes.0"),
    ("no clause", put("routes.0.all", []), "routes.0"),
    (
        "a clause about a pair where none is bound",
        put("routes.0.all.0", {"id": "up", "type": "grade_improved"}),
        "needs a pair",
    ),
    (
        "a clause about a post where none is bound",
        put("routes.0.all.0", {"id": "x", "type": "not_inspected_since", "since": "2023-09-01"}),
        "needs a post",
    ),
    ("no signature", put("routes.2.exception.sign_offs", 0), "greater than or equal to 1"),
    ("yes as a word", put("ungraded.gives_grade", "no"), "ungraded.gives_grade"),
]


@pytest.mark.parametrize(("change", "says"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_faulty_policy_is_refused(change: Callable[[Tree], None], says: str) -> None:
    tree = json.loads(POLICIES["nle-2019"].body)
    change(tree)
    with pytest.raises(ValidationError) as refused:
        EligibilityPolicy.model_validate_json(json.dumps(tree))
    assert says in str(refused.value)


@pytest.mark.parametrize("name", ["nle-2019", "nle-2022"])
def test_a_stored_policy_reads_back_with_its_hash(name: str) -> None:
    document = POLICIES[name]
    assert load_document(document.body).hash == document.hash


@pytest.mark.parametrize("name", ["nle-2019", "nle-2022"])
def test_every_route_and_clause_has_words(name: str) -> None:
    policy = POLICIES[name].model
    assert isinstance(policy, EligibilityPolicy)
    resolved = policy.resolved()
    silent = [route.id for route in resolved.routes if not route.hint]
    for route in resolved.routes:
        silent += [
            path for path, node in walk(route) if not node.says and not isinstance(node, Group)
        ]
    assert silent == []


def test_every_open_number_of_2019_is_a_specimen_with_its_question() -> None:
    policy = POLICIES["nle-2019"].model
    assert isinstance(policy, EligibilityPolicy)
    open_ones = [one for one in policy.parameters.values() if one.specimen and one.question]
    assert len(open_ones) == len(policy.parameters) == 22


def test_a_policy_is_frozen_all_the_way_down() -> None:
    policy: Any = POLICIES["nle-2019"].model
    with pytest.raises(TypeError):
        policy.parameters["att8_min"] = None
    with pytest.raises(ValidationError):
        policy.routes[0].all_[0].id = "other"
