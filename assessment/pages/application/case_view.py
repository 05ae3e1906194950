"""One case as page 25 shows it: the routes with their clauses, the facts, the history."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from assessment.pages.application.fact_form import FORMS
from assessment.records.application.eligibility import (
    DECIDE_EXCEPTION,
    decisions_of,
    newest_decision,
)
from assessment.records.application.evaluation import live_trace, newest_evaluation
from assessment.records.application.fact import facts_for
from assessment.records.application.policy import pinned_policy
from assessment.records.application.question import questions_for
from assessment.records.application.standing import tag_of
from assessment.records.people.account import find_person
from assessment.records.request import open_for
from assessment.records.tables.application import Application, Fact
from assessment.rules.eligibility.asked import CONFIRMING, NEEDS, kinds_asked
from assessment.rules.eligibility.finding import Used
from assessment.rules.eligibility.read_back import read_trace
from assessment.rules.eligibility.trace import NOT_INVOKED, Entry, Trace
from assessment.rules.eligibility.verdict import SAYS, exception_at_hand
from assessment.rules.people import Role
from assessment.rules.refusal import Missing
from assessment.rules.wording_time import date_plain
from assessment.web import current
from rubrics.eligibility import EligibilityPolicy
from rubrics.eligibility.policy import walk

RESULTS = {
    "met": "Met",
    "not_met": "Not met",
    "unknown": "Not known",
    NOT_INVOKED: "Not asked for",
}


@dataclass(frozen=True)
class FactLine:
    """A fact with what the officer may do to it."""

    fact: Fact
    title: str
    rows: list[tuple[str, str]]
    vouched: str


def shown_case(row: Application) -> dict[str, Any]:
    """Return everything page 25 shows of a case."""
    db = current.db()
    evaluation = newest_evaluation(db, row.id)
    if evaluation is None:
        raise Missing("evaluation")
    trace = read_trace(evaluation.trace)
    live, _ = live_trace(db, row)
    policy = pinned_policy(db, row.round_id).policy
    questions = questions_for(db, row.id)
    decision = newest_decision(db, row.id)
    outcome = decision.outcome if decision else None
    waiting = open_for(db, DECIDE_EXCEPTION, row.id)
    facts = facts_for(db, row.id)
    return {
        "application": row,
        "person": find_person(db, row.person_id),
        "trace": trace,
        "policy": policy,
        "policy_says": SAYS[trace.outcome],
        "moved": live.hash != evaluation.trace_hash,
        "own_route": [one for one in trace.routes if one.route == row.route],
        "other_routes": [one for one in trace.routes if one.route != row.route],
        "results": RESULTS,
        "facts": [_line(one) for one in facts if one.kind not in CONFIRMING],
        "confirming": [_line(one) for one in facts if one.kind in CONFIRMING],
        "kinds": [(kind, FORMS[kind].one) for kind in kinds_asked(policy, row.route or "")],
        "questions": questions,
        "about": {one.clause: _about(trace, one.clause) for one in questions},
        "decisions": [(one, _who(one.decided_by)) for one in decisions_of(db, row.id)],
        "state": tag_of(row, outcome, any(one.answered_at is None for one in questions)),
        "exception": exception_at_hand(trace),
        "waiting": waiting,
        "asked_by": _who(waiting.asked_by) if waiting else "",
        "is_mine": waiting is not None and waiting.asked_by == current.actor().real,
        "may_act": current.actor().role is Role.OFFICER and row.withdrawn_at is None,
        "sources": sources,
        "kinds_for": kinds_for(trace, policy),
    }


def _about(trace: Trace, clause: str) -> str:
    """Return what the clause says; its name where the policy has it no more."""
    try:
        return trace.entry(clause).says
    except KeyError:
        return clause


def sources(entry: Entry) -> list[tuple[str, str]]:
    """Return the facts that a clause used, each with where it comes from."""
    return [(f"{one.fact}: {one.value}", _source(one)) for one in entry.facts]


def kinds_for(trace: Trace, policy: EligibilityPolicy) -> dict[str, list[tuple[str, str]]]:
    """Return for each unknown clause the kinds of fact that could settle it."""
    types = {
        path: str(getattr(node, "type", ""))
        for route in policy.resolved().routes
        for path, node in walk(route)
    }
    return {
        entry.clause: [(k, FORMS[k].one) for k in NEEDS.get(types.get(entry.clause, ""), ())]
        for entry in trace.deciding_unknowns
    }


def _source(one: Used) -> str:
    if one.by == "record":
        return one.source
    if one.confirmed_by is None:
        return f"{one.source}, not confirmed"
    on = f", {date_plain(one.confirmed_on)}" if one.confirmed_on else ""
    return f"{one.source}{on}. Confirmed by {_who(one.confirmed_by)}"


def _line(fact: Fact) -> FactLine:
    form = FORMS[fact.kind]
    vouched = ""
    if fact.confirmed_by:
        on = f", {date_plain(fact.confirmed_on)}" if fact.confirmed_on else ""
        vouched = f"{fact.confirmed_source}{on}. By {_who(fact.confirmed_by)}"
    title = f"{form.one[:1].upper()}{form.one[1:]}"
    return FactLine(fact, title, form.rows(fact.body), vouched)


def _who(real: str) -> str:
    """Return the name of who acted; a command is the programme team."""
    try:
        return find_person(current.db(), UUID(real)).name
    except (ValueError, Missing):
        return "the programme team"
