"""Which URNs are one school, surely and possibly. Successions carry as the policy says;
several predecessors, mergers, splits and unconfirmed links are doubtful."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessment.rules.eligibility.facts import Link
from rubrics.eligibility.reading import Handling, Lineage


@dataclass(frozen=True)
class Lineages:
    """The schools that the links join, on the day `at`."""

    links: tuple[Link, ...]
    policy: Lineage
    at: date

    def surely(self, urn: str) -> frozenset[str]:
        """Every URN that is certainly the same school."""
        return _component(urn, self._carried)

    def possibly(self, urn: str) -> frozenset[str]:
        """Every URN that may be the same school."""
        return _component(urn, self._carried + self._doubtful)

    def is_doubtful(self, urn: str) -> bool:
        """Say whether a doubtful link leads into or out of this school."""
        return self.surely(urn) != self.possibly(urn)

    @cached_property
    def _live(self) -> tuple[tuple[Link, Handling], ...]:
        known = [link for link in self.links if link.kind != "other"]
        known = [link for link in known if link.on is None or link.on <= self.at]
        return tuple((link, self._handling(link, known)) for link in known)

    @cached_property
    def _carried(self) -> tuple[tuple[str, str], ...]:
        return tuple((link.old_urn, link.new_urn) for link, how in self._live if how == "carry")

    @cached_property
    def _doubtful(self) -> tuple[tuple[str, str], ...]:
        return tuple((link.old_urn, link.new_urn) for link, how in self._live if how == "unknown")

    def _handling(self, link: Link, known: list[Link]) -> Handling:
        hows: dict[str, Handling] = {
            "converter": self.policy.converter,
            "sponsor_led": self.policy.sponsor_led,
            "merged_or_split": self.policy.merged_or_split,
        }
        how = hows[link.kind]
        if len({one.old_urn for one in known if one.new_urn == link.new_urn}) > 1:
            how = self.policy.several_predecessors
        return "unknown" if how == "carry" and not link.is_verified else how


def _component(urn: str, pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    found, pairs = {urn}, tuple(pairs)
    while True:
        more = {one for pair in pairs if found & set(pair) for one in pair} - found
        if not more:
            return frozenset(found)
        found |= more
