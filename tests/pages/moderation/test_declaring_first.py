"""Page 53: a moderator declares before any case; the cases are as they were for who has."""

import pytest

from tests import finished
from tests.pages.moderation.conftest import Desk

READ = ("", "/interview", "/late", "/second")
SENT = ("/name", "/confirm", "/depart", "/second")


def test_rule_28_a_moderator_declares_before_any_page_of_cases(desk: Desk) -> None:
    client = desk.new_moderator()
    for path in ("/moderation/", "/moderation/cohort", *(desk.address(more=one) for one in READ)):
        page = client.get(path)
        assert (page.path, page.h1) == ("/interview/conflicts", "Declare conflicts of interest")
        assert "Declare before you see your cases." in page.text
        assert finished.code(desk.world) not in page.text
    client.submit("Declare", none="y")
    assert finished.code(desk.world) in client.get("/moderation/").text
    assert client.get(desk.address()).status == 200


@pytest.mark.parametrize("more", SENT)
def test_rule_28_nothing_is_sent_before_declaring(desk: Desk, more: str) -> None:
    client = desk.new_moderator()
    client.get("/interview/conflicts")
    page = client.post(desk.address(more=more))
    assert (page.status, page.has_link("Declare conflicts of interest")) == (409, True)
    assert "Declare before you see your cases." in page.text
