"""A person who reads and writes nothing: what every page that is open to them must keep to."""

from urllib.parse import urljoin

from tests.client import Client
from tests.page import Page


def reads(client: Client, path: str, sent: int = 403) -> Page:
    """Return a page that has nothing to press, whose links all open, and which refuses a form.

    `sent` is what sending to it answers: 405 where nobody sends anything there.
    """
    page = client.get(path)
    assert (page.status, page.pressed) == (200, [])
    shut = [to for to in page.leads if client.get(urljoin(page.path, to)).status != 200]
    assert shut == []
    assert client.post(path, check=False).status == sent
    return page
