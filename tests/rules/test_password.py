"""What a password must be (screens, page 2)."""

import pytest

from assessment.rules.password import EASY, TOO_SHORT, password_fault

ABOUT = ("Ada Lovell", "ada.lovell@example.org")


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        pytest.param("elevenchars", TOO_SHORT, id="eleven"),
        pytest.param("twelve chars", "", id="twelve"),
        pytest.param("🙂🙃😀😁😂🤣😃😄😅😆😉😊", "", id="any-characters"),
        pytest.param("seven bright kestrels", "", id="phrase"),
        pytest.param("password1234", EASY, id="often"),
        pytest.param("Password!2026", EASY, id="often-dressed-up"),
        pytest.param("aaaaaaaaaaaaa", EASY, id="one-letter"),
        pytest.param("abcabcabcabc", EASY, id="repeated"),
        pytest.param("123456789012", EASY, id="digits-in-a-row"),
        pytest.param("qwertyuiopasdf", EASY, id="keyboard"),
        pytest.param("adalovell2026", EASY, id="their-name"),
        pytest.param("ada.lovell@example", EASY, id="their-address"),
    ],
)
def test_fault(password: str, fault: str) -> None:
    assert password_fault(password, ABOUT) == fault
