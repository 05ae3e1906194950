"""Page 53: a moderator declares before any case; the cases are as they were for who has."""

import pytest

from assessment.pages.moderation.blueprint import WORK
from assessment.web.guard import permission_of
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


def test_rule_28_no_page_of_moderation_is_forgotten(desk: Desk) -> None:
    client, code = desk.new_moderator(), finished.code(desk.world)
    rules = client.app.url_map.iter_rules()
    gated = [r for r in rules if permission_of(client.app.view_functions[r.endpoint]) == WORK]
    told = {}
    for rule in gated:
        address = rule.rule.replace("<case:case_code>", code)
        if "GET" in (rule.methods or ()):
            told[rule.rule] = client.get(address).path
        else:
            told[rule.rule] = client.post(address).status
    assert len(told) > 8
    assert set(told.values()) == {"/interview/conflicts", 409}


@pytest.mark.parametrize("more", SENT)
def test_rule_28_nothing_is_sent_before_declaring(desk: Desk, more: str) -> None:
    client = desk.new_moderator()
    client.get("/interview/conflicts")
    page = client.post(desk.address(more=more))
    assert (page.status, page.has_link("Declare conflicts of interest")) == (409, True)
    assert "Declare before you see your cases." in page.text
