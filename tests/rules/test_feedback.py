"""What an applicant is told of their case: by area and standard, with no score."""

from pathlib import Path
from typing import Any

import pytest

import rubrics
from assessment.rules.document import read_document
from assessment.rules.feedback import (
    areas_of,
    criteria_of,
    evidence_needed,
    how_to_give,
    reasons_not_to,
    reasons_to_designate,
    strengths_of,
)
from assessment.rules.recommendation import clauses_of
from rubrics.rubric import Rubric
from tests.rules.cases import POLICY, agreed, case, paper

FILE = Path(rubrics.__file__).parent / "data/rubrics/nle-standards.yaml"
[DOCUMENT] = read_document(FILE.read_bytes(), FILE.name)
RUBRIC = Rubric.model_validate_json(DOCUMENT.body)


def why_not(**changes: Any) -> tuple[str, ...]:
    evidence = case(**changes)
    return reasons_not_to(evidence, POLICY, RUBRIC, clauses_of(evidence, POLICY))


def test_a_full_case_reads_by_paper_and_standard() -> None:
    assert reasons_to_designate(case(agreed=agreed(c23=4, c24=4)), POLICY, RUBRIC) == (
        "Knowledge paper: you showed the knowledge that was needed.",
        "Standard 1, professional credibility: you met the standard in 1.1 (leadership "
        "knowledge), 1.2 (track record), 1.3 (abreast of research) and 1.4 (sources of support).",
        "Standard 2, problem solving: you showed a clear strength in 2.3 (reshapes plans) and "
        "2.4 (trust and challenge); you met the standard in 2.1 (analyses problems) and 2.2 "
        "(sequenced plans).",
        "Standard 3, capacity building: you met the standard in 3.1 (vision and culture), 3.2 "
        "(teaching and behaviour), 3.3 (professional development) and 3.4 (resources and need).",
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({}, (), id="nothing is short"),
        pytest.param(
            {"paper": paper("20", ofsted="7", icfp="3", ecf="5", cpd="5")},
            (
                "Knowledge paper: your paper was below what was needed. The areas below were: "
                "Integrated curriculum and financial planning (ICFP), Early Career Framework and "
                "Standard for teachers’ professional development.",
            ),
            id="paper below, by area",
        ),
        pytest.param(
            {"agreed": agreed(c23=2)},
            (
                "2.3 Evaluates progress and reshapes plans with honesty and courage: designation "
                "needs level 3 or above, and your panel agreed level 2: not yet.",
            ),
            id="a criterion that must be met",
        ),
        pytest.param(
            {"agreed": agreed(c21=1)},
            (
                "2.1 Identifies and analyses complex or persistent problems: designation needs "
                "level 3 or above, and your panel agreed level 1: a concern.",
            ),
            id="barred and required is said once",
        ),
        pytest.param(
            {"agreed": agreed(c31=1)},
            (
                "3.1 Leaders hold an ambitious vision and build a positive culture: designation "
                "needs level 2 or above, and your panel agreed level 1: a concern.",
            ),
            id="a level that bars",
        ),
        pytest.param(
            {"agreed": agreed(c24="not_evidenced")},
            (
                "2.4 Wins trust, challenges, gives hard messages and empowers: designation needs "
                "level 3 or above, and your panel heard nothing that it could score.",
            ),
            id="not evidenced is not poor",
        ),
        pytest.param(
            {"agreed": agreed(c11=2, c12=2, c13=2, c14=2)},
            (
                "Standards 1 to 3: designation needs level 3 or above in 9 of the 12 criteria, "
                "and you reached it in 8.",
            ),
            id="too few criteria",
        ),
    ],
)
def test_why_a_case_falls_short(changes: dict[str, Any], said: tuple[str, ...]) -> None:
    assert why_not(**changes) == said


def test_no_mark_of_the_paper_is_ever_told() -> None:
    said = " ".join(why_not(paper=paper("17", ofsted="1", icfp="2", ecf="7", cpd="7")))
    assert [number for number in ("17", "24", "40") if number in said] == []


def test_an_area_needs_its_share_of_the_pass_mark() -> None:
    areas = areas_of(case(paper=paper("24", ofsted="6", icfp="5.5", ecf="9", cpd="3.5")), POLICY)
    assert [area.met for area in areas] == [True, False, True, False]


def test_every_criterion_is_told_with_its_level() -> None:
    told = criteria_of(case(agreed=agreed(c11=4, c12="cannot_agree", c13=None)), RUBRIC)
    assert [one.level for one in told[:4]] == [
        "Level 4: clear strength",
        "Your panel did not agree a level",
        "Your panel did not agree a level",
        "Level 3: meets the standard",
    ]
    assert len(told) == 12


def test_what_could_settle_an_open_case() -> None:
    evidence = case(agreed=agreed(c23="cannot_agree", c34="not_evidenced"))
    assert evidence_needed(evidence, RUBRIC) == (
        "More evidence on 2.3 Evaluates progress and reshapes plans with honesty and courage: "
        "your panel could not agree a level.",
        "More evidence on 3.4 Resources are driven by curricular and pedagogical need: we heard "
        "nothing that we could score.",
    )
    assert how_to_give(evidence) == "a second interview on 2.3 and 3.4"
    assert how_to_give(case()) == "documents"


def test_strengths_leave_out_a_standard_without_any() -> None:
    low = agreed(c21=2, c22=2, c23=1, c24="not_evidenced")
    assert [said[:10] for said in strengths_of(case(agreed=low), RUBRIC)] == [
        "Standard 1",
        "Standard 3",
    ]
