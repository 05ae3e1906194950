"""How entries of the audit trail are said. What an act does is said by its verb."""

KINDS = ("changed", "read", "sent")
WORDS: dict[str, str] = {
    # people
    "add_person": "Account made",
    "register_again": "Account asked for again",
    "confirm_address": "Email address confirmed",
    "ask_to_change_email": "Change of email address asked for",
    "change_email": "Email address changed",
    "ask_for_reset": "New password asked for",
    "reset_password": "Password reset",
    "change_password": "Password changed",
    "change_details": "Details changed",
    "set_up_code": "One-time code set up",
    "use_recovery_code": "Recovery code used",
    "remove_code": "One-time code removed",
    "invite_again": "Invitation sent again",
    "grant_role": "Role given",
    "remove_role": "Role removed",
    "agree_to_be_listed": "Agreed that applicants see their name",
    "refuse_to_be_listed": "Did not agree that applicants see their name",
    "add_workplace": "Workplace added",
    "remove_workplace": "Workplace removed",
    # round
    "round.create": "Round made",
    "round.dates": "Dates of the round set",
    "round.pass_rate": "Expected range of pass rate set",
    "round.letters": "Letters of the round checked",
    "round.pin": "Document chosen for the round",
    "round.change_pin": "Document of the round changed",
    "round.change_dates": "Dates of the round changed",
    "round.use_specimen": "Specimen documents allowed",
    "round.open": "Round opened",
    "round.close": "Round closed",
    "content.import": "Documents brought in",
    "notice.sent": "Notice sent",
    "notice.failed": "Notice not sent",
    "notice.waiting": "Notice not sent, trying again",
    "notice.send_again": "Notice put in the queue again",
    # application
    "start_application": "Application started",
    "choose_route": "Route chosen",
    "write_statement": "Statement written",
    "declare_fact": "Fact given",
    "change_fact": "Fact changed",
    "remove_fact": "Fact removed",
    "ask_adjustments": "Adjustments asked for",
    "tell_connections": "People they know told",
    "send_application": "Application sent",
    "withdraw_application": "Application withdrawn",
    "record_fact": "Fact recorded",
    "confirm_fact": "Fact confirmed",
    "set_aside_fact": "Fact set aside",
    "ask_applicant": "Applicant asked for a fact",
    "answer_question": "Question answered by the applicant",
    "check_again": "Eligibility checked again",
    "decide_eligibility": "Eligibility decided",
    "decide_exception": "Exception decided",
    "agree_adjustments": "Adjustments agreed",
    "refuse_adjustments": "Adjustments not agreed",
    "shorten_adjustments": "Adjustments made shorter",
    # paper
    "session.create": "Paper session made",
    "session.change": "Paper session changed",
    "session.move": "Paper session moved",
    "session.book": "Paper session booked",
    "paper.start": "Paper started",
    "paper.rehearse_again": "Rehearsal started again",
    "paper.start_break": "Rest break started",
    "paper.end_break": "Rest break ended",
    "paper.pause": "Paper paused",
    "paper.resume": "Paper started again after a pause",
    "paper.add_time": "Time added",
    "paper.shorten": "Time made shorter",
    "paper.agree_time": "Time changed to what was agreed",
    "paper.submit": "Paper submitted",
    "paper.close": "Paper closed at its time",
    "paper.void": "Paper made void",
    "paper.mark": "Paper marked",
    "paper.problem.help": "Help asked for during the paper",
    "paper.problem.report": "Problem with the paper reported",
    "paper.problem.rehearsal": "Problem with the rehearsal reported",
    # interview
    "panel.create": "Panel made",
    "panel.add_member": "Panel member added",
    "panel.remove_member": "Panel member removed",
    "panel.change_chair": "Chair changed",
    "panel.tell": "Panel told of its interviews",
    "slot.make": "Interview time made",
    "slot.choose": "Interview time chosen",
    "interview.invite": "Applicants invited to interview",
    "interview.move": "Interview moved",
    "conflict.declaration": "Conflicts of interest declared",
    "conflict.declare": "Conflict of interest declared",
    "conflict.contest": "Conflict of interest said to be wrong",
    "conflict.keep": "Conflict of interest kept",
    "conflict.clear": "Conflict of interest cleared",
    "conflict.tell_chair": "Chair told of a score set aside",
    "connection.tell": "Someone they know on the panel told",
    "sheet.start": "Score sheet started",
    "sheet.enter": "Score entered from paper",
    "sheet.lock": "Score sheet locked",
    "sheet.remind": "Reminder to lock a sheet sent",
    "level.agree": "Level agreed",
    "interview.finish": "Interview finished",
    # moderation, decision and register
    "moderation.confirm": "Recommendation confirmed",
    "moderation.depart": "Recommendation departed from",
    "decision.decide": "Case decided",
    "decision.depart": "Decision that departs from the recommendation",
    "letter.make": "Letter made",
    "letter.read": "Letter checked",
    "release.pass_rate": "Pass rate outside the expected range accepted",
    "release.results": "Results released",
    "register.enter": "Entered in the register",
    # read
    "trail": "Trail opened",
    "case.reveal": "Name shown",
    "trail.read": "Trail asked for",
    "people.read": "Account read",
    "notice.read": "Notice read",
    "application.read": "Application read",
    "round.list": "List of rounds read",
    "round.read": "Round read",
    "policy.read": "Policy read",
    "paper.read": "Sessions and sittings read",
    "interview.read": "Panels and interviews read",
    "decision.record": "Decision read",
    "decision.letter": "Letter read",
    "content.read": "List of documents read",
    "content.proof": "Question bank read, keys and all",
}
"""By act, the one that its verb drafts or that its page is read by, what was done."""
STAGES: dict[str, str] = {
    "fact": "Application",
    "session": "Paper",
    "panel": "Interview",
    "slot": "Interview",
    "designation": "Register",
    "content": "Content",
    "person": "Account",
    "application": "Application",
    "sitting": "Paper",
    "interview": "Interview",
    "sheet": "Interview",
    "conflict": "Interview",
    "moderation": "Moderation",
    "case": "Moderation",
    "decision": "Decision",
    "letter": "Decision",
    "notice": "Notices",
    "bank": "Content",
}


TELLS_RESULT = frozenset(
    {
        "paper.mark",
        "sheet.enter",
        "level.agree",
        "interview.finish",
        "moderation.confirm",
        "moderation.depart",
        "decision.decide",
        "decision.depart",
        "letter.make",
        "letter.read",
        "release.pass_rate",
    }
)
"""Acts whose reason, or whose hash of few possible values, tells a score or an outcome."""


def tells_result(act: str) -> bool:
    """Say whether the entry of an act tells a score or an outcome (semantics rule 35)."""
    return act.rpartition(":")[2] in TELLS_RESULT


def act_words(act: str) -> str:
    """Return what was done, like "Score sheet locked"; asking and answering say so."""
    before, _, rest = act.partition(":")
    if not rest:
        return WORDS.get(act, _plain(act))
    said = {"ask": "Second person asked", "agreed": "Agreed", "not_agreed": "Not agreed"}
    return f"{said.get(before, _plain(before))}: {act_words(rest).lower()}"


def stage_words(subject_kind: str) -> str:
    """Return the stage that an entry belongs to."""
    return STAGES.get(subject_kind, _plain(subject_kind))


def _plain(name: str) -> str:
    words = name.replace("_", " ").replace(".", " ")
    return words[:1].upper() + words[1:]
