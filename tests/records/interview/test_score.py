"""Saving a sheet: appended, idempotent, refused once locked (semantics rules 9, 26, 27)."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessment.records.interview.score import Stamp, save_score, scores_in
from assessment.records.interview.sheet import start_sheet
from assessment.records.tables.interview import ScoreRevision
from assessment.rules.interview.level import Level
from assessment.rules.interview.sheet import Score
from assessment.rules.refusal import Faults, Missing, Refused
from tests import interviews
from tests.interviews import HELD, stamp

THREE = Level.THREE


def revisions(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(ScoreRevision)) or 0


def test_rule_09_the_newest_received_stands_and_all_are_kept(db: Session) -> None:
    world = interviews.round_with_panel(db)
    me = world.chair
    sheet = start_sheet(db, me, world.interview_id, now=HELD)
    for n, (words, level) in enumerate((("a", None), ("ab", THREE), ("abc", Level.TWO))):
        save_score(db, me, sheet.id, Score("2.3", words, level), stamp(n, "one"), now=HELD)
    assert (scores_in(db, sheet.id), revisions(db)) == ({"2.3": Score("2.3", "abc", Level.TWO)}, 3)


@pytest.mark.parametrize(
    ("again", "stands"),
    [
        pytest.param(Stamp("one", 5, "first"), "first", id="replay-of-a-key"),
        pytest.param(Stamp("one", 4, "other"), "first", id="lower-counter-of-the-same-load"),
        pytest.param(Stamp("one", 5, "other"), "first", id="same-counter-of-the-same-load"),
        pytest.param(Stamp("one", 6, "other"), "second", id="higher-counter"),
        pytest.param(Stamp("two", 1, "other"), "second", id="another-page-load"),
    ],
)
def test_rule_09_replays_and_late_arrivals_change_nothing(
    db: Session, again: Stamp, stands: str
) -> None:
    world = interviews.round_with_panel(db)
    me = world.chair
    sheet = start_sheet(db, me, world.interview_id, now=HELD)
    save_score(db, me, sheet.id, Score("2.3", "first"), Stamp("one", 5, "first"), now=HELD)
    saved = save_score(db, me, sheet.id, Score("2.3", "second"), again, now=HELD)
    assert (scores_in(db, sheet.id)["2.3"].evidence, saved.score.evidence) == (stands, stands)
    assert revisions(db) == (2 if stands == "second" else 1)


def test_the_same_words_again_add_no_row(db: Session) -> None:
    world = interviews.round_with_panel(db)
    me = world.chair
    sheet = start_sheet(db, me, world.interview_id, now=HELD)
    score = Score("2.3", "Stopped it.", THREE)
    save_score(db, me, sheet.id, score, stamp(1), now=HELD)
    again = save_score(db, me, sheet.id, score, stamp(2), now=HELD + timedelta(minutes=5))
    assert (again.is_new, again.at, revisions(db)) == (False, HELD, 1)


def test_rule_26_no_level_without_evidence(db: Session) -> None:
    world = interviews.round_with_panel(db)
    sheet = start_sheet(db, world.chair, world.interview_id, now=HELD)
    with pytest.raises(Faults):
        save_score(db, world.chair, sheet.id, Score("2.3", " ", THREE), stamp(1), now=HELD)
    assert revisions(db) == 0


def test_rule_27_nothing_is_saved_after_the_lock(db: Session) -> None:
    world = interviews.round_with_panel(db)
    sheet = interviews.fill(world, world.chair)
    interviews.lock(world, world.chair)
    before = scores_in(db, sheet)
    with pytest.raises(Refused, match="You have locked this sheet"):
        save_score(db, world.chair, sheet, Score("2.3", "More"), stamp(1), now=HELD)
    assert scores_in(db, sheet) == before


def test_another_members_sheet_is_not_there(db: Session) -> None:
    world = interviews.round_with_panel(db)
    sheet = start_sheet(db, world.chair, world.interview_id, now=HELD)
    with pytest.raises(Missing):
        save_score(db, world.members[1], sheet.id, Score("2.3", "Mine"), stamp(1), now=HELD)


def test_rule_14_text_in_is_text_out(db: Session) -> None:
    world = interviews.round_with_panel(db)
    sheet = start_sheet(db, world.chair, world.interview_id, now=HELD)
    words = "é👩🏽‍🏫 مرحبا ‮ x\ny"
    save_score(db, world.chair, sheet.id, Score("2.3", words), stamp(1), now=HELD)
    db.expire_all()
    assert scores_in(db, sheet.id)["2.3"].evidence == words


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(Stamp("", 1, "k"), id="no-page-load"),
        pytest.param(Stamp("p", 1, "k" * 37), id="long-key"),
        pytest.param(Stamp("p", -1, "k"), id="negative-counter"),
        pytest.param(Stamp("p", 2**31, "k"), id="huge-counter"),
        pytest.param(Stamp("p\x00", 1, "k"), id="nul"),
    ],
)
def test_a_stamp_that_cannot_be_kept_is_refused(db: Session, odd: Stamp) -> None:
    world = interviews.round_with_panel(db)
    sheet = start_sheet(db, world.chair, world.interview_id, now=HELD)
    with pytest.raises(Faults):
        save_score(db, world.chair, sheet.id, Score("2.3", "x"), odd, now=HELD)
