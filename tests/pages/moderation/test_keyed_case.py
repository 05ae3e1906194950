"""A moderator reads who entered a sheet from paper, and no name of anyone else."""

from collections.abc import Callable

from sqlalchemy.orm import Session, sessionmaker

from assessment.rules.people import Role
from tests import finished
from tests.client import Client
from tests.records.moderation.test_keyed_case import keyed_case


def test_the_case_says_who_entered_it(
    sessions: sessionmaker[Session], sign_in: Callable[..., Client]
) -> None:
    with sessions() as db:
        world = keyed_case(db)
        code, round_id = finished.code(world), world.round_id
    client = finished.declared(sign_in(Role.MODERATOR, round_id=round_id), round_id)
    page = client.get(f"/moderation/{code}/interview")
    written = {row[2] for row in page.rows("#c2-3 table")}
    assert written == {
        "Maria Hart heard 2.3.",
        "Entered from paper by Priya Nair Written on paper.",
        "Sana Iqbal heard 2.3.",
    }
    tags = page.soup.select(".govuk-tag")
    assert {tag.get_text() for tag in tags} == {"Entered from paper by Priya Nair"}
    assert len(tags) == 12
