"""The whole demonstration: a released round, one at its interviews, one that takes applications.

The same seed and moment give equal domain rows and an equal head of the audit trail.
"""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session, sessionmaker

from assessment.demo import outcomes, timeline
from assessment.demo.accounts import employ
from assessment.demo.applications import Sent, apply, check
from assessment.demo.booking import book
from assessment.demo.cast import Applicant, applicants
from assessment.demo.evidence import evidence_of
from assessment.demo.interviews import hold
from assessment.demo.present import play_present
from assessment.demo.rounds import Staff, import_content, open_round
from assessment.demo.sittings import sit
from assessment.demo.stage import Cast, Stage, Tell, silent
from assessment.records.paper.session import book_everyone, sessions_for
from assessment.rules.sender import Sender

APPLICANTS_A_PANEL = 30
ABSENT = 0.03


def play(
    sessions: sessionmaker[Session],
    count: int,
    seed: int,
    now: datetime,
    sender: Sender,
    link: str,
    *,
    processes: int = 2,
    tell: Tell = silent,
) -> None:
    """Play the demonstration with `count` applicants in the released round."""
    stage = Stage(sessions, random.Random(seed), tell)  # noqa: S311  a story, not a secret
    when = timeline.earlier(now)
    import_content(stage, when.at(when.opens - 30, 9))
    panels = max(2, -(-count // APPLICANTS_A_PANEL))
    staff, hashed = employ(stage, panels, when.at(when.opens - 25, 9))
    play_released(stage, staff, hashed, count, when, sender, link, processes)
    play_present(stage, staff, hashed, now)
    coming = timeline.coming(now)
    name = f"{timeline.season(coming.on(coming.paper))} round"
    open_round(stage, name, coming, coming.window, staff, demonstration=True)


def play_released(
    stage: Stage,
    staff: Staff,
    hashed: str,
    count: int,
    when: timeline.Timeline,
    sender: Sender,
    link: str,
    processes: int,
) -> None:
    """Play one round from its opening to the release of its results."""
    name = f"{timeline.season(when.on(when.paper))} round"
    cast = open_round(stage, name, when, when.window, staff, demonstration=True)
    people = applicants(stage.draw, count, "a")
    sent = send_all(stage, cast, people, hashed, when)
    eligible = check_all(stage, cast, sent, when)
    sat = sit_all(stage, cast, eligible, when)
    held = interview_all(stage, cast, sat, when)
    decide_all(stage, cast, held, when)
    outcomes.print_all(stage, cast, sender, processes, when.at(when.results - 5, 10))
    outcomes.let_out(stage, cast, sender, link, when.at(when.results, 9, 30))


def send_all(
    stage: Stage,
    cast: Cast,
    people: Sequence[Applicant],
    hashed: str,
    when: timeline.Timeline,
) -> list[Sent]:
    """Everyone applies, a few a day."""
    found, closes = [], when.at(when.closes, 23, 59)
    minutes = (when.closes - when.opens - 2) * 24 * 60
    for number, applicant in enumerate(people):
        at = when.at(when.opens + 1, 10) + timedelta(minutes=number * minutes // len(people))
        told = evidence_of(stage.draw, applicant, closes)
        found.append(apply(stage, cast, applicant, hashed, at, told))
        stage.tell("Applications", number + 1, len(people))
    return found


def check_all(
    stage: Stage, cast: Cast, sent: Sequence[Sent], when: timeline.Timeline
) -> list[Sent]:
    """Officers check every application; return those who are eligible."""
    eligible = []
    for number, one in enumerate(sent):
        at = when.at(when.closes + 1, 9) + timedelta(minutes=2 * number)
        if check(stage, cast, one, at) == "eligible":
            eligible.append(one)
        stage.tell("Eligibility", number + 1, len(sent))
    with stage.scene() as db:
        session = sessions_for(db, cast.round_id)[0].session
        book_everyone(db, cast.officer(), session.id, now=when.at(when.told, 15))
    return eligible


def sit_all(
    stage: Stage, cast: Cast, eligible: Sequence[Sent], when: timeline.Timeline
) -> list[Sent]:
    """Those who come sit the paper; return them."""
    sat = []
    for number, one in enumerate(eligible):
        if stage.draw.random() >= ABSENT:
            starts = when.window.opens_at + timedelta(minutes=stage.draw.randint(0, 200))
            sit(stage, one.candidate, cast.round_id, starts)
            sat.append(one)
        stage.tell("Sittings", number + 1, len(eligible))
    return sat


def interview_all(
    stage: Stage, cast: Cast, sat: Sequence[Sent], when: timeline.Timeline
) -> list[UUID]:
    """Every panel interviews its share; return the applications."""
    meetings = book(stage, cast, sat, when)
    for number, meeting in enumerate(meetings):
        hold(stage, cast, meeting)
        stage.tell("Interviews", number + 1, len(meetings))
    return [meeting.application_id for meeting in meetings]


def decide_all(stage: Stage, cast: Cast, held: Sequence[UUID], when: timeline.Timeline) -> None:
    """Moderate and decide every case."""
    for number, application_id in enumerate(held):
        at = when.at(when.interviews_end + 2, 9) + timedelta(minutes=5 * number)
        outcomes.moderate(stage, cast, application_id, at)
        stage.tell("Moderation", number + 1, len(held))
    for number, application_id in enumerate(held):
        at = when.at(when.results - 8, 9) + timedelta(minutes=number)
        outcomes.decide_case(stage, cast, application_id, at)
        stage.tell("Decisions", number + 1, len(held))
