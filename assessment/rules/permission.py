"""Who may do what: one table that reads like the policy.

A role is necessary, never sufficient: ownership, conflicts of interest and separation of
duties (semantics rule 33) are settled in the loaders and queries of `records`.
"""

from assessment.rules.people import STAFF, Role

A = Role.APPLICANT
O = Role.OFFICER  # noqa: E741
P, C = Role.PANEL_MEMBER, Role.PANEL_CHAIR
M = Role.MODERATOR
D = Role.DECISION_MAKER
R = Role.AUDITOR
K = Role.ADMINISTRATOR


def _any(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


PERMISSIONS: dict[str, frozenset[Role]] = {
    # people
    "account.own": frozenset(Role),
    "account.code": frozenset(Role),
    "account.listed": _any(P, C),
    "people.manage": _any(K),
    "people.read": _any(K, R),
    "trail.read": _any(R, D),
    # round
    "round.list": STAFF,
    "round.read": _any(O, R),
    "round.set_up": _any(O),
    "policy.read": STAFF - {K},
    "policy.try": _any(O),
    "notice.read": _any(O, R),
    "notice.send_again": _any(O),
    "request.answer": STAFF - {R},
    # content: not the panel, whose interview must not lean on the paper
    "content.read": _any(O, M, D, R),
    "content.proof": _any(O, R),
    # application
    "application.write": _any(A),
    "application.check": _any(O),
    "application.read": _any(O, R),
    "adjustment.agree": _any(O),
    # paper
    "paper.sit": _any(A),
    "paper.read": _any(O, R),
    "paper.sessions": _any(O),
    "paper.sitting": _any(O),
    # interview
    "interview.choose_slot": _any(A),
    "interview.score": _any(P, C),
    "interview.read": _any(O, R),
    "interview.allocate": _any(O),
    "interview.enter_sheet": _any(O),
    "conflict.declare": _any(P, C, M, D),
    "conflict.settle": _any(O),
    # moderation
    "moderation.work": _any(M),
    # decision
    "decision.decide": _any(D),
    "decision.release": _any(D),
    "decision.record": _any(R),
    "decision.letter": _any(R),
    "result.own": _any(A),
}


SIGNED_IN_IS_ENOUGH = frozenset({"account.own", "account.code"})


def allows(act: str, role: Role | None) -> bool:
    """Say whether `role` may do `act`. An act that is not in the table raises KeyError.

    One's own account needs no role: a new account has none yet.
    """
    return act in SIGNED_IN_IS_ENOUGH or (role is not None and role in PERMISSIONS[act])


EVERY_READER_IS_RECORDED = frozenset({"content.proof"})
"""Pages that hold keys: who read them, and when, is kept whatever their role."""


def is_recorded(act: str, role: Role | None) -> bool:
    """Say whether reading a page of `act` is recorded: an auditor's, but for their own account.

    Where a page holds keys, everybody's is.
    """
    if role not in PERMISSIONS.get(act, frozenset()):
        return False
    if act in EVERY_READER_IS_RECORDED:
        return True
    return role is Role.AUDITOR and act not in SIGNED_IN_IS_ENOUGH


def may_be_recorded(act: str) -> bool:
    """Say whether reading a page of `act` is recorded for anybody at all."""
    return act in EVERY_READER_IS_RECORDED or is_recorded(act, Role.AUDITOR)


SECOND_PERSON: dict[str, str] = {
    "round.open": "round.set_up",
    "round.change_pin": "round.set_up",
    "round.change_dates": "round.set_up",
    "round.use_specimen": "round.set_up",
}
"""Requests that are answered on the page of requests, and what one must be allowed to do to
answer. Other acts have a page of their own, where the second person reads the case first."""


ON_ITS_OWN_PAGE: dict[str, str] = {
    "grant_role": "people.manage",
    "session.move": "paper.sessions",
    "paper.shorten": "paper.sitting",
    "paper.void": "paper.sitting",
    "refuse_adjustments": "adjustment.agree",
    "shorten_adjustments": "adjustment.agree",
    "decide_exception": "application.check",
    "conflict.clear": "conflict.settle",
    "moderation.depart": "moderation.work",
    "decision.depart": "decision.decide",
    "release.pass_rate": "decision.release",
    "release.results": "decision.release",
}
"""Requests that are answered where the second person reads the case, and what that takes."""


def may_answer(act: str, role: Role | None) -> bool:
    """Say whether `role` may answer a request for `act`; nobody may one that is in no table."""
    needed = SECOND_PERSON.get(act) or ON_ITS_OWN_PAGE.get(act)
    return needed is not None and allows(needed, role)
