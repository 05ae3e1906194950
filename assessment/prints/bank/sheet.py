"""One question or case as HTML: everything that an author wrote, the key in words."""

from collections.abc import Mapping

from assessment.prints.bank import words
from assessment.prints.press import templates
from assessment.rules.bank import PARTS
from assessment.rules.wording import listed, number
from assessment.rules.wording_time import date_plain
from question_bank import Case, Question
from question_bank.report import in_words

UNKNOWN_FACT = "its statement is not among the facts of this service"
Pairs = list[tuple[str, str]]


def question_html(question: Question, facts: Mapping[str, str]) -> str:
    """Return one question with its key, its twin and its mark scheme. Every value is escaped."""
    key = getattr(question.answer, "key", ())
    template = templates().get_template("proof_question.html")
    return template.render(
        question=question,
        answer=question.answer,
        key=(key,) if isinstance(key, str) else key,
        texts={option.id: option for option in question.options},
        details=_details_of_question(question),
        facts=_stated(question.facts, facts),
        words=words,
        parts=templates().get_template("proof_parts.html").module,
    )


def case_html(case: Case, facts: Mapping[str, str]) -> str:
    """Return one case with its rubric and its specimen answers. Every value is escaped."""
    template = templates().get_template("proof_case.html")
    return template.render(
        case=case,
        aspects={aspect.id: aspect for aspect in case.aspects},
        details=_details_of_case(case),
        facts=_stated(case.facts, facts),
        words=words,
        number=number,
        parts=templates().get_template("proof_parts.html").module,
    )


def _details_of_question(question: Question) -> Pairs:
    scoring = getattr(question.answer, "scoring", None)
    return [
        ("Area", PARTS[question.area]),
        ("Topic", in_words(question.topic)),
        ("Demand", question.demand),
        ("Type", words.KINDS[question.kind]),
        *([("Marking", words.SCORING[scoring])] if scoring else []),
        ("Marks", number(question.marks)),
        ("Phase", in_words(question.phase).lower()),
        *_common(question),
        ("Bullets", listed(question.bullets)),
        ("Minutes", number(question.minutes)),
    ]


def _details_of_case(case: Case) -> Pairs:
    return [
        ("Areas", "; ".join(PARTS[area] for area in case.areas)),
        ("Phase", in_words(case.phase).lower()),
        *_common(case),
        ("Bullets", listed(case.bullets)),
        ("Minutes", number(case.minutes)),
        ("Marks", number(case.marks)),
    ]


def _common(document: Question | Case) -> Pairs:
    return [
        ("Pool", document.pool),
        ("Published specimen", "yes" if document.specimen else "no"),
        ("Framework", document.framework),
        ("Edition", document.edition),
        ("Expected difficulty", words.percent(document.difficulty)),
        ("Check again by", date_plain(document.recheck)),
    ]


def _stated(names: tuple[str, ...], facts: Mapping[str, str]) -> Pairs:
    return [(name, facts.get(name, UNKNOWN_FACT)) for name in names]
