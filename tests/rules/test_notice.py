"""Every notice is written from named fields, names what it lacks, and tells no outcome."""

import re

import pytest

from assessment.rules.email import EMAILS
from assessment.rules.gap import MissingField, Words, maybe, must
from assessment.rules.notice import (
    HIDDEN,
    TITLES,
    Team,
    UnknownNotice,
    closing,
    whole,
    without_secret,
    write,
)

TEAM = Team("Programme team", "team@example.org", "020 7946 0000")


def every_field(words: Words) -> dict[str, str]:
    names = words.required.union(*(line.fields for line in words.lines))
    return {name: f"<{name}>" for name in names}


@pytest.mark.parametrize("kind", sorted(EMAILS))
def test_every_field_given_appears_in_the_message(kind: str) -> None:
    fields = every_field(EMAILS[kind])
    message = write(kind, fields)
    text = message.subject + message.body
    assert {value for value in fields.values() if value not in text} == set()
    assert "{" not in text


@pytest.mark.parametrize(
    ("kind", "field"),
    [(kind, field) for kind in sorted(EMAILS) for field in sorted(EMAILS[kind].required)],
)
def test_a_missing_field_is_named(kind: str, field: str) -> None:
    fields = every_field(EMAILS[kind]) | {field: " "}
    with pytest.raises(MissingField) as caught:
        write(kind, fields)
    assert (caught.value.message, caught.value.field) == (kind, field)
    assert field in str(caught.value)


@pytest.mark.parametrize("kind", sorted(EMAILS))
def test_every_kind_has_a_title_for_staff(kind: str) -> None:
    assert TITLES[kind]
    assert len(TITLES) == len(EMAILS)


@pytest.mark.parametrize("kind", ["result_ready", "ended_no_decision"])
def test_rule_35_an_outcome_email_says_only_that_it_is_ready(kind: str) -> None:
    words = EMAILS[kind]
    text = words.subject + " ".join(line.text for line in words.lines)
    said = re.search(r"designat|pass|score|eligib|void|standard", text, re.I)
    assert said is None
    assert words.required == {"name", "round", "link"}


def test_an_inbox_does_not_tell_who_was_found_eligible() -> None:
    found, not_found = (
        write(kind, {"name": "Ada"}) for kind in ("found_eligible", "found_not_eligible")
    )
    assert (found.subject, found.body) == (not_found.subject, not_found.body)
    assert re.search(r"eligib|can apply", found.subject + found.body) is None


def test_optional_lines_go_when_empty() -> None:
    fields = every_field(EMAILS["paper_receipt"]) | {"late_words": "", "breaks": ""}
    del fields["time_added"]
    body = write("paper_receipt", fields).body
    assert body == (
        "Dear <name>,\n\n"
        "Your paper <ended> at <time> on <date>.\n\n"
        "You answered <answered> of <questions> questions. Time used: <time_used>.\n\n"
        "Your script code is <script_code>. Keep it: you can quote it if you appeal.\n\n"
        "If something went wrong, tell us by <tell_by>."
    )


def test_a_gap_inside_a_value_stays_text() -> None:
    fields = every_field(EMAILS["lock_reminder"]) | {"name": "{time.__class__}"}
    assert write("lock_reminder", fields).body.startswith("Dear {time.__class__},")


def test_a_line_break_in_a_value_cannot_add_a_header() -> None:
    fields = every_field(EMAILS["panel_notice"]) | {"date": "1 May\r\nBcc: all@example.org"}
    assert write("panel_notice", fields).subject == "Your interviews on 1 May Bcc: all@example.org"


def test_every_message_ends_with_the_closing_line() -> None:
    message = write("result_ready", {"name": "Ada", "round": "autumn 2026", "link": "L"})
    assert whole(message, TEAM, "NLE-4K7Q").endswith(
        "\n\nProgramme team, team@example.org, 020 7946 0000, 9am to 5pm, Monday to Friday. "
        "Your reference is NLE-4K7Q."
    )
    assert closing(TEAM, "").endswith("Monday to Friday.")


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(UnknownNotice, match="lottery"):
        write("lottery", {})


def test_links_that_open_an_account_are_hidden_when_shown() -> None:
    fields = {"name": "Ada", "link": "https://x/secret", "until": "4:20pm"}
    assert without_secret("reset_password", fields)["link"] == HIDDEN
    assert without_secret("result_ready", fields)["link"] == "https://x/secret"


def test_required_fields_are_those_of_required_lines() -> None:
    words = Words("{a}", (must("{b}"), maybe("{c}")))
    assert words.required == {"a", "b"}
