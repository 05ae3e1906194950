"""Defects in decisions, letters, the release and the register."""

from tests.defects.defect import Defect

DEFECTS = (
    Defect(
        "a letter can be fetched before release",
        "assessment/records/decision/result.py",
        "    if not released_before(db, application.round_id, now):\n",
        "    if False:\n",
        "tests/records/test_release.py -k rule_35",
    ),
    Defect(
        "the register shows who is not released yet",
        "assessment/records/register.py",
        "Round.released_at <= now",
        "Round.released_at.is_not(None)",
        "tests/records/test_register.py -k sqlite",
    ),
    Defect(
        "who interviewed an applicant decides their case",
        "assessment/records/decision/case.py",
        "    if reason is not None:\n",
        "    if False:\n",
        "tests/records/test_departure.py -k sqlite",
    ),
    Defect(
        "a case is decided on evidence that has moved",
        "assessment/records/decision/snapshot.py",
        "return found is None or found.hash != case.moderation.evidence_hash",
        "return False",
        "tests/records/test_decision.py -k moved",
    ),
    Defect(
        "results go out without the number",
        "assessment/records/decision/release.py",
        "        check_number(typed, found.everyone)\n",
        "",
        "tests/records/test_release.py -k types_the_number",
    ),
    Defect(
        "a print loads what it is told to",
        "assessment/prints/fetcher.py",
        "raise Forbidden(",
        "return super().fetch(url)  # (",
        "tests/prints",
    ),
    Defect(
        "a result is out before its release",
        "assessment/rules/release.py",
        "    return released_at is not None and now >= released_at",
        "    return True",
        "tests/records/test_release.py",
    ),
)
