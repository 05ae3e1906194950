"""Settings: every unsafe value stops a production start, by name."""

from pathlib import Path

import pytest

from assessment.settings import Settings, UnsafeSettings

SAFE = {
    "PRODUCTION": "on",
    "SECRET_KEY": "s" * 32,
    "HEAD_KEY": "h" * 32,
    "SECURE_COOKIES": "on",
    "DEMONSTRATION": "off",
    "BASE_URL": "https://nle.example.org",
    "DATABASE_URL": "postgresql+psycopg://nle@127.0.0.1/nle",
}


def test_a_safe_production_starts() -> None:
    assert Settings.from_environment(SAFE).production


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("SECRET_KEY", "s" * 31, id="secret one character short"),
        pytest.param("SECRET_KEY", "", id="no secret"),
        pytest.param("HEAD_KEY", "", id="no key for the head file"),
        pytest.param("HEAD_KEY", "s" * 32, id="one key for both"),
        pytest.param("SECURE_COOKIES", "off", id="cookies over plain http"),
        pytest.param("DEBUG", "on", id="debug"),
        pytest.param("TESTING", "on", id="testing"),
        pytest.param("DEMONSTRATION", "on", id="demonstration accounts"),
        pytest.param("BASE_URL", "http://nle.example.org", id="plain http"),
        pytest.param("DATABASE_URL", Settings.database_url, id="the embedded default"),
    ],
)
def test_an_unsafe_value_stops_the_start_with_its_name(name: str, value: str) -> None:
    with pytest.raises(UnsafeSettings, match=name):
        Settings.from_environment(SAFE | {name: value})


@pytest.mark.parametrize("name", ["DEBUG", "CROWN", "PRODUCTION"])
def test_a_switch_is_on_or_off(name: str) -> None:
    with pytest.raises(UnsafeSettings, match=f"{name} must be on or off. It is 'maybe'"):
        Settings.from_environment(SAFE | {name: "maybe"})


def test_a_number_is_a_number() -> None:
    with pytest.raises(UnsafeSettings, match="SIGN_IN_MINUTES must be a whole number"):
        Settings.from_environment(SAFE | {"SIGN_IN_MINUTES": "an hour"})


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(UnsafeSettings) as stopped:
        Settings.from_environment({"PRODUCTION": "on"})
    named = {fault.split()[0] for fault in stopped.value.faults}
    assert named >= {"SECRET_KEY", "HEAD_KEY", "SECURE_COOKIES", "DEMONSTRATION", "BASE_URL"}


def test_without_a_secret_an_installation_makes_its_own_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = Settings.from_environment({})
    assert len(first.secret_key) == 64
    assert Settings.from_environment({}).secret_key == first.secret_key
    assert first.head_key != first.secret_key
    assert (tmp_path / "var" / "secret").stat().st_mode & 0o077 == 0
