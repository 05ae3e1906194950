"""How entries of the audit trail are said. What an act does is said by its verb."""

KINDS = ("changed", "read", "sent")
WORDS: dict[str, str] = {
    "add_person": "Account made",
    "register_again": "Account asked for again",
    "confirm_address": "Email address confirmed",
    "ask_for_reset": "New password asked for",
    "reset_password": "Password reset",
    "change_password": "Password changed",
    "change_details": "Details changed",
    "set_up_code": "One-time code set up",
    "use_recovery_code": "Recovery code used",
    "remove_code": "One-time code removed",
    "grant_role": "Role given",
    "remove_role": "Role removed",
    "add_workplace": "Workplace added",
    "remove_workplace": "Workplace removed",
    "lock_sheet": "Score sheet locked",
    "trail": "Trail opened",
    "trail.read": "Trail asked for",
    "people.read": "Account read",
    "notice.read": "Notice read",
    "application.read": "Application read",
    "reveal": "Name shown",
    "content.proof": "Question bank read, keys and all",
}
STAGES: dict[str, str] = {
    "person": "Account",
    "application": "Application",
    "sitting": "Paper",
    "interview": "Interview",
    "sheet": "Interview",
    "conflict": "Interview",
    "moderation": "Moderation",
    "case": "Moderation",
    "decision": "Decision",
    "letter": "Decision",
    "notice": "Notices",
    "bank": "Content",
}


def act_words(act: str) -> str:
    """Return what was done, like "Score sheet locked"; asking and answering say so."""
    before, _, rest = act.partition(":")
    if not rest:
        return WORDS.get(act, _plain(act))
    said = {"ask": "Second person asked", "agreed": "Agreed", "not_agreed": "Not agreed"}
    return f"{said.get(before, _plain(before))}: {act_words(rest).lower()}"


def stage_words(subject_kind: str) -> str:
    """Return the stage that an entry belongs to."""
    return STAGES.get(subject_kind, _plain(subject_kind))


def _plain(name: str) -> str:
    words = name.replace("_", " ").replace(".", " ")
    return words[:1].upper() + words[1:]
