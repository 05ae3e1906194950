"""One member's score sheet: evidence before level, and what makes it complete.

Semantics rule 26; screens, pages 56 and 57.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessment.rules.interview.level import Level
from assessment.rules.refusal import Faults, Refused

EVIDENCE_CHARACTERS = 10_000
CANNOT_ENTER = "This sheet cannot be entered now."
LOCKED = "You have locked this sheet. Locked levels stay on the record and cannot be changed."


@dataclass(frozen=True)
class Score:
    """The newest words of one member on one criterion, and the level if one was chosen."""

    criterion: str
    evidence: str = ""
    level: Level | None = None

    @property
    def has_evidence(self) -> bool:
        """Whether anything but white space was written."""
        return bool(self.evidence.strip())

    @property
    def state(self) -> str:
        """As the list of criteria writes it: "To do", "Evidence", "Level 3"."""
        if self.level is not None:
            return self.level.words
        return "Evidence" if self.has_evidence else "To do"


Sheet = Mapping[str, Score]


def clean_evidence(typed: str) -> str:
    """Evidence as it is kept: as typed, with line ends as LF (semantics rule 14).

    Raises Faults on `evidence` for characters that cannot be kept, and for too many.
    """
    text = typed.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text or any("\ud800" <= char <= "\udfff" for char in text):
        words = "Evidence has a character that cannot be kept. Remove it and save again"
        raise Faults({"evidence": words})
    if len(text) > EVIDENCE_CHARACTERS:
        raise Faults({"evidence": _too_long(len(text))})
    return text


def _too_long(length: int) -> str:
    most = f"{EVIDENCE_CHARACTERS:,}"
    return f"Evidence must be {most} characters or fewer. You have {length:,}"


def check_score(score: Score) -> None:
    """Raise Faults where a level is chosen without a note of evidence (semantics rule 26)."""
    if score.level is None or score.has_evidence:
        return
    raise Faults({"evidence": evidence_wanted(score.criterion, score.level)})


def evidence_wanted(criterion: str, level: Level) -> str:
    """What to say where a level has no evidence under it."""
    if level is Level.NOT_EVIDENCED:
        return f"Enter what you asked, to show that {criterion} was not evidenced"
    return f"Enter the evidence you heard before you choose a level for {criterion}"


def without_orphan_level(score: Score) -> Score:
    """The score with its level taken away where its evidence has been emptied."""
    return score if score.has_evidence else Score(score.criterion, score.evidence)


def missing_from(sheet: Sheet, criteria: Iterable[str]) -> dict[str, str]:
    """What a sheet still needs: criterion to one message, in the order of `criteria`."""
    wanted: dict[str, str] = {}
    for criterion in criteria:
        score = sheet.get(criterion, Score(criterion))
        if score.level is None:
            wanted[criterion] = f"Select a level for {criterion}"
        elif not score.has_evidence:
            wanted[criterion] = f"Enter evidence for {criterion}"
    return wanted


def scored_in(sheet: Sheet) -> int:
    """How many criteria have a level."""
    return sum(score.level is not None for score in sheet.values())


def refuse_entering(*, is_held: bool, is_open: bool) -> None:
    """Raise Refused unless an officer may enter a sheet from paper now (page 56).

    One sentence for every reason, so that it tells nothing of who has locked (rule 25).
    """
    if not (is_held and is_open):
        raise Refused(CANNOT_ENTER)


def refuse_locked(is_locked: bool) -> None:
    """Raise Refused where the sheet is locked: it can never change again (rule 27)."""
    if is_locked:
        raise Refused(LOCKED)
