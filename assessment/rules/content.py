"""What content files must hold together: ids once, facts that exist, papers that can be drawn.

A policy may ask for as many people as the verbs hold, and for no other number. And what is no
fault, yet worth a look: how the questions and cases are made.
"""

from collections.abc import Iterable, Iterator

from assessment.rules.document import Document
from assessment.rules.fault import Fault
from question_bank import CannotDraw, Case, Editions, FactBook, Paper, Question, craft, draw
from rubrics.recommendation import RecommendationPolicy

Filed = tuple[str, Document]
"""The name of a file and one document read from it."""

READ_ONLY_KINDS = frozenset({"facts", "editions", "proof", "marking"})
"""Kinds that other documents are checked against, and that are not themselves stored."""

ANY_SEED = 0

SIGNS = {
    "confirm": (1, "one moderator confirms what the policy recommends"),
    "depart": (2, "a second person agrees to a departure, whatever the policy says"),
    "decide": (1, "one person decides"),
}
"""How many people each act takes: what the verbs hold, and so all that a policy may ask for."""


def faults_together(filed: Iterable[Filed]) -> list[Fault]:
    """Every fault that shows only between documents. Facts and papers are checked where the
    files hold facts and questions."""
    filed = list(filed)
    return [
        *_twice(filed),
        *_unknown_facts(filed),
        *_unknown_editions(filed),
        *_short_papers(filed),
        *_signs_not_held(filed),
    ]


def _twice(filed: list[Filed]) -> Iterator[Fault]:
    first: dict[tuple[str, str, int], str] = {}
    for file, document in filed:
        name = (document.kind, document.id, document.version)
        if name in first and first[name] != file:
            message = f"{document.kind} {document.id} version {document.version} is also in "
            yield Fault(file, 1, "", message + first[name])
        first.setdefault(name, file)


def _unknown_facts(filed: list[Filed]) -> Iterator[Fault]:
    books = [document.model for _, document in filed if isinstance(document.model, FactBook)]
    if not books:
        return
    keyed = {fact.id: fact.may_be_keyed for book in books for fact in book.facts}
    for file, document in filed:
        if not isinstance(document.model, Question | Case):
            continue
        for name in document.model.facts:
            if not keyed.get(name, False):
                wrong = "may not be keyed" if name in keyed else "is not among the facts"
                yield Fault(file, 1, _named(document), f"{name} {wrong}")


def _unknown_editions(filed: list[Filed]) -> Iterator[Fault]:
    books = [document.model for _, document in filed if isinstance(document.model, Editions)]
    if not books:
        return
    known = {(each.framework, each.edition) for book in books for each in book.editions}
    for file, document in filed:
        asked = document.model
        if isinstance(asked, Question | Case) and (asked.framework, asked.edition) not in known:
            wrong = f"{asked.framework}, {asked.edition}, is not among the editions"
            yield Fault(file, 1, _named(document), wrong)


def _short_papers(filed: list[Filed]) -> Iterator[Fault]:
    pool = {d.hash: d.model for _, d in filed if isinstance(d.model, Question)}
    for file, document in filed:
        if pool and isinstance(document.model, Paper):
            try:
                draw(document.model, pool, ANY_SEED)
            except CannotDraw as short:
                yield Fault(file, 1, _named(document), str(short))


def _signs_not_held(filed: list[Filed]) -> Iterator[Fault]:
    """A number of people that no verb would hold, in a policy that is yet to be imported."""
    for file, document in filed:
        if not isinstance(document.model, RecommendationPolicy):
            continue
        for name, (held, why) in SIGNS.items():
            says = getattr(document.model.signs, name).value
            if says != held:
                wrong = f"signs, {name} must be {held}: {why}. It says {says}"
                yield Fault(file, 1, _named(document), wrong)


def _named(document: Document) -> str:
    return f"{document.kind} {document.id}"


def worth_a_look(filed: Iterable[Filed]) -> list[str]:
    """What the checks of craft say of questions and cases, each line with file and name."""
    filed = list(filed)
    questions = craft.newest(d.model for _, d in filed if isinstance(d.model, Question))
    cases = craft.newest(d.model for _, d in filed if isinstance(d.model, Case))
    live = {id(each) for each in (*questions, *cases)}
    place = {d.id: f"{f}, {_named(d)}" for f, d in filed if id(d.model) in live}
    found = craft.complaints(questions, cases)
    return [f"{place.get(each.about, each.about)}: {each.says}" for each in found]
