"""A whole round, from its set-up to the printed letter, told page by page."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from tests.client import Client
from tests.journeys import applying, assessing, before, deciding
from tests.journeys.people import Round
from tests.site import Clock


@pytest.fixture
def told(
    app: Flask, clock: Clock, sessions: sessionmaker[Session], sign_in: Callable[..., Client]
) -> Round:
    clock.at = before.JUNE
    return Round(app, clock, sessions, sign_in)


def test_from_set_up_to_the_printed_letter(told: Round) -> None:
    before.set_up(told)
    applying.make_account(told)
    reference = applying.apply(told)
    applying.check(told, reference)
    assessing.sit(told)
    assessing.interview(told)
    code = deciding.moderate(told)
    deciding.decide(told, code)
    deciding.release(told)
