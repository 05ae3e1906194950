"""How entries of the audit trail are said."""

import pytest

from assessment.rules.trail import act_words, stage_words


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("sheet.lock", "Score sheet locked"),
        ("case.reveal", "Name shown"),
        ("ask:grant_role", "Second person asked: role given"),
        ("agreed:grant_role", "Agreed: role given"),
        ("not_agreed:grant_role", "Not agreed: role given"),
        ("round.close", "Round closed"),
        ("some_new_act", "Some new act"),
    ],
)
def test_act(act: str, words: str) -> None:
    assert act_words(act) == words


@pytest.mark.parametrize(("kind", "stage"), [("sheet", "Interview"), ("round", "Round")])
def test_stage(kind: str, stage: str) -> None:
    assert stage_words(kind) == stage
