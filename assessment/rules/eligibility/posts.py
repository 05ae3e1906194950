"""Clauses about posts: held, in post at the inspection, leads a group."""

from collections.abc import Iterable
from datetime import date

from assessment.rules.eligibility.context import Bound, Context
from assessment.rules.eligibility.facts import Post
from assessment.rules.eligibility.finding import CONFIRM, DECIDE, Finding, Used, counted, used
from assessment.rules.eligibility.kleene import Value, between
from assessment.rules.eligibility.period import after, in_words
from assessment.rules.eligibility.stint import Stint
from rubrics.eligibility.clauses import HeldPost, InPostBetween, LeadsGroup


def held_post(context: Context, clause: HeldPost, bound: Bound) -> Finding:
    """A post of one of the roles, now or ever, for at least `min`."""
    among = bound.stint.posts if bound.stint else None
    sure = context.posts.certain(clause.roles, among)
    possible = context.posts.possible(clause.roles, among)
    at = context.facts.at
    value = between(_any_holds(sure, clause, at), _any_holds(possible, clause, at))
    if not possible:
        return Finding(value, "No post of this kind is recorded.", (_how_many(context),))
    best = max(possible, key=lambda one: (_holds(one, clause, at), one.start))
    because = f"In post {_dates(best)}"
    doubt = f"; {_doubt(best.posts)}" if value is Value.UNKNOWN else ""
    settled = _settles(best.posts) if value is Value.UNKNOWN else None
    return Finding(value, f"{because}{doubt}.", posts_used(best.posts), settled)


def in_post_between(context: Context, clause: InPostBetween, bound: Bound) -> Finding:
    """In post `before` ahead of the inspection, and still there or left not long ago."""
    stint, inspection = bound.post(), bound.inspections().later
    roles = {post.role for post in stint.posts}
    same_school = context.lineages.surely(inspection.urn)
    sure = [
        one
        for one in context.posts.certain(roles, stint.posts)
        if same_school.intersection(one.urns)
    ]
    day = inspection.start
    against = any(_led(one, clause, day, clause.left_met) for one in sure)
    longest = max(clause.left_met, clause.left_unknown, key=lambda gap: after(stint.start, gap))
    for_them = _led(stint, clause, day, longest)
    value = between(against, for_them)
    facts = (*posts_used(stint.posts), used("inspection started", day, inspection))
    because, settled = _why_led(stint, clause, day, value)
    return Finding(value, because, facts, settled)


def leads_group(context: Context, clause: LeadsGroup, bound: Bound) -> Finding:
    """Leads a group whose type and status fit on the day."""
    stint = bound.post()
    groups = [one for one in context.facts.groups if one.uid == stint.group]
    if not groups:
        return Finding(
            Value.UNKNOWN,
            "Nothing is recorded about the group.",
            posts_used(stint.posts),
            "An officer records the type and status of the group from the register.",
        )
    group = groups[-1]
    fits = group.type_code in clause.group_types and group.status in clause.status
    sure = context.posts.certain(clause.roles, stint.posts)
    against = fits and group.is_verified and any(one.covers(context.facts.at) for one in sure)
    right_role = any(post.role in clause.roles for post in stint.posts)
    value = between(against, fits and right_role and stint.covers(context.facts.at))
    facts = (
        *posts_used(stint.posts),
        used("group type", group.type_code, group),
        used("group status", group.status, group),
    )
    because = f"The group has type {group.type_code} and status {group.status}."
    return Finding(value, because, facts, CONFIRM if value is Value.UNKNOWN else None)


def posts_used(posts: Iterable[Post]) -> tuple[Used, ...]:
    """Return each post with its dates, as used."""
    return tuple(
        used(
            f"{post.role.replace('_', ' ')} ({post.capacity.replace('_', ' ')})", _span(post), post
        )
        for post in posts
    )


def _any_holds(stints: list[Stint], clause: HeldPost, at: date) -> bool:
    return any(_holds(one, clause, at) for one in stints)


def _holds(stint: Stint, clause: HeldPost, at: date) -> bool:
    if clause.when == "now" and not stint.covers(at):
        return False
    last = min(stint.end or at, at)
    return clause.min is None or after(stint.start, clause.min) <= last


def _led(stint: Stint, clause: InPostBetween, day: date, gap: str) -> bool:
    if after(stint.start, clause.before) > day:
        return False
    return stint.end is None or after(stint.end, gap) >= day


def _why_led(
    stint: Stint, clause: InPostBetween, day: date, value: Value
) -> tuple[str, str | None]:
    if after(stint.start, clause.before) > day:
        return f"Started on {in_words(stint.start)}, too short a time before the inspection.", None
    left = stint.end is not None and stint.end < day
    if value is Value.MET:
        return ("Left within the time allowed." if left else "In post at the inspection."), None
    if left and stint.end:
        days = (day - stint.end).days
        if value is Value.NOT_MET:
            return f"Left {days} days before the inspection.", None
        if after(stint.end, clause.left_met) < day:
            words = "the policy leaves a gap of this length to a person"
            return f"Left {days} days before the inspection; {words}.", DECIDE
    if value is Value.UNKNOWN:
        return f"In post {_dates(stint)}; {_doubt(stint.posts)}.", _settles(stint.posts)
    return "Not in post at the inspection.", None


def _doubt(posts: Iterable[Post]) -> str:
    if any(not post.is_verified for post in posts):
        return "a post is not confirmed"
    if any(post.capacity in ("acting", "interim") for post in posts):
        return "it turns on acting or interim time, on which the policy is silent"
    return "it turns on whether the school is the same one"


def _settles(posts: Iterable[Post]) -> str:
    return CONFIRM if any(not post.is_verified for post in posts) else DECIDE


def _dates(stint: Stint) -> str:
    end = f"to {in_words(stint.end)}" if stint.end else "and still there"
    return f"from {in_words(stint.start)} {end}"


def _span(post: Post) -> str:
    end = in_words(post.end) if post.end else "still there"
    return f"{post.urn or post.group}: {in_words(post.start)} to {end}"


def _how_many(context: Context) -> Used:
    return counted("posts recorded", len(context.facts.posts))
