"""What a moderator must know first, each flag at its boundary (rules 2, 26, 27, 28)."""

from typing import Any

import pytest

from assessment.rules.evidence import Incident
from assessment.rules.flags import flags_for
from tests.rules.cases import POLICY, agreed, case, paper, sheet

SET_ASIDE = sheet(3).model_copy(update={"set_aside": True})
ROWS: dict[str, tuple[dict[str, Any], list[tuple[str, tuple[str, ...]]]]] = {
    "nothing to know": ({}, []),
    "levels 2 and 3 cross the line": (
        {"members": (sheet(1, c13=2), sheet(2))},
        [("split", ("1.3",))],
    ),
    "levels 3 and 4 do not": ({"members": (sheet(1, c13=4), sheet(2))}, []),
    "levels 1 and 2 do not": ({"members": (sheet(1, c13=1), sheet(2, c13=2))}, []),
    "levels 1 and 3 are two apart and cross": (
        {"members": (sheet(1, c13=1), sheet(2))},
        [("two_apart", ("1.3",)), ("split", ("1.3",))],
    ),
    "levels 2 and 4": (
        {"members": (sheet(1, c34=2), sheet(2, c34=4))},
        [("two_apart", ("3.4",)), ("split", ("3.4",))],
    ),
    "not evidenced is no level": (
        {"members": (sheet(1, c13="not_evidenced"), sheet(2, c13=4))},
        [("missing_evidence", ("1.3",))],
    ),
    "agreed as not evidenced": (
        {"agreed": agreed(c22="not_evidenced")},
        [("missing_evidence", ("2.2",))],
    ),
    "no paper": ({"paper": None}, [("missing_evidence", ())]),
    "cannot agree": ({"agreed": agreed(c22="cannot_agree")}, [("not_agreed", ("2.2",))]),
    "one answer late": ({"paper": paper(late_answers=1)}, [("late_text", ())]),
    "added time": ({"incidents": (Incident(kind="added_time", seconds=1),)}, [("incident", ())]),
    "a problem told": ({"incidents": (Incident(kind="problem"),)}, [("incident", ())]),
    "one standard error above": ({"paper": paper("25.8")}, [("near_pass_mark", ())]),
    "one standard error below": ({"paper": paper("22.2")}, [("near_pass_mark", ())]),
    "at the pass mark": ({"paper": paper("24")}, [("near_pass_mark", ())]),
    "just over one standard error above": ({"paper": paper("25.9")}, []),
    "just over one standard error below": ({"paper": paper("22.1")}, []),
    "a member set aside": (
        {"members": (sheet(1), sheet(2), SET_ASIDE)},
        [("conflict", ())],
    ),
    "the levels of one set aside do not count": (
        {
            "members": (
                sheet(1),
                sheet(2),
                sheet(3, c11=1).model_copy(update={"set_aside": True}),
            )
        },
        [("conflict", ())],
    ),
}


@pytest.mark.parametrize(("changes", "flags"), ROWS.values(), ids=ROWS.keys())
def test_flags_at_their_boundaries(
    changes: dict[str, Any], flags: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = flags_for(case(**changes), POLICY)
    assert [(flag.kind.value, flag.criteria) for flag in found] == flags
