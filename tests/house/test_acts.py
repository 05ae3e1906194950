"""Every act that is entered in the audit trail, or recorded as read, has words (page 7)."""

import pytest

from assessment.rules.permission import PERMISSIONS, may_be_recorded
from assessment.rules.trail import WORDS
from tests.house.acts import drafted
from tests.house.source import Source, product

MADE_AT = "assessment/records/sample.py"


def test_every_act_that_a_verb_drafts_has_words() -> None:
    assert sorted({each for each in drafted(product()) if each[1] not in WORDS}) == []


def test_every_act_that_is_recorded_as_read_has_words() -> None:
    own = {"account.own", "account.code"}
    assert {act for act in PERMISSIONS if may_be_recorded(act)} - own - set(WORDS) == set()


def test_no_words_are_for_an_act_that_nobody_does() -> None:
    done = {act for _path, act in drafted(product())}
    assert set(WORDS) - done - {act for act in PERMISSIONS if may_be_recorded(act)} == set()


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        pytest.param('def f():\n    audit.draft(db, by, "a.b", "c", 1)', {"a.b"}, id="written"),
        pytest.param('A = "a.b"\ndef f():\n    audit.read(db, by, A, "c", 1)', {"a.b"}, id="named"),
        pytest.param(
            'def f():\n    act = "a" if x else "b"\n    audit.draft(db, by, act, "c", 1)',
            {"a", "b"},
            id="chosen",
        ),
        pytest.param(
            'def f(act):\n    audit.draft(db, by, act, "c", 1)\ndef g():\n    f("a.b")',
            {"a.b"},
            id="handed-over",
        ),
        pytest.param('A, B = "a", "b"\n@x.performs(B)\ndef f(): pass', {"b"}, id="performed"),
        pytest.param('def f():\n    audit.draft(db, by, f"a.{b}", "c", 1)', {"?"}, id="unknown"),
    ],
)
def test_seeded_acts_are_found(text: str, acts: set[str]) -> None:
    assert {act for _path, act in drafted((Source(MADE_AT, text),))} == acts
