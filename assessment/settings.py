"""Typed settings from the environment. In production a missing or unsafe value stops the start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off", ""})
MINIMUM_SECRET = 32


class UnsafeSettings(Exception):
    """One or more settings that the service must not start with, each by name."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("The service cannot start:\n" + "\n".join(f"- {f}" for f in faults))
        self.faults = faults


@dataclass(frozen=True)
class Settings:
    """All that differs between one installation and another."""

    database_url: str = "sqlite:///var/nle.sqlite3"
    secret_key: str = ""
    head_key: str = ""
    head_folder: str = ""
    base_url: str = "http://127.0.0.1:5000"
    production: bool = False
    debug: bool = False
    testing: bool = False
    secure_cookies: bool = False
    demonstration: bool = True
    crown: bool = False
    organisation: str = "National Leaders of Education"
    team_name: str = "The National Leaders of Education programme team"
    team_email: str = "nle.team@example.org"
    team_phone: str = "01632 960 100"
    signatory: str = "Head of the programme team"
    sign_in_minutes: int = 60
    trusted_proxies: int = 0

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Read the settings. Raises UnsafeSettings naming every faulty value."""
        found = os.environ if environment is None else environment
        values: dict[str, object] = {}
        faults: list[str] = []
        for f in fields(cls):
            raw = found.get(f.name.upper())
            if raw is not None:
                _read(f.name, f.type, raw, values, faults)
        settings = cls(**values)  # type: ignore[arg-type]
        faults += settings.faults()
        if faults:
            raise UnsafeSettings(faults)
        return settings.with_secret()

    @classmethod
    def for_tests(cls, **values: object) -> Self:
        """Return settings for a test: nothing read from the environment."""
        known = {"secret_key": "t" * 40, "head_key": "h" * 40, "testing": True} | values
        return cls(**known)  # type: ignore[arg-type]

    @property
    def demonstrates(self) -> bool:
        """Say whether accounts of the demonstration live here: never in production."""
        return self.demonstration and not self.production

    def faults(self) -> list[str]:
        """Return what is missing or unsafe for production, by name; nothing otherwise."""
        if not self.production:
            return []
        checks = {
            f"SECRET_KEY must be {MINIMUM_SECRET} characters or more": len(self.secret_key)
            < MINIMUM_SECRET,
            f"HEAD_KEY must be {MINIMUM_SECRET} characters or more": len(self.head_key)
            < MINIMUM_SECRET,
            "HEAD_KEY must differ from SECRET_KEY": self.head_key == self.secret_key,
            "SECURE_COOKIES must be on": not self.secure_cookies,
            "DEBUG must be off": self.debug,
            "TESTING must be off": self.testing,
            "DEMONSTRATION must be off": self.demonstration,
            "BASE_URL must begin with https://": not self.base_url.startswith("https://"),
            "DATABASE_URL must be set": self.database_url == Settings.database_url,
        }
        return [words for words, wrong in checks.items() if wrong]

    def with_secret(self) -> Self:
        """Return the settings with a secret of this installation where none was given."""
        if self.secret_key and self.head_key:
            return self
        kept = _kept_secret(Path("var/secret"))
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        values["secret_key"] = self.secret_key or kept
        values["head_key"] = self.head_key or kept[::-1]
        return type(self)(**values)


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(os.urandom(32).hex())
    return path.read_text().strip()


def _read(name: str, kind: object, raw: str, values: dict[str, object], faults: list[str]) -> None:
    if kind is bool:
        _read_switch(name, raw, values, faults)
    elif kind is int:
        if raw.isascii() and raw.isdigit():
            values[name] = int(raw)
        else:
            faults.append(f"{name.upper()} must be a whole number. It is {raw!r}")
    else:
        values[name] = raw


def _read_switch(name: str, raw: str, values: dict[str, object], faults: list[str]) -> None:
    if raw.lower() in _TRUE | _FALSE:
        values[name] = raw.lower() in _TRUE
    else:
        faults.append(f"{name.upper()} must be on or off. It is {raw!r}")
