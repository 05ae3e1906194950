"""Defects in score sheets, evidence, locks and conflicts."""

from tests.defects.defect import Defect

DEFECTS = (
    Defect(
        "scores are compared before every sheet is locked",
        "assessment/rules/interview/agreement.py",
        "return len(locked) >= 2 and all(locked)",
        "return len(locked) >= 2 and any(locked)",
        "tests/pages/interview/test_nothing_leaks.py",
    ),
    Defect(
        "who waits is told how many sheets are still open",
        "assessment/pages/interview/lock.py",
        "        members=len(members_of(current.db(), interview)),\n",
        "        members=sum(not one.is_locked for one in members_of(current.db(), interview)),\n",
        "tests/pages/interview/test_nothing_leaks.py -k locked-locked",
    ),
    Defect(
        "an officer is told how many sheets are still open",
        "assessment/records/interview/overview.py",
        'else "Waiting for sheets"',
        'else f"Waiting for {sum(not one.is_locked for one in seats)} sheets"',
        "tests/pages/interview/test_nothing_leaks.py -k an_officer_sees",
    ),
    Defect(
        "a list of interviews forgets conflicts of interest",
        "assessment/records/interview/loading.py",
        "            ~touches(PanelMember.person_id, Interview.application_id),\n",
        "",
        "tests/records/interview/test_conflict.py",
    ),
    Defect(
        "a level is taken without evidence",
        "assessment/records/interview/score.py",
        "    check_score(score)\n",
        "",
        "tests/records/interview/test_score.py",
    ),
    Defect(
        "a locked sheet still takes a save",
        "assessment/records/interview/score.py",
        "    refuse_locked(sheet.locked_at is not None)\n",
        "",
        "tests/records/interview/test_score.py",
    ),
)
