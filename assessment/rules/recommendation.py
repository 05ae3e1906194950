"""What the policy recommends for a case: one pure function over frozen evidence.

Every clause comes out met, not met or unknown with the fact used. All met: designate. Any
clause not met: do not designate, for a person to confirm. Otherwise something unknown could
matter: a second look by a person, never a refusal (semantics rule 30; `model.md`).
A change of what comes out for any evidence needs a new `ENGINE`; the old one stays here while
a snapshot names it.
"""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from assessment.rules.canonical import canonical
from assessment.rules.evidence import CANNOT_AGREE, NOT_EVIDENCED, Agreed, Evidence, evidence_from
from assessment.rules.flags import Flag, flags_for
from rubrics.recommendation import CriterionFloor, RecommendationPolicy

ENGINE = "nle-recommendation-engine/1"


class Result(StrEnum):
    """Three-valued: what is unknown is never taken for a no."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What the policy can recommend. A person decides."""

    DESIGNATE = "designate"
    DO_NOT_DESIGNATE = "do_not_designate"
    SECOND_LOOK = "second_look"


class Clause(BaseModel):
    """One line of the policy: what it asks, the fact used, and the result."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    id: str
    asks: str
    fact: str
    result: Result


class Recommendation(BaseModel):
    """The outcome with every clause and flag behind it, in the order of the policy."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    engine: str
    outcome: Outcome
    clauses: tuple[Clause, ...]
    flags: tuple[Flag, ...]

    def to_bytes(self) -> bytes:
        """Return the canonical bytes that a replay must give again (rule 34)."""
        return canonical(self.model_dump())


def recommend(evidence: Evidence, policy: RecommendationPolicy) -> Recommendation:
    """Return what `policy` recommends on `evidence`, clause by clause. Never raises."""
    clauses = clauses_of(evidence, policy)
    return Recommendation(
        engine=ENGINE,
        outcome=outcome_of(clauses),
        clauses=clauses,
        flags=flags_for(evidence, policy),
    )


def outcome_of(clauses: tuple[Clause, ...]) -> Outcome:
    """All met: designate. Any not met: do not designate, whatever an unknown would turn out to
    be. Else an unknown decides it, and a person looks again."""
    results = {clause.result for clause in clauses}
    if Result.NOT_MET in results:
        return Outcome.DO_NOT_DESIGNATE
    return Outcome.SECOND_LOOK if Result.UNKNOWN in results else Outcome.DESIGNATE


def clauses_of(evidence: Evidence, policy: RecommendationPolicy) -> tuple[Clause, ...]:
    """Return every clause with its result: gates in the policy's order, then the interview."""
    gates: list[Clause] = []
    for gate in policy.gates:
        if gate == "eligible":
            gates.append(_eligible(evidence))
        elif gate == "paper_passed":
            gates += [_paper_passed(evidence, policy), *_area_floors(evidence, policy)]
        elif gate == "every_level_agreed":
            gates.append(_every_level_agreed(evidence))
        else:
            gates.append(_enough_members(evidence, policy))
    interview = (*_no_level(evidence, policy), _at_least(evidence, policy))
    return (*gates, *interview, *(_must(evidence, floor) for floor in policy.interview.must))


def _eligible(evidence: Evidence) -> Clause:
    outcome = evidence.eligibility.outcome
    known = {"eligible": Result.MET, "not_eligible": Result.NOT_MET}
    words = {"eligible": "Eligible", "not_eligible": "Not eligible", "unknown": "Not known"}
    return Clause(
        id="eligible",
        asks="Confirmed eligible by a person",
        fact=words[outcome],
        result=known.get(outcome, Result.UNKNOWN),
    )


def _reaches(score: Decimal | None, floor: Decimal) -> Result:
    if score is None:
        return Result.UNKNOWN
    return Result.MET if score >= floor else Result.NOT_MET


def _paper_passed(evidence: Evidence, policy: RecommendationPolicy) -> Clause:
    score = evidence.paper.score if evidence.paper else None
    needed = policy.paper.pass_mark.value
    return Clause(
        id="paper_passed",
        asks=f"Paper at or above {_number(needed)}",
        fact="Not known" if score is None else _number(score),
        result=_reaches(score, needed),
    )


def _area_floors(evidence: Evidence, policy: RecommendationPolicy) -> tuple[Clause, ...]:
    scores = {one.area: one.score for one in evidence.paper.areas} if evidence.paper else {}
    return tuple(
        Clause(
            id=f"area_{floor.area}",
            asks=f"Paper area {floor.area} at or above {_number(floor.value)}",
            fact=_number(scores[floor.area]) if floor.area in scores else "Not known",
            result=_reaches(scores.get(floor.area), floor.value),
        )
        for floor in policy.paper.area_floors
    )


