"""The defects, one for each check that guards a person: where, what, and who must notice."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Defect:
    """`old` stands once in `path` and becomes `new`; then a test among `tests` must fail."""

    name: str
    path: str
    old: str
    new: str
    tests: str


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
        "select(AuditHead.seq, AuditHead.hash).with_for_update()",
        "select(AuditHead.seq, AuditHead.hash)",
        "tests/records/test_audit.py -k postgres",
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
    Defect(
        "scores are compared before every sheet is locked",
        "assessment/rules/interview/agreement.py",
        "return len(locked) >= 2 and all(locked)",
        "return len(locked) >= 2 and any(locked)",
        "tests/pages/interview/test_nothing_leaks.py",
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
        "if found is None or found.hash != case.moderation.evidence_hash:",
        "if False:",
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
    Defect(
        "signing out leaves the sign-in alive",
        "assessment/records/people/sign_in.py",
        "    sign_in.ended_at = now\n",
        "",
        "tests/pages/people/test_sign_in.py -k ends_the_sign_in",
    ),
    Defect(
        "a one-time code passes twice",
        "assessment/records/people/code.py",
        ".where(Person.id == person.id, Person.totp_step < step)",
        ".where(Person.id == person.id)",
        "tests/pages/people/test_code.py -k a_code_passes_once",
    ),
    Defect(
        "a link works twice",
        "assessment/records/people/link.py",
        "            Link.used_at.is_(None),\n            Link.expires_at > now,\n",
        "            Link.expires_at > now,\n",
        "tests/pages/people/test_registering.py -k a_confirm_link_works_once",
    ),
    Defect(
        "a kept form is shown to someone else",
        "assessment/records/people/kept_form.py",
        "            KeptForm.person_id == person_id,\n",
        "",
        "tests/pages/people/test_kept_form.py -k another_person",
    ),
    Defect(
        "a stranger's guesses lock a person out",
        "assessment/web/device.py",
        "if key(email) in accounts",
        "if False",
        "tests/pages/people/test_sign_in.py -k known_device",
    ),
    Defect(
        "guesses are let through without end",
        "assessment/rules/guess.py",
        "if len(recent) < allowed:",
        "if True:",
        "tests/rules/test_guess.py",
    ),
    Defect(
        "a removed role is still held",
        "assessment/records/people/role.py",
        "        RoleGrant.removed_at.is_(None),\n",
        "",
        "tests/pages/people/test_roles.py -k removed_while_signed_in",
    ),
)
