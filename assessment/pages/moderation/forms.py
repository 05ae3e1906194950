"""What a moderator fills in: the recommendation with its reasons, a departure, an answer."""

from assessment.records.moderation.dossier import Dossier
from assessment.rules.recommendation import Outcome, level_words
from assessment.rules.verdict import (
    NO_EVIDENCE,
    NO_OUTCOME,
    NO_REASONS,
    Verdict,
    departs,
)
from assessment.web.forms import (
    CheckboxesField,
    Form,
    HiddenField,
    Option,
    RadiosField,
    TextAreaField,
)

DEPARTS = "Departs from it. A second moderator must agree"


class VerdictForm(Form):
    """What a moderator recommends; `seen` is the hash of the evidence that they read."""

    outcome = RadiosField("What do you recommend?", missing=NO_OUTCOME)
    reasons = TextAreaField(
        "Your reasons",
        "Name the evidence you relied on. The applicant can ask to read this.",
        NO_REASONS,
    )
    seen = HiddenField()


class DepartForm(Form):
    """A departure: why, and on which evidence."""

    reasons = TextAreaField("Why?", "The applicant can ask to read this", NO_REASONS)
    relied_on = CheckboxesField("Which evidence?", missing=NO_EVIDENCE)
    outcome = HiddenField()
    seen = HiddenField()


class AnswerForm(Form):
    """What a second moderator answers."""

    reason = TextAreaField("Why do you not agree?", "Only if you do not agree")


def as_recommended(form: VerdictForm, outcome: Outcome) -> None:
    """Offer each choice with what it means beside what the policy recommends."""
    form.outcome.choices = [
        Option(verdict.value, verdict.words, DEPARTS if departs(verdict, outcome) else _CONFIRMS)
        for verdict in Verdict
    ]


_CONFIRMS = "Confirms the policy’s recommendation"


def evidence_of_case(dossier: Dossier) -> list[Option]:
    """Return every clause and criterion that a departure can rely on."""
    clauses = [
        Option(clause.id, clause.asks, clause.fact)
        for clause in dossier.seen.recommendation.clauses
    ]
    criteria = [
        Option(one.id, f"{one.id} {one.short}", _agreed(dossier, one.id))
        for one in dossier.rubric.criteria
    ]
    return [*clauses, *criteria]


def _agreed(dossier: Dossier, criterion: str) -> str:
    return f"Agreed: {level_words(dossier.seen.evidence.agreed_on(criterion))}"