def _enough_members(evidence: Evidence, policy: RecommendationPolicy) -> Clause:
    needed, counted = policy.members_needed, len(evidence.counted)
    set_aside = len(evidence.members) - counted
    return Clause(
        id=f"members_{needed}",
        asks=f"Scored by {needed} or more panel members",
        fact=f"{counted}" + (f", and {set_aside} set aside" if set_aside else ""),
        result=Result.MET if counted >= needed else Result.NOT_MET,
    )


def _every_level_agreed(evidence: Evidence) -> Clause:
    """A level agreed with a member who was set aside is not known (rule 28)."""
    known = [c for c in evidence.criteria if evidence.agreed_on(c) not in (None, CANNOT_AGREE)]
    whole = bool(known) and len(known) == len(evidence.criteria)
    return Clause(
        id="every_level_agreed",
        asks="A level agreed for every criterion",
        fact=f"{len(known)} of {len(evidence.criteria)}",
        result=Result.MET if whole else Result.UNKNOWN,
    )


def _no_level(evidence: Evidence, policy: RecommendationPolicy) -> tuple[Clause, ...]:
    return tuple(_none_at(evidence, level.value) for level in policy.interview.no_level)


def _none_at(evidence: Evidence, level: int) -> Clause:
    """ "Not evidenced" is not a level, so it is not at this one (rule 26)."""
    at = [c for c in evidence.criteria if evidence.agreed_on(c) == level]
    open_ = [c for c in evidence.criteria if evidence.agreed_on(c) in (None, CANNOT_AGREE)]
    unknown = f"Not known for {_listed(open_)}" if open_ else f"None of {len(evidence.criteria)}"
    return Clause(
        id=f"no_level_{level}",
        asks=f"No criterion at level {level}",
        fact=_listed(at) if at else unknown,
        result=Result.NOT_MET if at else Result.UNKNOWN if open_ else Result.MET,
    )


def _at_least(evidence: Evidence, policy: RecommendationPolicy) -> Clause:
    needed, level = policy.interview.at_least.count.value, policy.interview.at_least.level.value
    results = [_at_level(evidence.agreed_on(c), level) for c in evidence.criteria]
    met, unknown = results.count(Result.MET), results.count(Result.UNKNOWN)
    missing = sum(evidence.agreed_on(c) == NOT_EVIDENCED for c in evidence.criteria)
    parts = [f"{met} of {len(results)}"]
    parts += [f"{unknown} not agreed"] if unknown else []
    parts += [f"{missing} not evidenced"] if missing else []
    reachable = Result.UNKNOWN if met + unknown >= needed else Result.NOT_MET
    return Clause(
        id="at_least",
        asks=f"{needed} of {len(results)} criteria at level {level} or above",
        fact=", ".join(parts),
        result=Result.MET if met >= needed else reachable,
    )


def _must(evidence: Evidence, floor: CriterionFloor) -> Clause:
    agreed = evidence.agreed_on(floor.criterion)
    return Clause(
        id=f"must_{floor.criterion}",
        asks=f"{floor.criterion} at level {floor.value} or above",
        fact=level_words(agreed),
        result=_at_level(agreed, floor.value),
    )


def _at_level(agreed: Agreed | None, level: int) -> Result:
    if agreed is None or agreed == CANNOT_AGREE:
        return Result.UNKNOWN
    if agreed == NOT_EVIDENCED:
        return Result.NOT_MET
    return Result.MET if agreed >= level else Result.NOT_MET


def level_words(level: Agreed | None) -> str:
    """Return a level as people read it: 3, Not evidenced, Not agreed or Not yet."""
    words = {None: "Not known", NOT_EVIDENCED: "Not evidenced", CANNOT_AGREE: "Not agreed"}
    return words[level] if level is None or isinstance(level, str) else str(level)


def _number(value: Decimal) -> str:
    return format(value.normalize() if value else Decimal(0), "f")


def _listed(criteria: list[str]) -> str:
    return criteria[0] if len(criteria) == 1 else f"{', '.join(criteria[:-1])} and {criteria[-1]}"


ENGINES: dict[str, Callable[[Evidence, RecommendationPolicy], Recommendation]] = {
    ENGINE: recommend,
}


def replay(evidence: bytes | str, policy: bytes | str, engine: str) -> bytes:
    """Return the bytes that `engine` gives again for kept evidence and policy (rule 34).

    Raises KeyError for an engine that is no longer kept.
    """
    frozen = RecommendationPolicy.model_validate_json(policy)
    return ENGINES[engine](evidence_from(evidence), frozen).to_bytes()
