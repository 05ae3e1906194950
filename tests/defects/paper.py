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
        "a sitting is read and submitted by whoever knows its address",
        "assessment/records/paper/attempt.py",
        "_OWN = _ONE.where(_S.c.person_id == signed_in_applicant(code=True))\n",
        "_OWN = _ONE\n",
        "tests/pages/paper/test_whose_sitting.py -k another_person",
    ),
    Defect(
        "writers do not wait for their turn",
        "assessment/records/database.py",
        "    if queue:\n",
        "    if False:\n",
        "tests/records/test_turn.py -k of_the_service",
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
    Defect(
        "one officer alone takes time from an open sitting",
        "assessment/records/paper/agreed.py",
        "    if not may_shorten:\n",
        "    if False:\n",
        "tests/records/paper/test_agreed.py -k one_person_alone",
    ),
    Defect(
        "agreed time does not reach a sitting that has begun",
        "assessment/records/paper/agreed.py",
        "        _reach(db, by, application_id, terms, False, reason, now)\n",
        "        pass\n",
        "tests/records/paper/test_agreed.py -k more_time_reaches",
    ),
    Defect(
        "less time ends a sitting at once",
        "assessment/records/paper/agreed.py",
        "        if read(times, now).state is State.OVER:\n",
        "        if False:\n",
        "tests/records/paper/test_agreed.py -k never_ends",
    ),
    Defect(
        "a break that ran out begins again when more is agreed",
        "assessment/rules/timing.py",
        "    if not left:\n",
        "    if False:\n",
        "tests/rules/test_agreed_anew.py",
    ),
    Defect(
        "a start does not wait for what is being agreed",
        "assessment/records/paper/start.py",
        '    db.execute(_HOLD, {"application_id": entry.application_id})\n',
        "",
        "tests/records/paper/test_agreed_at_once.py",
        "postgres",
    ),
    Defect(
        "a person who withdrew is still eligible",
        "assessment/records/application/standing.py",
        "    return decided & Application.withdrawn_at.is_(None)\n",
        "    return decided\n",
        "tests/records/moderation/test_case.py",
    ),
    Defect(
        "what people of another round wrote is shown",
        "assessment/records/paper/problem.py",
        "Sitting.round_id == round_id, ",
        "",
        "tests/pages/paper/test_start_pages.py -k another_round",
    ),
)
