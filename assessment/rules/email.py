"""The words of every email. No score and no outcome is ever in one: an inbox may be shared.

Each kind is (subject, paragraphs with named gaps); `rules.notice` fills them and adds the
closing line. Letters are in `rules.letter`.
"""

from assessment.rules.account_email import ACCOUNT, DEAR
from assessment.rules.gap import Words, maybe, must

CHECKED = Words(
    "We have checked your application",
    (DEAR, must("A person has checked it. Sign in to read what we decided and what is next.")),
)
APPLICANT: dict[str, Words] = {
    "found_eligible": CHECKED,
    "found_not_eligible": CHECKED,
    "application_received": Words(
        "We have your application",
        (
            DEAR,
            must(
                "We got your application to be a National Leader of Education on {date} at {time}."
            ),
            must(
                "What happens next: a person checks that you can apply. We will email you by "
                "{reply_by}. You do not need to do anything until then."
            ),
            must("If you need changes to the paper or interview, tell us as early as you can."),
        ),
    ),
    "fact_needed": Words(
        "We need something from you by {date}",
        (
            DEAR,
            must("We are checking your application. We could not tell: {clause}"),
            must("Sign in and tell us: {what}"),
            must("Send it by 11:59pm on {date}. This does not count against you."),
        ),
    ),
    "paper_invitation": Words(
        "Your knowledge paper is on {date}",
        (
            DEAR,
            must("You can sit the knowledge paper."),
            must("When: {date}. Start between {start_from} and {start_until}, UK time."),
            must("Your time: {time_allowed}. {late_start}"),
            must("Where: {place}."),
            must(
                "Before the day, sign in and try the rehearsal. It has your own time and breaks. "
                "If your time is wrong, tell us by {tell_by}."
            ),
        ),
    ),
    "adjustments_agreed": Words(
        "Your changes to the paper are agreed",
        (
            DEAR,
            must("We agreed these changes."),
            must("Your time: {time_allowed}."),
            maybe("Breaks: {breaks}."),
            maybe("Format: {answer_format}."),
            maybe("Other: {other}."),
            must(
                "You do not need to ask again. They apply to every paper in this round, and to "
                "the rehearsal. If they are not right, reply by {reply_by}."
            ),
            must("People who mark your paper do not know about them."),
        ),
    ),
    "paper_receipt": Words(
        "We have your knowledge paper",
        (
            DEAR,
            must("Your paper {ended} at {time} on {date}."),
            must("You answered {answered} of {questions} questions. Time used: {time_used}."),
            maybe("Breaks: {breaks}."),
            maybe("Time added: {time_added}."),
            must("Your script code is {script_code}. Keep it: you can quote it if you appeal."),
            maybe(
                "{late_words} arrived after the time allowed. What came late is kept and a "
                "person will see it. It does not get marks."
            ),
            must("If something went wrong, tell us by {tell_by}."),
        ),
    ),
    "interview_invitation": Words(
        "Choose your interview time by {date}",
        (
            DEAR,
            must("You are invited to an interview. It lasts about {length} and is {place}."),
            must(
                "{members} people will ask about Standards 1 to 3. They ask everyone the same "
                "questions. They have not seen your paper score."
            ),
            must(
                "Bring real examples: what you found, what you did, what changed, and what did "
                "not work."
            ),
            maybe("Your agreed changes: {adjustments}."),
            must(
                "Choose a time by {date}. If you know anyone on your panel, tell us when you "
                "choose."
            ),
        ),
    ),
}

PANEL: dict[str, Words] = {
    "panel_notice": Words(
        "Your interviews on {date}",
        (
            DEAR,
            must(
                "You are on panel {panel} for {interviews}. Before you can see them, declare "
                "your conflicts of interest."
            ),
            must(
                "You score alone. Write the evidence, then the level. Nobody sees your sheet, "
                "and you see nobody’s, until all {members} are locked. Lock each sheet by {time} "
                "the same day."
            ),
            must("Applicants can ask to read what you write."),
        ),
    ),
    "lock_reminder": Words(
        "Lock your score sheet",
        (
            DEAR,
            must("Your score sheet for the interview on {date} is not locked."),
            must("Sign in, check it and lock it by {time} on {lock_by}."),
        ),
    ),
    "conflict_found": Words(
        "A conflict was found on your panel",
        (
            DEAR,
            must("A conflict of interest was found between {member} and the applicant on {date}."),
            must(
                "We took the interview off their list. Any scores that they gave are set aside "
                "and do not count. The programme team can add another member."
            ),
        ),
    ),
    "conflict_cleared": Words(
        "A conflict on your panel no longer counts",
        (
            DEAR,
            must(
                "We looked again at the conflict of interest between {member} and the applicant "
                "on {date}. It no longer counts."
            ),
            must("The interview is back on their list. If they scored it, their scores count."),
        ),
    ),
    "sheets_locked": Words(
        "You can compare scores",
        (
            DEAR,
            must("All the score sheets for the interview on {date} are locked."),
            must("Sign in to compare them and agree a level for each criterion."),
        ),
    ),
}

ENDING: dict[str, Words] = {
    "result_ready": Words(
        "Your result is ready",
        (
            DEAR,
            must("Your result for the {round} round is ready."),
            must("Sign in to read it: {link}"),
        ),
    ),
    "ended_withdrawn": Words(
        "The {round} round has ended",
        (
            DEAR,
            must("You withdrew from the {round} round, so we made no decision about you."),
            must("You can apply again in a later round."),
        ),
    ),
    "ended_did_not_sit": Words(
        "The {round} round has ended",
        (
            DEAR,
            must(
                "You did not sit the knowledge paper in the {round} round, so we made no "
                "decision about you."
            ),
            must(
                "You can apply again in a later round. If you think this is wrong, tell us by "
                "{tell_by}."
            ),
        ),
    ),
    "ended_no_decision": Words(
        "The {round} round has ended",
        (
            DEAR,
            must(
                "We made no decision about you in the {round} round. There is a message about "
                "your paper in your account."
            ),
            must("Sign in to read what it is and what you can do: {link}"),
        ),
    ),
}

EMAILS: dict[str, Words] = ACCOUNT | APPLICANT | PANEL | ENDING
