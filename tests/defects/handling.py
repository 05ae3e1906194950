"""Defects in how a request is handled: the trail, the second person, who gets in."""

from tests.defects.defect import Defect

DEFECTS = (
    Defect(
        "an act is written without being sealed",
        "assessment/web/transaction.py",
        "        audit.seal(session)\n",
        "",
        "tests/web/test_transaction.py",
    ),
    Defect(
        "the head of the trail is read without its lock",
        "assessment/records/audit.py",
        "_LOCK_HEAD = select(_HEAD.c.seq, _HEAD.c.hash).with_for_update()",
        "_LOCK_HEAD = select(_HEAD.c.seq, _HEAD.c.hash)",
        "tests/records/test_audit.py",
        "postgres",
    ),
    Defect(
        "one person answers their own request",
        "assessment/records/request.py",
        "if by.real == row.asked_by:",
        "if False:",
        "tests/records/test_request.py",
    ),
    Defect(
        "a moved subject is agreed all the same",
        "assessment/records/request.py",
        "if agree and _REHASH[row.act](db, row) != row.subject_hash:",
        "if False:",
        "tests/records/test_request.py",
    ),
    Defect(
        "a view that declares no permission is served",
        "assessment/web/transaction.py",
        "if rule is not None and not is_guarded(rule.endpoint, self.view_functions):",
        "if False:",
        "tests/web/test_transaction.py",
    ),
    Defect(
        "any role is enough",
        "assessment/web/guard.py",
        "if not allows(act, visitor.role):",
        "if False:",
        "tests/web/test_transaction.py",
    ),
)
