"""A person who asks for a new email address, and the links that are sent."""

from urllib.parse import urlsplit

from sqlalchemy import select

from assessment.records.tables.notice import Notice
from assessment.rules.notice import Team
from tests.client import Client
from tests.page import Page
from tests.pages.rounds import PASSWORD, Sessions

OLD, NEW, OTHER = "ada@example.org", "ada@new.example", "grace@example.org"
OVER = "This link has been used or is too old."
TEAM = Team("Programme team", "team@example.org", "01632 960 100")


def enter(client: Client, email: str = OLD) -> Page:
    client.get("/people/sign-in")
    return client.submit("Sign in", email=email, password=PASSWORD)


def ask(client: Client, email: str = NEW, password: str = PASSWORD) -> Page:
    client.get("/people/me")
    client.get("/people/me/email")
    return client.submit("Continue", email=email, password=password)


def link(sessions: Sessions, kind: str = "confirm_new_address") -> str:
    """The path of the newest link of a kind."""
    with sessions() as db:
        query = select(Notice.secret).where(Notice.kind == kind)
        secret = db.scalars(query.order_by(Notice.posted_at.desc())).first()
    assert secret is not None
    return urlsplit(secret).path
