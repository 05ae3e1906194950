"""What a case shows, said to the applicant: by area of the paper and by standard.

Pure functions over frozen evidence. No score, no question, no panel member: only whether an
area was enough, the levels that the panel agreed, and what designation needs. The decision
maker can change every sentence before it is kept.
"""

from assessment.rules.evidence import CANNOT_AGREE, NOT_EVIDENCED, Agreed, AreaScore, Evidence
from assessment.rules.letter import Area, Criterion
from assessment.rules.recommendation import Clause, Result
from rubrics.recommendation import RecommendationPolicy
from rubrics.rubric import Rubric

AREAS = {
    "ofsted": "Ofsted’s inspection framework",
    "icfp": "Integrated curriculum and financial planning (ICFP)",
    "ecf": "Early Career Framework",
    "cpd": "Standard for teachers’ professional development",
}


def listed(parts: list[str]) -> str:
    """Return "1.1, 1.2 and 1.3"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def areas_of(evidence: Evidence, policy: RecommendationPolicy) -> tuple[Area, ...]:
    """Return each area of the paper with whether it was enough.

    What an area needs is its floor; without one it is the pass mark in proportion.
    """
    if evidence.paper is None or not evidence.paper.maximum:
        return ()
    floors = {floor.area: floor.value for floor in policy.paper.area_floors}
    share = policy.paper.pass_mark.value / evidence.paper.maximum
    return tuple(
        Area(AREAS.get(one.area, one.area), one.score >= floors.get(one.area, share * one.maximum))
        for one in sorted(evidence.paper.areas, key=_in_order)
    )


def _in_order(one: AreaScore) -> int:
    known = list(AREAS)
    return known.index(one.area) if one.area in known else len(known)


def level_label(rubric: Rubric, level: Agreed | None) -> str:
    """Return an agreed level in words, like "Level 3: meets the standard"."""
    if level is None or level == CANNOT_AGREE:
        return "Your panel did not agree a level"
    if level == NOT_EVIDENCED:
        return rubric.not_evidenced.name
    return rubric.level_name(int(level)).label


def criteria_of(evidence: Evidence, rubric: Rubric) -> tuple[Criterion, ...]:
    """Return every criterion with the agreed level in words, in the rubric's order."""
    return tuple(
        Criterion(one.id, one.title, level_label(rubric, evidence.agreed_on(one.id)))
        for one in rubric.criteria
    )


def strengths_of(evidence: Evidence, rubric: Rubric) -> tuple[str, ...]:
    """Return what went well, a sentence for each standard that has something."""
    return tuple(
        f"Standard {standard.id}, {standard.short[0].lower()}{standard.short[1:]}: {said}."
        for standard in rubric.standards
        if (said := _strong_in(evidence, rubric, [one.id for one in standard.criteria]))
    )


def _strong_in(evidence: Evidence, rubric: Rubric, ids: list[str]) -> str:
    by_level: dict[int, list[str]] = {}
    for one in ids:
        level = evidence.agreed_on(one)
        if isinstance(level, int) and level >= rubric.threshold:
            by_level.setdefault(level, []).append(f"{one} ({rubric.criterion(one).short.lower()})")
    said = [
        f"you showed a {rubric.level_name(level).name} in {listed(found)}"
        if level > rubric.threshold
        else f"you met the standard in {listed(found)}"
        for level, found in sorted(by_level.items(), reverse=True)
    ]
    return "; ".join(said)


def reasons_to_designate(
    evidence: Evidence, policy: RecommendationPolicy, rubric: Rubric
) -> tuple[str, ...]:
    """Return what the applicant showed, on the paper and in each standard."""
    passed = evidence.paper is not None and evidence.paper.score >= policy.paper.pass_mark.value
    paper = ("Knowledge paper: you showed the knowledge that was needed.",) if passed else ()
    return (*paper, *strengths_of(evidence, rubric))


def reasons_not_to(
    evidence: Evidence,
    policy: RecommendationPolicy,
    rubric: Rubric,
    clauses: tuple[Clause, ...],
) -> tuple[str, ...]:
    """Return a sentence for each thing that designation needs and the case does not show."""
    unmet = {clause.id for clause in clauses if clause.result is Result.NOT_MET}
    said: list[str] = []
    if any(one == "paper_passed" or one.startswith("area_") for one in unmet):
        said.append(_paper_below(evidence, policy))
    if any(one.startswith("members_") for one in unmet):
        said.append("Interview: too few panel members could score your interview.")
    said += [
        _criterion_below(evidence, policy, rubric, one) for one in _below(evidence, policy, unmet)
    ]
    if "at_least" in unmet:
        said.append(_too_few(evidence, policy))
    return tuple(said)


def _paper_below(evidence: Evidence, policy: RecommendationPolicy) -> str:
    below = [area.title for area in areas_of(evidence, policy) if not area.met]
    opening = "Knowledge paper: your paper was below what was needed."
    if not below:
        return opening
    return f"{opening} The areas below were: {listed(below)}."


def _below(evidence: Evidence, policy: RecommendationPolicy, unmet: set[str]) -> list[str]:
    barred = {
        level.value for level in policy.interview.no_level if f"no_level_{level.value}" in unmet
    }
    return [
        one
        for one in evidence.criteria
        if evidence.agreed_on(one) in barred or f"must_{one}" in unmet
    ]


def _criterion_below(
    evidence: Evidence, policy: RecommendationPolicy, rubric: Rubric, criterion: str
) -> str:
    needed = {floor.criterion: floor.value for floor in policy.interview.must}
    barred = [level.value for level in policy.interview.no_level]
    least = needed.get(criterion) or min(barred) + 1
    level = evidence.agreed_on(criterion)
    found = (
        "your panel heard nothing that it could score"
        if level == NOT_EVIDENCED
        else f"your panel agreed {level_label(rubric, level).replace('Level', 'level')}"
    )
    return (
        f"{criterion} {rubric.criterion(criterion).title}: designation needs level {least} or "
        f"above, and {found}."
    )


def _too_few(evidence: Evidence, policy: RecommendationPolicy) -> str:
    count, level = policy.interview.at_least.count.value, policy.interview.at_least.level.value
    reached = sum(
        isinstance(found := evidence.agreed_on(one), int) and found >= level
        for one in evidence.criteria
    )
    return (
        f"Standards 1 to 3: designation needs level {level} or above in {count} of the "
        f"{len(evidence.criteria)} criteria, and you reached it in {reached}."
    )


def unsettled(evidence: Evidence) -> tuple[str, ...]:
    """Return the criteria on which more evidence could settle the case."""
    return tuple(
        one
        for one in evidence.criteria
        if evidence.agreed_on(one) in (None, CANNOT_AGREE, NOT_EVIDENCED)
    )


def evidence_needed(evidence: Evidence, rubric: Rubric) -> tuple[str, ...]:
    """Return what is needed, criterion by criterion."""
    needed = []
    for one in unsettled(evidence):
        heard = evidence.agreed_on(one) == NOT_EVIDENCED
        why = (
            "we heard nothing that we could score"
            if heard
            else "your panel could not agree a level"
        )
        needed.append(f"More evidence on {one} {rubric.criterion(one).title}: {why}.")
    return tuple(needed)


def how_to_give(evidence: Evidence) -> str:
    """Return how more evidence can be given."""
    on = list(unsettled(evidence))
    return f"a second interview on {listed(on)}" if on else "documents"
