"""Posts joined into stints: contiguous time in one school or group, sure or possible.

Acting time and unconfirmed posts are possible only (the policy says); posts that follow each
other within a day, also across the URNs of one school, are one stint.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from assessment.rules.eligibility.facts import Facts, Post
from assessment.rules.eligibility.lineage import Lineages
from rubrics.eligibility import EligibilityPolicy

HEADS = ("headteacher", "executive_headteacher")
TRUST_LEADERS = ("trust_ceo",)


@dataclass(frozen=True)
class Stint:
    """Unbroken time in one place. `end` None: still there."""

    posts: tuple[Post, ...]

    @property
    def start(self) -> date:
        """The first day."""
        return min(post.start for post in self.posts)

    @property
    def end(self) -> date | None:
        """The last day, or None."""
        ends = [post.end for post in self.posts if post.end]
        return max(ends) if len(ends) == len(self.posts) else None

    @property
    def urns(self) -> tuple[str, ...]:
        """The URNs of its posts, in order of time."""
        return tuple(dict.fromkeys(post.urn for post in self.posts if post.urn))

    @property
    def group(self) -> str | None:
        """The group of its posts, if they are in one."""
        return self.posts[0].group

    @property
    def name(self) -> str:
        """How the trace names it, like "900101 from 2019-09-01"."""
        return f"{self.urns[-1] if self.urns else self.group} from {self.start.isoformat()}"

    def covers(self, day: date) -> bool:
        """Say whether the day lies in the stint, ends included."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class Posts:
    """The stints of a person under a policy."""

    facts: Facts
    policy: EligibilityPolicy
    lineages: Lineages

    def possible(self, roles: Iterable[str], among: Iterable[Post] | None = None) -> list[Stint]:
        """Stints with every doubt resolved for the applicant."""
        posts = self._of(roles, among)
        kept = [post for post in posts if self._verdict(post) != "does_not_count"]
        return self._joined(kept, self.lineages.possibly)

    def certain(self, roles: Iterable[str], among: Iterable[Post] | None = None) -> list[Stint]:
        """Stints with every doubt resolved against the applicant."""
        posts = self._of(roles, among)
        kept = [post for post in posts if self._verdict(post) == "counts"]
        return self._joined(kept, self.lineages.surely)

    def _of(self, roles: Iterable[str], among: Iterable[Post] | None) -> list[Post]:
        wanted = set(roles)
        posts = self.facts.posts if among is None else tuple(among)
        return [post for post in posts if post.role in wanted and post.start <= self.facts.at]

    def _verdict(self, post: Post) -> str:
        verdicts = {
            "substantive": self.policy.capacity.substantive,
            "co_head": self.policy.capacity.co_head,
            "acting": self.policy.capacity.acting,
            "interim": self.policy.capacity.interim,
        }
        found = {verdicts[post.capacity]}
        if not post.is_verified:
            found.add(self.policy.unverified_post)
        worst = ("does_not_count", "unknown", "counts")
        return next(one for one in worst if one in found)

    def _joined(self, posts: list[Post], school: Callable[[str], frozenset[str]]) -> list[Stint]:
        places: dict[tuple[str, ...], list[Post]] = {}
        for post in posts:
            key = tuple(sorted(school(post.urn))) if post.urn else ("group", post.group or "")
            places.setdefault(key, []).append(post)
        runs = [run for key in sorted(places) for run in _runs(places[key])]
        return sorted(runs, key=lambda stint: (stint.start, stint.name))


def _runs(posts: list[Post]) -> list[Stint]:
    ordered = sorted(posts, key=lambda post: (post.start, post.end or date.max, post.key))
    runs: list[list[Post]] = []
    for post in ordered:
        last = Stint(tuple(runs[-1])).end if runs else date.min
        if runs and (last is None or post.start <= last + timedelta(days=1)):
            runs[-1].append(post)
        else:
            runs.append([post])
    return [Stint(tuple(run)) for run in runs]
