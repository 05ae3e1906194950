"""The recommendation policy, row by row (semantics rules 26, 28, 30, 34)."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.rules.evidence import Evidence, evidence_from
from assessment.rules.recommendation import ENGINE, Outcome, recommend, replay
from rubrics.recommendation import AreaFloor, RecommendationPolicy
from tests.rules.cases import CRITERIA, POLICY, agreed, case, eligibility, paper, sheet, unseated

YES, NO, LOOK = Outcome.DESIGNATE, Outcome.DO_NOT_DESIGNATE, Outcome.SECOND_LOOK
ONE_SET_ASIDE = (sheet(1), sheet(2), sheet(3).model_copy(update={"set_aside": True}))
TWO_SET_ASIDE = (sheet(1), *(sheet(n).model_copy(update={"set_aside": True}) for n in (2, 3)))
ALL_UNKNOWN = dict.fromkeys(
    ("no_level_1", "at_least", "must_2.1", "must_2.3", "must_2.4"), "unknown"
)
FOUR_BELOW = {"c11": 2, "c12": 2, "c13": 2, "c14": 2}

ROWS = {
    "every clause met": ({}, YES, {}),
    "not eligible": ({"eligibility": eligibility("not_eligible")}, NO, {"eligible": "not_met"}),
    "eligibility not known": (
        {"eligibility": eligibility("unknown")},
        LOOK,
        {"eligible": "unknown"},
    ),
    "paper at the pass mark": ({"paper": paper("24")}, YES, {}),
    "paper a tenth under": ({"paper": paper("23.9")}, NO, {"paper_passed": "not_met"}),
    "paper of nothing": ({"paper": paper("0")}, NO, {"paper_passed": "not_met"}),
    "no paper": ({"paper": None}, LOOK, {"paper_passed": "unknown"}),
    "two members": ({"members": (sheet(1), sheet(2))}, YES, {}),
    "one member": ({"members": (sheet(1),)}, NO, {"members_2": "not_met"}),
    "one of three set aside before they agreed": ({"members": ONE_SET_ASIDE}, YES, {}),
    "one of three set aside after they agreed": (
        {"members": ONE_SET_ASIDE, "agreed": unseated()},
        LOOK,
        {"every_level_agreed": "unknown", **ALL_UNKNOWN},
    ),
    "two of three set aside": (
        {"members": TWO_SET_ASIDE},
        NO,
        {"members_2": "not_met"},
    ),
    "a criterion at level 1": ({"agreed": agreed(c32=1)}, NO, {"no_level_1": "not_met"}),
    "nine at level 3": ({"agreed": agreed(c11=2, c12=2, c13=2)}, YES, {}),
    "eight at level 3": ({"agreed": agreed(**FOUR_BELOW)}, NO, {"at_least": "not_met"}),
    "2.1 below": ({"agreed": agreed(c21=2)}, NO, {"must_2.1": "not_met"}),
    "2.2 below": ({"agreed": agreed(c22=2)}, YES, {}),
    "2.3 below": ({"agreed": agreed(c23=2)}, NO, {"must_2.3": "not_met"}),
    "2.4 below": ({"agreed": agreed(c24=2)}, NO, {"must_2.4": "not_met"}),
    "one not evidenced": ({"agreed": agreed(c31="not_evidenced")}, YES, {}),
    "2.1 not evidenced": ({"agreed": agreed(c21="not_evidenced")}, NO, {"must_2.1": "not_met"}),
    "four not evidenced": (
        {"agreed": agreed(**dict.fromkeys(FOUR_BELOW, "not_evidenced"))},
        NO,
        {"at_least": "not_met"},
    ),
    "cannot agree on one": (
        {"agreed": agreed(c31="cannot_agree")},
        LOOK,
        {"every_level_agreed": "unknown", "no_level_1": "unknown"},
    ),
    "cannot agree on 2.1": (
        {"agreed": agreed(c21="cannot_agree")},
        LOOK,
        {"every_level_agreed": "unknown", "no_level_1": "unknown", "must_2.1": "unknown"},
    ),
    "cannot agree on the ninth": (
        {"agreed": agreed(c11=2, c12=2, c13=2, c14="cannot_agree")},
        LOOK,
        {"every_level_agreed": "unknown", "no_level_1": "unknown", "at_least": "unknown"},
    ),
    "cannot agree, but the paper is under": (
        {"agreed": agreed(c31="cannot_agree"), "paper": paper("12")},
        NO,
        {"every_level_agreed": "unknown", "no_level_1": "unknown", "paper_passed": "not_met"},
    ),
    "a level not yet agreed": (
        {"agreed": agreed(c31=None)},
        LOOK,
        {"every_level_agreed": "unknown", "no_level_1": "unknown"},
    ),
}


@pytest.mark.parametrize(("changes", "outcome", "not_met"), ROWS.values(), ids=ROWS.keys())
def test_rule_30_each_row_of_the_policy(
    changes: dict[str, object], outcome: Outcome, not_met: dict[str, str]
) -> None:
    found = recommend(case(**changes), POLICY)
    others = {c.id: c.result.value for c in found.clauses if c.result != "met"}
    assert (found.outcome, others) == (outcome, not_met)


FACTS = {
    "all plain": (
        {},
        [
            ("Confirmed eligible by a person", "Eligible"),
            ("Paper at or above 24", "30"),
            ("Scored by 2 or more panel members", "3"),
            ("A level agreed for every criterion", "12 of 12"),
            ("No criterion at level 1", "None of 12"),
            ("9 of 12 criteria at level 3 or above", "12 of 12"),
            ("2.1 at level 3 or above", "3"),
            ("2.3 at level 3 or above", "3"),
            ("2.4 at level 3 or above", "3"),
        ],
    ),
    "all unusual": (
        {
            "paper": None,
            "eligibility": eligibility("unknown"),
            "members": ONE_SET_ASIDE,
            "agreed": agreed(c11=1, c12=1, c21="not_evidenced", c23="cannot_agree", c24=4),
        },
        [
            ("Confirmed eligible by a person", "Not known"),
            ("Paper at or above 24", "Not known"),
            ("Scored by 2 or more panel members", "2, and 1 set aside"),
            ("A level agreed for every criterion", "11 of 12"),
            ("No criterion at level 1", "1.1 and 1.2"),
            ("9 of 12 criteria at level 3 or above", "8 of 12, 1 not agreed, 1 not evidenced"),
            ("2.1 at level 3 or above", "Not evidenced"),
            ("2.3 at level 3 or above", "Not agreed"),
            ("2.4 at level 3 or above", "4"),
        ],
    ),
}


@pytest.mark.parametrize(("changes", "lines"), FACTS.values(), ids=FACTS.keys())
def test_rule_30_every_clause_names_the_fact_used(
    changes: dict[str, object], lines: list[tuple[str, str]]
) -> None:
    found = recommend(case(**changes), POLICY)
    assert [(c.asks, c.fact) for c in found.clauses] == lines


def with_floor(area: str, floor: int) -> RecommendationPolicy:
    asked = AreaFloor(area=area, value=Decimal(floor), specimen=True, question="Which?")
    part = POLICY.paper.model_copy(update={"area_floors": (asked,)})
    return POLICY.model_copy(update={"paper": part})


@pytest.mark.parametrize(
    ("marks", "outcome", "line"),
    [
        ({"icfp": "5"}, YES, ("Paper area icfp at or above 5", "5")),
        ({"icfp": "4.5"}, NO, ("Paper area icfp at or above 5", "4.5")),
        ({"ecf": "9"}, LOOK, ("Paper area icfp at or above 5", "Not known")),
    ],
    ids=["at the floor", "half a mark under", "area without a mark"],
)
def test_rule_30_area_floors(
    marks: dict[str, str], outcome: Outcome, line: tuple[str, str]
) -> None:
    found = recommend(case(paper=paper("30", **marks)), with_floor("icfp", 5))
    clause = next(c for c in found.clauses if c.id == "area_icfp")
    assert (found.outcome, (clause.asks, clause.fact)) == (outcome, line)


LEVELS = st.sampled_from([1, 2, 3, 4])
ANY_LEVEL = st.one_of(LEVELS, st.sampled_from(["not_evidenced", "cannot_agree"]))
SCORES = st.integers(0, 80).map(lambda halves: Decimal(halves) / 2)
ORDER = {NO: 0, LOOK: 1, YES: 2}


@st.composite
def cases(draw: st.DrawFn, levels: st.SearchStrategy[object] = ANY_LEVEL) -> Evidence:
    given_ = {"c" + c.replace(".", ""): draw(levels) for c in CRITERIA}
    return case(
        agreed=agreed(**given_),
        paper=paper(str(draw(SCORES))),
        eligibility=eligibility(draw(st.sampled_from(["eligible", "not_eligible", "unknown"]))),
    )


@given(cases(), st.sampled_from(CRITERIA), st.integers(2, 4))
def test_raising_a_level_never_makes_it_worse(
    evidence: Evidence, criterion: str, level: int
) -> None:
    now = evidence.agreed_on(criterion)
    if not isinstance(now, int) or now > level:
        return
    raised = evidence.model_copy(
        update={
            "agreed": tuple(
                one.model_copy(update={"level": level}) if one.criterion == criterion else one
                for one in evidence.agreed
            )
        }
    )
    before, after = recommend(evidence, POLICY).outcome, recommend(raised, POLICY).outcome
    assert ORDER[after] >= ORDER[before]


@given(cases(), SCORES)
def test_a_higher_score_never_makes_it_worse(evidence: Evidence, more: Decimal) -> None:
    assert evidence.paper is not None
    higher = evidence.model_copy(update={"paper": paper(str(evidence.paper.score + more))})
    before, after = recommend(evidence, POLICY).outcome, recommend(higher, POLICY).outcome
    assert ORDER[after] >= ORDER[before]


@given(cases(LEVELS))
def test_rule_30_an_unknown_alone_never_refuses(evidence: Evidence) -> None:
    found = recommend(evidence, POLICY)
    results = {clause.result.value for clause in found.clauses}
    assert (found.outcome is NO) == ("not_met" in results)
    assert (found.outcome is YES) == (results == {"met"})


@settings(deadline=None)
@given(cases())
def test_rule_34_replay_gives_the_same_bytes(evidence: Evidence) -> None:
    policy, kept = POLICY.model_dump_json(by_alias=True), evidence.to_bytes()
    assert evidence_from(kept) == evidence
    assert replay(kept, policy, ENGINE) == recommend(evidence, POLICY).to_bytes()


def test_rule_34_equal_numbers_written_otherwise_give_the_same_hash() -> None:
    assert case(paper=paper("30.50")).hash == case(paper=paper("30.5")).hash
    assert case(paper=paper("30.50")).hash != case(paper=paper("30.6")).hash


def test_rule_34_an_engine_that_is_not_kept_is_refused() -> None:
    with pytest.raises(KeyError, match="nle-recommendation-engine/0"):
        replay(
            case().to_bytes(), POLICY.model_dump_json(by_alias=True), "nle-recommendation-engine/0"
        )


@pytest.mark.parametrize(
    "changes",
    [
        {"criteria": (*CRITERIA, "1.1")},
        {"criteria": CRITERIA[1:]},
        {"agreed": (*agreed(), *agreed()[:1])},
        {"agreed": list(agreed())},
        {"criteria": "1.1"},
    ],
    ids=["twice in the rubric", "not of the rubric", "agreed twice", "a list", "a string"],
)
def test_evidence_with_a_loose_end_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="Evidence"):
        case(**changes)
