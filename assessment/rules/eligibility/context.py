"""What a clause may look at: the facts, the policy, and what `for_some` has bound."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessment.rules.eligibility.facts import Facts, Graded, Visit
from assessment.rules.eligibility.lineage import Lineages
from assessment.rules.eligibility.stint import Posts, Stint
from rubrics.eligibility import EligibilityPolicy


@dataclass(frozen=True)
class Pair:
    """Two graded inspections that follow each other; doubtful ones are not `certain`."""

    before: Graded
    later: Graded
    certain: bool
    doubt: str = ""

    @property
    def name(self) -> str:
        """How the trace names it, like "2018-03-14 to 2022-05-10"."""
        return f"{self.before.start.isoformat()} to {self.later.start.isoformat()}"


@dataclass(frozen=True)
class Bound:
    """What is bound here: a stint, perhaps a pair."""

    stint: Stint | None = None
    pair: Pair | None = None

    @property
    def name(self) -> str:
        """How the trace names the binding."""
        parts = [self.stint.name if self.stint else "", self.pair.name if self.pair else ""]
        return ", ".join(part for part in parts if part)

    def post(self) -> Stint:
        """Return the bound stint; the policy's own checks hold that there is one."""
        if self.stint is None:
            raise ValueError("nothing is bound here")
        return self.stint

    def inspections(self) -> Pair:
        """Return the bound pair; the policy's own checks hold that there is one."""
        if self.pair is None:
            raise ValueError("no pair is bound here")
        return self.pair


@dataclass(frozen=True)
class Context:
    """The facts under a policy whose references are resolved."""

    facts: Facts
    policy: EligibilityPolicy

    @cached_property
    def lineages(self) -> Lineages:
        """Which URNs are one school."""
        return Lineages(self.facts.links, self.policy.lineage, self.facts.at)

    @cached_property
    def posts(self) -> Posts:
        """The person's stints."""
        return Posts(self.facts, self.policy, self.lineages)

    def is_known(self, inspection: Graded | Visit) -> bool:
        """Say whether an inspection is confirmed and its report was out on the day."""
        late = inspection.published is not None and inspection.published > self.facts.at
        return inspection.is_verified and not late

    def graded(self, urns: frozenset[str]) -> list[Graded]:
        """Graded inspections at these URNs up to the day, by start, each inspection once."""
        found = {
            one.key: one
            for one in self.facts.graded
            if one.urn in urns and one.start <= self.facts.at
        }
        return sorted(found.values(), key=_in_time)

    def pairs(self, urns: frozenset[str]) -> list[Pair]:
        """Consecutive graded inspections of these URNs, sure and possible."""
        row = self.graded(urns)
        found = []
        for first, before in enumerate(row):
            for second in range(first + 1, len(row)):
                pair = self._pair(before, row[second], row[first + 1 : second])
                if pair:
                    found.append(pair)
        return found

    def _pair(self, before: Graded, later: Graded, within: list[Graded]) -> Pair | None:
        same = self.lineages.surely(before.urn) | self.lineages.surely(later.urn)
        if any(self.is_known(one) and one.urn in same for one in within):
            return None
        doubts = {
            "the school changed in a way that may not carry its grade": later.urn
            not in self.lineages.surely(before.urn),
            "an inspection is not confirmed": not all(
                self.is_known(one) for one in (before, later)
            ),
            "another inspection may lie between": bool(within),
        }
        doubt = next((words for words, holds in doubts.items() if holds), "")
        return Pair(before, later, not doubt, doubt)


def _in_time(one: Graded) -> tuple[date, date, str]:
    return (one.start, one.published or one.start, one.key)
