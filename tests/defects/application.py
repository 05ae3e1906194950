"""Defects in eligibility: what a clause comes to, who signs an exception, who sees a case."""

from tests.defects.defect import Defect

DEFECTS = (
    Defect(
        "what is not known counts as not met",
        "assessment/rules/eligibility/kleene.py",
        "return Value.UNKNOWN if Value.UNKNOWN in found else Value.MET\n",
        "return Value.NOT_MET if Value.UNKNOWN in found else Value.MET\n",
        "tests/rules/eligibility/test_edge_cases.py",
    ),
    Defect(
        "a doubtful fact counts as not met",
        "assessment/rules/eligibility/kleene.py",
        "return Value.UNKNOWN if value is Value.MET and not certain else value",
        "return Value.NOT_MET if value is Value.MET and not certain else value",
        "tests/rules/eligibility/test_edge_cases.py",
    ),
    Defect(
        "the last clause of an all is dropped",
        "assessment/rules/eligibility/evaluate.py",
        "    return Branch(join(branch.value for branch in branches), entries)\n",
        "    kept = branches[:-1] if joined.all_ else branches\n"
        "    return Branch(join(branch.value for branch in kept), entries)\n",
        "tests/rules/eligibility/test_edge_cases.py",
    ),
    Defect(
        "who verified the evidence of an exception signs it",
        "assessment/records/application/eligibility.py",
        "    if by.real in verifiers_of(trace, route):\n",
        "    if False:\n",
        "tests/records/application/test_eligibility.py -k case_53",
    ),
    Defect(
        "the signature of who verified the evidence counts",
        "assessment/rules/eligibility/signatures.py",
        " and one.official not in barred",
        "",
        "tests/rules/eligibility",
    ),
    Defect(
        "one officer alone decides an exception",
        "assessment/records/application/eligibility.py",
        "    if exception is not None and outcome != MORE_EVIDENCE:\n",
        "    if False:\n",
        "tests/records/application/test_eligibility.py -k case_53",
    ),
    Defect(
        "an officer sees the case of somebody they know",
        "assessment/pages/application/staff.py",
        "    return conflicted(current.db(), by.person) if by.person else frozenset()\n",
        "    return frozenset()\n",
        "tests/pages/application/test_check_access.py -k as_if_absent",
    ),
)
