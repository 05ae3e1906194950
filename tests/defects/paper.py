"""Defects in answers, whose they are and when they count."""

from tests.defects.defect import Defect

DEFECTS = (
    Defect(
        "an answer is saved into another person's sitting",
        "assessment/records/paper/answer.py",
        "            S.person_id == owner,\n",
        "",
        "tests/records/paper/test_answer.py",
    ),
    Defect(
        "a repeated save is stored twice",
        "assessment/records/paper/answer.py",
        "        ~_OLDER,\n",
        "",
        "tests/records/paper/test_answer.py",
    ),
    Defect(
        "the grace is forgotten",
        "assessment/rules/timing.py",
        "GRACE = timedelta(seconds=30)",
        "GRACE = timedelta(0)",
        "tests/rules/test_timing.py",
    ),
)
