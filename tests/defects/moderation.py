"""Defects in the recommendation, and who may see a case."""

from tests.defects.defect import Defect

DEFECTS = (
    Defect(
        "a clause of the recommendation is dropped",
        "assessment/rules/recommendation.py",
        "return (*gates, *interview, *(_must(evidence, floor) for floor in policy.interview.must))",
        "return (*gates, *interview)",
        "tests/rules/test_recommendation.py",
    ),
    Defect(
        "what is unknown refuses",
        "assessment/rules/recommendation.py",
        "return Outcome.SECOND_LOOK if Result.UNKNOWN in results else Outcome.DESIGNATE",
        "return Outcome.DO_NOT_DESIGNATE if Result.UNKNOWN in results else Outcome.DESIGNATE",
        "tests/rules/test_recommendation.py",
    ),
    Defect(
        "a moderator sees the case of somebody they know",
        "assessment/records/moderation/case.py",
        "is_complete(), ~scored_by(person), ~is_near(person)",
        "is_complete(), ~scored_by(person)",
        "tests/records/moderation/test_case.py -k sqlite",
    ),
    Defect(
        "a moderator opens the case of somebody they know",
        "assessment/records/moderation/case.py",
        "        is_complete(),\n        ~is_near(person),\n",
        "        is_complete(),\n",
        "tests/records/moderation/test_case.py -k sqlite",
    ),
    Defect(
        "who interviewed moderates the case",
        "assessment/records/moderation/case.py",
        "    if scored:\n",
        "    if False:\n",
        "tests/records/moderation/test_case.py -k sqlite",
    ),
    Defect(
        "a recommendation is confirmed on evidence that moved",
        "assessment/records/moderation/verdict.py",
        "    if seen.evidence.hash != seen_hash:\n",
        "    if False:\n",
        "tests/records/moderation/test_verdict.py -k sqlite",
    ),
    Defect(
        "a name is shown before anyone asks",
        "assessment/records/moderation/identity.py",
        "    if at is None:\n        return None\n",
        "    at = at or application.started_at\n",
        "tests/pages/moderation/test_case_pages.py -k name",
    ),
)
