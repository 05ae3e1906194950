"""Where a visitor can go: the service navigation by role, officers' sub-navigation, the footer.

An item shows only where its page exists and the visitor's role may open it. Screens, section 2.
"""

from dataclasses import dataclass
from uuid import UUID

from flask import current_app, g, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from assessment.records.people.sign_in import Visitor
from assessment.records.round import find_round
from assessment.rules.people import Role
from assessment.rules.permission import allows
from assessment.web import current
from assessment.web.guard import PUBLIC, permission_of


@dataclass(frozen=True)
class Item:
    """One link. `active` marks the section that the page belongs to."""

    text: str
    href: str
    active: bool = False


NAVIGATION: dict[Role | None, tuple[tuple[str, str], ...]] = {
    None: (("Register", "/register/"),),
    Role.APPLICANT: (
        ("Application", "/application/"),
        ("Paper", "/paper/"),
        ("Interview", "/interview/slot"),
        ("Result", "/decision/result"),
        ("Your account", "/people/me"),
    ),
    Role.OFFICER: (
        ("Round", "/round/{round}/"),
        ("Applications", "/application/queue"),
        ("Paper", "/paper/staff/sessions"),
        ("Interviews", "/interview/allocation"),
        ("Results", "/decision/results"),
    ),
    Role.PANEL_MEMBER: (
        ("Interviews", "/interview/"),
        ("My conflicts", "/interview/conflicts"),
        ("Guidance", "/interview/guidance"),
    ),
    Role.MODERATOR: (
        ("Cases", "/moderation/"),
        ("Cohort", "/moderation/cohort"),
        ("My conflicts", "/interview/conflicts"),
        ("Guidance", "/moderation/guidance"),
        ("Questions", "/content/"),
    ),
    Role.DECISION_MAKER: (
        ("Decisions", "/decision/"),
        ("Release", "/decision/release"),
        ("Register", "/register/"),
        ("Report", "/round/{round}/report"),
        ("Questions", "/content/"),
    ),
    Role.AUDITOR: (
        ("Reports", "/round/"),
        ("Decisions", "/decision/record"),
        ("People", "/people/"),
        ("Register", "/register/"),
        ("Questions", "/content/"),
    ),
    Role.ADMINISTRATOR: (("People", "/people/"), ("Your account", "/people/me")),
}
ROUND = (
    ("Overview", "/round/{round}/"),
    ("Set-up", "/round/{round}/set-up"),
    ("People", "/round/{round}/people"),
    ("Notices", "/round/{round}/notices"),
    ("Report", "/round/{round}/report"),
)
TO_READ = (
    ("Sessions", "/paper/staff/sessions"),
    ("Interviews", "/interview/allocation"),
)
"""Inside a round, what an auditor finds beside the officer's items: they have them above."""
FOOTER = (
    ("Get help", "/help"),
    ("Accessibility statement", "/accessibility"),
    ("Privacy notice", "/privacy"),
    ("Cookies", "/cookies"),
)
HOMES: dict[Role, str] = {
    Role.APPLICANT: "/application/",
    Role.OFFICER: "/round/{round}/",
    Role.PANEL_MEMBER: "/interview/",
    Role.PANEL_CHAIR: "/interview/",
    Role.MODERATOR: "/moderation/",
    Role.DECISION_MAKER: "/decision/",
    Role.AUDITOR: "/round/",
    Role.ADMINISTRATOR: "/people/",
}
NAVIGATION[Role.PANEL_CHAIR] = NAVIGATION[Role.PANEL_MEMBER]
MOST = 5
OWN_ROUND, ROUNDS = "/round/{round}/", "/round/"


def navigation(section: str | None = None) -> list[Item]:
    """Return the items for this visitor's role, the one of this page's section marked."""
    items = _shown(NAVIGATION[role()])[:MOST]
    here = section or request.path
    best = max((i.href for i in items if here.startswith(i.href)), key=len, default=None)
    return [Item(i.text, i.href, i.href == best) for i in items]


def round_navigation() -> list[Item]:
    """Return the officer's items inside a round, an auditor's with more; nothing for others."""
    if role() is Role.AUDITOR:
        return _shown(ROUND + TO_READ)
    return _shown(ROUND) if role() is Role.OFFICER else []


def footer_links() -> list[Item]:
    """Return the links at the foot, with "Change role" for who is signed in."""
    found = who()
    signed_in = (("Your account", "/people/me"), ("Change role", "/people/role"))
    return _shown(FOOTER + (signed_in if found else ()))


def home_url() -> str:
    """Return where this visitor's role begins; the start page for everyone else."""
    chosen, found = role(), who()
    return home_of(chosen, found.round_id) if chosen and found else "/"


def home_of(chosen: Role, round_id: UUID | None) -> str:
    """Return where a role begins, or the account where that page does not exist."""
    slug = find_round(current.db(), round_id).slug if round_id else ""
    found = _open_to(chosen, ((chosen.words, HOMES[chosen]),), slug)
    return found[0].href if found else "/people/me"


def who() -> Visitor | None:
    """Return the visitor; nobody on the page that says the service is broken."""
    return None if g.get("broken") else current.visitor()


def role() -> Role | None:
    """Return the visitor's chosen role, once they may use it."""
    found = who()
    return None if found is None or found.needs_code else found.role


def _shown(items: tuple[tuple[str, str], ...]) -> list[Item]:
    slug = _round_slug() if any("{round}" in href for _, href in items) else ""
    return _open_to(role(), items, slug)


def _open_to(chosen: Role | None, items: tuple[tuple[str, str], ...], slug: str) -> list[Item]:
    """Return the items whose page there is and that this role may open."""
    ready = [(text, _address(href, slug)) for text, href in items if slug or not _needs_round(href)]
    return [Item(text, href) for text, href in ready if opens(href, chosen)]


def _needs_round(href: str) -> bool:
    return "{round}" in href and href != OWN_ROUND


def _address(href: str, slug: str) -> str:
    """The address in the visitor's round; without one, its overview is the list of rounds."""
    return href.format(round=slug) if slug or href != OWN_ROUND else ROUNDS


def _round_slug() -> str:
    found = who()
    return current.round_().slug if found and found.round_id else ""


def exists(path: str) -> bool:
    """Say whether the service has a page at this address."""
    return _act_of(path) is not None


def opens(path: str, chosen: Role | None) -> bool:
    """Say whether the service has a page at this address for who has this role."""
    act = _act_of(path)
    return act is not None and (act == PUBLIC or allows(act, chosen))


def takes_and_shows(path: str) -> bool:
    """Say whether one page both shows the form at this address and takes it.

    Where more may read than write there are two views, `dates` and `dates_sent`.
    """
    shown = _endpoint(path, "GET")
    return shown is not None and _endpoint(path, "POST") in (shown, f"{shown}_sent")


def _act_of(path: str) -> str | None:
    """Return what the page at this address requires, PUBLIC for nothing; None without a page."""
    known: dict[str, str | None] = current_app.extensions.setdefault("acts_of_pages", {})
    if path not in known:
        endpoint = _endpoint(path, "GET")
        view = current_app.view_functions.get(endpoint or "")
        known[path] = None if endpoint is None else (view and permission_of(view)) or PUBLIC
    return known[path]


def _endpoint(path: str, method: str) -> str | None:
    """Return which page answers, "" for one that leads on, None for none."""
    try:
        return str(current_app.url_map.bind("").match(path, method=method)[0])
    except RequestRedirect:
        return ""
    except HTTPException:
        return None
