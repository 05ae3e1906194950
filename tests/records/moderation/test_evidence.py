"""The evidence of a case, gathered from every earlier stage (rules 2, 28, 30, 34)."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from assessment.records.interview.declaration import declare_conflict
from assessment.records.moderation import evidence_for, evidence_of
from assessment.rules.conflict import ConflictKind
from assessment.rules.evidence import evidence_from
from assessment.rules.flags import flags_for
from assessment.rules.refusal import Missing
from tests import finished, interviews, touched
from tests.databases import Statements
from tests.finished import NOW, cases
from tests.interviews import World
from tests.rules.cases import POLICY

SPLIT = {0: {"1.3": "2"}, 1: {"2.3": "1"}, 2: {"1.2": "not_evidenced"}}


def test_evidence_is_what_the_stages_kept(db: Session) -> None:
    world = cases(db, "24.5", levels=SPLIT, agreed={"1.2": "cannot_agree"})
    evidence = evidence_for(db, world.applications[0].id)
    assert evidence.paper is not None
    assert (evidence.paper.score, evidence.paper.maximum) == (Decimal("24.5"), Decimal(40))
    assert [(a.area, a.score) for a in evidence.paper.areas] == [
        ("icfp", Decimal("12.25")),
        ("ofsted", Decimal("12.25")),
    ]
    assert evidence.eligibility.model_dump() == {"outcome": "eligible", "trace_hash": "0" * 64}
    assert (len(evidence.criteria), evidence.criteria[0], evidence.criteria[-1]) == (
        12,
        "1.1",
        "3.4",
    )
    assert [(m.seat, m.chair, m.set_aside) for m in evidence.members] == [
        (1, True, False),
        (2, False, False),
        (3, False, False),
    ]
    assert sorted(map(str, evidence.given_on("1.3"))) == ["2", "3", "3"]
    assert sorted(map(str, evidence.given_on("1.2"))) == ["3", "3", "not_evidenced"]
    agreed = {
        one.criterion: (one.level, one.reason_given, one.discussed) for one in evidence.agreed
    }
    assert agreed["1.1"] == (3, False, False)
    assert agreed["1.2"] == ("cannot_agree", True, True)
    assert agreed["2.3"] == (3, True, True)


def test_rule_34_evidence_reads_back_to_the_same_bytes(db: Session) -> None:
    world = cases(db, "24.50", levels=SPLIT)
    evidence = evidence_for(db, world.applications[0].id)
    assert evidence_from(evidence.to_bytes()).to_bytes() == evidence.to_bytes()
    assert b"24.5" in evidence.to_bytes()
    assert b"24.50" not in evidence.to_bytes()


def test_evidence_holds_no_name_and_no_note(db: Session) -> None:
    world = cases(db)
    kept = evidence_for(db, world.applications[0].id).to_bytes().decode()
    assert [word for word in ("Applicant", "Number0", "Maria", "heard") if word in kept] == []


def test_rule_21_the_newest_marking_counts(db: Session) -> None:
    world = cases(db, "30")
    finished.mark(world, world.applications[0], "12", run=2)
    evidence = evidence_for(db, world.applications[0].id)
    assert evidence.paper is not None
    assert evidence.paper.score == 12


TOUCHES: dict[str, tuple[Callable[[World], None], list[str]]] = {
    "nothing": (lambda world: None, []),
    "time added": (touched.credit, ["incident"]),
    "time taken": (lambda world: touched.credit(world, seconds=-60), ["incident"]),
    "an answer after the end": (touched.late_answer, ["late_text"]),
    "an answer within the grace": (
        lambda world: touched.late_answer(world, after=timedelta(seconds=30)),
        [],
    ),
}


@pytest.mark.parametrize(("happen", "flags"), TOUCHES.values(), ids=TOUCHES.keys())
def test_rule_02_what_touched_the_paper_is_flagged(
    db: Session, happen: Callable[[World], None], flags: list[str]
) -> None:
    world = cases(db)
    happen(world)
    evidence = evidence_for(db, world.applications[0].id)
    assert [flag.kind.value for flag in flags_for(evidence, POLICY)] == flags


def test_rule_02_late_words_are_counted(db: Session) -> None:
    world = cases(db)
    touched.late_answer(world)
    paper = evidence_for(db, world.applications[0].id).paper
    assert paper is not None
    assert (paper.late_answers, paper.late_words) == (1, 3)


def test_rule_28_a_conflict_found_later_sets_aside_and_unseats(db: Session) -> None:
    world = cases(db)
    application = world.applications[0].id
    member = world.members[1]
    declare_conflict(db, member, application, ConflictKind.FRIEND, now=NOW)
    evidence = evidence_for(db, application)
    assert [m.member for m in evidence.members if m.set_aside] == [member.person]
    assert {one.stands for one in evidence.agreed} == {False}
    assert [flag.kind.value for flag in flags_for(evidence, POLICY)] == ["conflict", "not_agreed"]


@pytest.mark.parametrize("score", ["0", "40"])
def test_a_case_that_is_not_complete_has_no_evidence(db: Session, score: str) -> None:
    world = cases(db, score)
    unfinished = interviews.new_applicant(world, "Nobody Yet")
    with pytest.raises(Missing):
        evidence_for(db, unfinished.id)


def test_many_cases_take_as_many_queries_as_one(db: Session, engine: Engine) -> None:
    world = cases(db, "30", "31", "32", "33")
    ids = [application.id for application in world.applications]
    evidence_of(db, ids)
    with Statements(engine) as one:
        evidence_of(db, ids[:1])
    with Statements(engine) as many:
        evidence_of(db, ids)
    assert len(many.all) == len(one.all) > 0
