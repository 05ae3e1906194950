"""How firm a recommendation is: in how many plausible worlds it would come out otherwise.

A world is the same case with one panel member left out (or nobody) and the pass mark one of
its own standard errors lower, as set, or higher (semantics rule 32; `model.md`). A member whose
scores are set aside is out of every world already (rule 28). Severity and void questions make
no worlds: nothing here estimates them.
"""

from dataclasses import dataclass
from fractions import Fraction

from assessment.rules.evidence import AgreedLevel, Evidence
from assessment.rules.recommendation import Outcome, clauses_of, outcome_of
from rubrics.recommendation import RecommendationPolicy

SHIFTS = (-1, 0, 1)


@dataclass(frozen=True)
class World:
    """One plausible world: the seat left out (None: nobody), the shift in standard errors."""

    without: int | None
    shift: int
    outcome: Outcome

    @property
    def is_actual(self) -> bool:
        """Say whether this is the case as it stands."""
        return self.without is None and self.shift == 0


@dataclass(frozen=True)
class Firmness:
    """Every world, the actual one among them, in order of seat and then of pass mark."""

    actual: Outcome
    worlds: tuple[World, ...]

    @property
    def others(self) -> tuple[World, ...]:
        """The worlds that are checks: all but the actual one; 11 for three who count."""
        return tuple(world for world in self.worlds if not world.is_actual)

    @property
    def changed(self) -> int:
        """In how many of the checks the outcome is another."""
        return sum(world.outcome is not self.actual for world in self.others)

    @property
    def share(self) -> Fraction:
        """The share of checks that change the outcome; the queue is sorted by it."""
        return Fraction(self.changed, len(self.others))

    @property
    def words(self) -> str:
        """As a page says it, like "4 of 11"."""
        return f"{self.changed} of {len(self.others)}"

    @property
    def sentence(self) -> str:
        """What changes the outcome and what does not, in words."""
        marks = {world.shift for world in self._changing if world.without is None}
        members = any(world.shift == 0 for world in self._changing)
        if not self._changing:
            return "None of them changes the outcome."
        if not marks and not members:
            return "Only a different pass mark and one member fewer together change the outcome."
        if not marks:
            return f"{_ONE_FEWER} changes the outcome. Another pass mark does not."
        by_mark = _MARK_WORDS[frozenset(marks)]
        if members:
            return f"{by_mark} changes the outcome. So does leaving out one panel member."
        return f"Only {by_mark[0].lower()}{by_mark[1:]} changes the outcome. {_NOT_ONE_FEWER}"

    @property
    def _changing(self) -> tuple[World, ...]:
        return tuple(world for world in self.others if world.outcome is not self.actual)


_ONE_FEWER = "Leaving out one panel member"
_NOT_ONE_FEWER = "Leaving out any one panel member does not."
_MARK_WORDS = {
    frozenset({1}): "A higher pass mark",
    frozenset({-1}): "A lower pass mark",
    frozenset({-1, 1}): "A higher or a lower pass mark",
}


def firmness_of(evidence: Evidence, policy: RecommendationPolicy) -> Firmness:
    """Return the outcome of `policy` on `evidence` in every plausible world."""
    left_out: tuple[int | None, ...] = (None, *(sheet.seat for sheet in evidence.counted))
    shifts = [(shift, shifted(policy, shift)) for shift in SHIFTS]
    worlds = tuple(
        World(seat, shift, outcome_of(clauses_of(without(evidence, seat), moved)))
        for seat in left_out
        for shift, moved in shifts
    )
    return Firmness(next(world.outcome for world in worlds if world.is_actual), worlds)


def shifted(policy: RecommendationPolicy, shift: int) -> RecommendationPolicy:
    """Return the policy with its pass mark moved by `shift` of its own standard errors."""
    paper = policy.paper
    moved = paper.pass_mark.value + shift * paper.standard_error.value
    mark = paper.pass_mark.model_copy(update={"value": moved})
    return policy.model_copy(update={"paper": paper.model_copy(update={"pass_mark": mark})})


def without(evidence: Evidence, seat: int | None) -> Evidence:
    """Return the evidence as if the member at `seat` had not been heard.

    A criterion takes the remaining members' level where they are unanimous, else it stays as
    agreed. The sheets stay, so the gate on how many scored does not turn by itself.
    """
    if seat is None:
        return evidence
    agreed = tuple(_relevelled(evidence, seat, one) for one in evidence.agreed)
    return evidence.model_copy(update={"agreed": agreed})


def _relevelled(evidence: Evidence, seat: int, agreed: AgreedLevel) -> AgreedLevel:
    remaining = [sheet for sheet in evidence.counted if sheet.seat != seat]
    levels = {sheet.level_of(agreed.criterion) for sheet in remaining} - {None}
    if len(levels) != 1:
        return agreed
    return agreed.model_copy(update={"level": levels.pop(), "stands": True})
