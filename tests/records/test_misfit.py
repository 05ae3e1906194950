"""What an open round would lose by another document. Both databases."""

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from assessment.records import request
from assessment.records.pin import ask_change, choices_for, pins_of
from assessment.records.tables.application import Application
from assessment.rules.refusal import Faults, Refused
from tests.records.open_rounds import LATER, opened, start_sitting
from tests.records.rounds import officer

FAULT = "1 application is by a route that this policy does not have"


def test_a_policy_without_the_route_of_an_application_is_refused(db: Session) -> None:
    row = opened(db)
    tom, sana = officer(db, row.id, "Tom Reyes"), officer(db, row.id, "Sana Iqbal")
    pinned = pins_of(db, row.id)["eligibility"].id
    other = next(each for each in choices_for(db, "eligibility") if each.id != pinned)
    asked = ask_change(db, tom, row.id, "eligibility", other.hash, "A newer policy", now=LATER)
    start_sitting(db, row)
    db.execute(update(Application).values(route="of another policy"))
    with pytest.raises(Refused, match=FAULT), db.begin_nested():
        request.answer(db, sana, asked.id, True, now=LATER)
    request.answer(db, sana, asked.id, False, "A route is missing", now=LATER)
    with pytest.raises(Faults, match=FAULT):
        ask_change(db, tom, row.id, "eligibility", other.hash, "A newer policy", now=LATER)
    db.execute(update(Application).values(route=None))
    assert ask_change(db, tom, row.id, "eligibility", other.hash, "A newer policy", now=LATER)
