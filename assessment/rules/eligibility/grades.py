"""What grades an inspection may stand for, and what a pair of them shows.

A missing overall grade is never invented: each reading is the set of grades that are possible
under the policy (edge cases 24, 25 and 29).
"""

from assessment.rules.eligibility.facts import Graded
from assessment.rules.eligibility.kleene import Value
from rubrics.eligibility import EligibilityPolicy
from rubrics.eligibility.clauses import Transition
from rubrics.eligibility.reading import Substitute

ALL = frozenset({1, 2, 3, 4})
NAMES = {1: "outstanding", 2: "good", 3: "requires improvement", 4: "inadequate"}


def for_improvement(inspection: Graded, policy: EligibilityPolicy) -> frozenset[int]:
    """Return the overall grades that are possible, for improvement and for a grade in force."""
    if inspection.framework == "graded" and inspection.overall:
        return frozenset({inspection.overall})
    quality = inspection.quality_of_education
    if inspection.framework == "no_overall" and quality:
        if isinstance(policy.judgement.when_not_given.improvement, Substitute):
            return frozenset({quality})
        return frozenset(grade for grade in ALL if grade >= quality)
    return ALL


def for_decline(inspection: Graded, policy: EligibilityPolicy) -> frozenset[int]:
    """Return the overall grades that are possible, for a fall."""
    if inspection.framework == "graded" and inspection.overall:
        return frozenset({inspection.overall})
    if inspection.framework == "report_card":
        safe_words = policy.judgement.report_card.decline_safe_areas
        words = [area.word for area in inspection.areas]
        return frozenset({1, 2}) if words and all(w in safe_words for w in words) else ALL
    return _bounded_by_worst(inspection, policy)


def improvement(
    before: Graded, later: Graded, allowed: tuple[Transition, ...], policy: EligibilityPolicy
) -> Value:
    """Say whether two inspections are an allowed step up."""
    if is_below_expected(later, policy):
        return Value.NOT_MET
    steps = {
        (one, two) in allowed
        for one in for_improvement(before, policy)
        for two in for_improvement(later, policy)
    }
    value = Value.MET if steps == {True} else Value.UNKNOWN if True in steps else Value.NOT_MET
    return _as_requires_improvement(value, before, later, policy)


def fell(
    before: frozenset[int], later: Graded, to: tuple[int, ...], policy: EligibilityPolicy
) -> Value:
    """Say whether an inspection is a fall to one of `to`; met means that it fell."""
    falls = {two in to and one < two for one in before for two in for_decline(later, policy)}
    value = Value.MET if falls == {True} else Value.UNKNOWN if True in falls else Value.NOT_MET
    if later.overall == 3 and is_satisfactory(later, policy):
        handling = policy.judgement.grade_3_before.treat_as_ri
        if handling == "does_not_count":
            return Value.NOT_MET
        if handling == "unknown" and value is Value.MET:
            return Value.UNKNOWN
    return value


def is_satisfactory(inspection: Graded, policy: EligibilityPolicy) -> bool:
    """Say whether grade 3 was called satisfactory on the day of this inspection."""
    return inspection.overall == 3 and inspection.start < policy.judgement.grade_3_before.date


def is_below_expected(inspection: Graded, policy: EligibilityPolicy) -> bool:
    """Say whether a report card has an area that no allowed grade could have."""
    bad = policy.judgement.report_card.not_met_if_any_area_in
    card = inspection.framework == "report_card"
    return card and any(area.word in bad for area in inspection.areas)


def in_words(inspection: Graded) -> str:
    """Return the judgement as people read it."""
    if inspection.framework == "report_card":
        return "a report card"
    if inspection.overall:
        return f"grade {inspection.overall} ({NAMES[inspection.overall]})"
    quality = inspection.quality_of_education
    tail = f", quality of education {quality}" if quality else ""
    return f"no overall grade{tail}"


def _bounded_by_worst(inspection: Graded, policy: EligibilityPolicy) -> frozenset[int]:
    grades = [area.grade for area in inspection.areas if area.grade]
    if inspection.quality_of_education:
        grades.append(inspection.quality_of_education)
    safe = policy.judgement.when_not_given.decline.safe_grades
    known = len(grades) >= 4
    return frozenset(safe) if known and max(grades) in safe else ALL


def _as_requires_improvement(
    value: Value, before: Graded, later: Graded, policy: EligibilityPolicy
) -> Value:
    if not (is_satisfactory(before, policy) or is_satisfactory(later, policy)):
        return value
    handling = policy.judgement.grade_3_before.treat_as_ri
    if handling == "does_not_count":
        return Value.NOT_MET
    return Value.UNKNOWN if handling == "unknown" and value is Value.MET else value
