"""Which function answers which clause type, and the words of a clause that brings none."""

from collections.abc import Callable
from typing import Any

from assessment.rules.eligibility.context import Bound, Context
from assessment.rules.eligibility.decline import no_decline
from assessment.rules.eligibility.finding import Finding
from assessment.rules.eligibility.inspections import (
    current_grade,
    grade_improved,
    inspection_between,
    named_in_report,
    not_inspected_since,
)
from assessment.rules.eligibility.performance import performance_at_least, performance_improved_by
from assessment.rules.eligibility.posts import held_post, in_post_between, leads_group
from assessment.rules.eligibility.record import accountable_improvement, attested
from assessment.rules.eligibility.trusts import group_performance, moved_sponsored_academy
from rubrics.eligibility.clauses import ClauseBase

ASKS: dict[str, Callable[[Context, Any, Bound], Finding]] = {
    "held_post": held_post,
    "grade_improved": grade_improved,
    "inspection_between": inspection_between,
    "in_post_between": in_post_between,
    "named_in_report": named_in_report,
    "current_grade": current_grade,
    "no_decline": no_decline,
    "performance_at_least": performance_at_least,
    "performance_improved_by": performance_improved_by,
    "not_inspected_since": not_inspected_since,
    "leads_group": leads_group,
    "moved_sponsored_academy_out_of_ri": moved_sponsored_academy,
    "group_performance_at_least": group_performance,
    "accountable_improvement": accountable_improvement,
    "attested": attested,
}

SAYS = {
    "held_post": "Held a post of the right kind",
    "grade_improved": "The school's Ofsted grade went up",
    "inspection_between": "The inspection was in the right time",
    "in_post_between": "Led the school before and at the inspection",
    "named_in_report": "Named as headteacher in an Ofsted report",
    "current_grade": "The school has the right Ofsted grade now",
    "no_decline": "No fall to requires improvement or inadequate",
    "performance_at_least": "Results are strong enough",
    "performance_improved_by": "Results rose enough",
    "not_inspected_since": "Ofsted has not inspected since",
    "leads_group": "Leads a trust of the right kind",
    "moved_sponsored_academy_out_of_ri": "A sponsored academy moved out of requires improvement",
    "group_performance_at_least": "Enough of the trust's academies are strong",
    "accountable_improvement": "A school they answered for went up",
    "attested": "Made a statement",
}


def says(clause: ClauseBase) -> str:
    """Return the words for a clause whose policy gives none."""
    kind: str = getattr(clause, "type", "")
    return SAYS[kind]
