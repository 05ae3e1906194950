"""Who may sit on a panel, and how its members are marked in the matrix."""

import pytest

from assessment.rules.interview.panel import check_panel, initials, short_name
from assessment.rules.refusal import Faults


@pytest.mark.parametrize("members", [("a", "b"), ("a", "b", "c"), ("a", "b", "c", "d")])
def test_two_to_four_with_a_chair_among_them(members: tuple[str, ...]) -> None:
    check_panel(members, "b")


@pytest.mark.parametrize(
    ("members", "chair", "faults"),
    [
        pytest.param((), None, {"members": "A panel needs 2 to 4 members"}, id="nobody"),
        pytest.param(("a",), "a", {"members": "A panel needs 2 to 4 members"}, id="one"),
        pytest.param(tuple("abcde"), "a", {"members": "A panel needs 2 to 4 members"}, id="five"),
        pytest.param(
            ("a", "b"), None, {"chair": "Select the chair from the members of the panel"}, id="none"
        ),
        pytest.param(
            ("a", "b"), "z", {"chair": "Select the chair from the members of the panel"}, id="other"
        ),
    ],
)
def test_a_faulty_panel_is_refused(
    members: tuple[str, ...], chair: str | None, faults: dict[str, str]
) -> None:
    with pytest.raises(Faults) as caught:
        check_panel(members, chair)
    assert dict(caught.value.fields) == faults


@pytest.mark.parametrize(
    ("names", "marks"),
    [
        pytest.param(
            ("Maria Hart", "Jide Bello", "Sana Iqbal"), ["MH", "JB", "SI"], id="all-differ"
        ),
        pytest.param(("Maria Hart", "Mo Haq"), ["MH", "MHa"], id="same-initials"),
        pytest.param(("Maria Hart", "Mo Hart"), ["MH", "MHa"], id="same-surname"),
        pytest.param(("Cher", "Cy"), ["C", "C2"], id="one-name"),
        pytest.param(("Ana María de la Cruz",), ["AC"], id="many-names"),
    ],
)
def test_initials_tell_members_apart(names: tuple[str, ...], marks: list[str]) -> None:
    assert list(initials(names).values()) == marks


@pytest.mark.parametrize(
    ("name", "short"),
    [("Ada Okafor", "A. Okafor"), ("Ana María de la Cruz", "A. Cruz"), ("Cher", "Cher"), ("", "")],
)
def test_panels_see_an_initial_and_a_surname(name: str, short: str) -> None:
    assert short_name(name) == short
