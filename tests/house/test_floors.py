"""The floors of the house: who may import whom."""

import pytest

from tests.house import floors
from tests.house.source import Source, product
from tests.house.stages import STAGE_OF


def test_no_floor_imports_one_above_it() -> None:
    assert list(floors.out_of_floor(product())) == []


def test_pages_do_not_import_pages() -> None:
    assert list(floors.pages_of_each_other(product())) == []


def test_packages_stay_on_their_floors() -> None:
    assert list(floors.packages_out_of_place(product())) == []


def test_stages_look_back_only() -> None:
    assert list(floors.stage_faults(product(), STAGE_OF)) == []


def test_nothing_is_imported_inside_a_function() -> None:
    assert list(floors.imports_inside_functions(product())) == []


def test_rules_are_pure() -> None:
    assert list(floors.impure_rules(product())) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("question_bank/a.py", "import rubrics", id="bank knows rubrics"),
        pytest.param("rubrics/a.py", "from assessment.rules import x", id="rubrics know rules"),
        pytest.param("assessment/rules/a.py", "import assessment.records.b", id="rules up"),
        pytest.param("assessment/records/a.py", "from assessment.web import c", id="records up"),
        pytest.param("assessment/web/a.py", "from ..pages import paper", id="web up, relative"),
        pytest.param("assessment/prints/a.py", "import assessment.web.b", id="prints sideways"),
        pytest.param("assessment/pages/a.py", "from assessment import demo", id="pages up"),
    ],
)
def test_seeded_import_out_of_floor_is_found(path: str, text: str) -> None:
    assert len(list(floors.out_of_floor([Source(path, text)]))) == 1


def test_seeded_page_importing_a_page_is_found() -> None:
    paper = Source("assessment/pages/paper/check.py", "from assessment.pages import interview")
    within = Source("assessment/pages/paper/check.py", "from assessment.pages.paper import forms")
    assert len(list(floors.pages_of_each_other([paper, within]))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("assessment/pages/a.py", "from weasyprint import HTML"),
        ("assessment/rules/a.py", "import sqlalchemy"),
        ("assessment/records/a.py", "from flask import g"),
    ],
)
def test_seeded_package_out_of_place_is_found(path: str, text: str) -> None:
    assert len(list(floors.packages_out_of_place([Source(path, text)]))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("assessment/records/interview.py", "from assessment.records import moderation"),
        ("assessment/rules/timing.py", "from assessment.rules.recommendation import x"),
        ("assessment/records/tables/round.py", "import assessment.records.tables.paper"),
        ("assessment/rules/unheard_of.py", ""),
    ],
)
def test_seeded_step_forward_is_found(path: str, text: str) -> None:
    assert len(list(floors.stage_faults([Source(path, text)], STAGE_OF))) == 1


def test_seeded_import_in_a_function_is_found() -> None:
    hidden = Source("assessment/a.py", "def f():\n    import json\n")
    assert len(list(floors.imports_inside_functions([hidden]))) == 1


@pytest.mark.parametrize(
    "text", ["import secrets", "x = datetime.now()", "open('a')", "y = uuid.uuid4()"]
)
def test_seeded_impure_rule_is_found(text: str) -> None:
    assert len(list(floors.impure_rules([Source("assessment/rules/a.py", text)]))) == 1
