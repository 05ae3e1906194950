"""A round at its interviews, with something waiting for every role."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal

from assessment.demo import outcomes
from assessment.demo.applications import Sent, apply, check
from assessment.demo.booking import choose, offer
from assessment.demo.cast import Applicant, applicants
from assessment.demo.evidence import regional_director, turnaround
from assessment.demo.interviews import Meeting, hold, score_alone
from assessment.demo.rounds import ONLINE, Staff, open_round
from assessment.demo.sittings import sit
from assessment.demo.stage import Cast, Stage
from assessment.demo.timeline import Timeline, present, season
from assessment.records.application.adjustment import agree_adjustments
from assessment.records.interview.invitation import invite
from assessment.records.interview.panel import panels_of
from assessment.records.paper.session import book, book_everyone, create_session, sessions_for
from assessment.rules.adjustment import Terms
from assessment.rules.window import Window
from assessment.rules.wording_time import uk

READY, HELD, WAITING = 0, 6, 4
TODAY = time(10)


def play_present(stage: Stage, staff: Staff, hashed: str, now: datetime) -> Cast:
    """Play the round up to now, and leave work for every role."""
    when = present(now)
    name = f"{season(when.on(when.paper))} round"
    if season(when.on(when.paper)) == season(when.on(when.paper - 100)):
        name = f"Second {name}"
    cast = open_round(stage, name, when, when.window, staff, demonstration=True)
    sent = _everyone_applies(stage, cast, hashed, when)
    eligible = sent[: READY + 1 + HELD + 3]
    _check(stage, cast, [*eligible, sent[len(eligible)]], when)
    agree_time(stage, cast, sent[0], when.at(when.closes + 2, 11))
    sitters = eligible[1:]
    _sit(stage, cast, sitters, when, now)
    meetings = _interview(stage, cast, sitters, when, now)
    _decide(stage, cast, meetings, now)
    return cast


def _everyone_applies(stage: Stage, cast: Cast, hashed: str, when: Timeline) -> list[Sent]:
    """Ten who are eligible (the first with adjustments), one who is not, three to check."""
    people = applicants(stage.draw, READY + 1 + HELD + 3 + 1 + 3, "b")
    people[0] = _named(people[0], "Ada Okoro", "ada")
    people[1] = _named(people[1], "Alice Okafor", "okafor")
    closes = when.at(when.closes, 23, 59)
    sent = []
    for number, applicant in enumerate(people):
        at = when.at(when.opens + 2, 9) + timedelta(days=2 * number, minutes=7 * number)
        from_end = len(people) - number
        if from_end == 2:
            told = regional_director(stage.draw, applicant, closes)
        elif from_end == 1:
            told = turnaround(stage.draw, applicant, closes, (3, 2), "acting")
        else:
            grades = (4, 3) if from_end == WAITING else (3, 2)
            told = turnaround(stage.draw, applicant, closes, grades)
        sent.append(apply(stage, cast, applicant, hashed, at, told, adjusted=number == 0))
        stage.tell("Present round: applications", number + 1, len(people))
    return sent


def _named(applicant: Applicant, name: str, account: str) -> Applicant:
    address = f"{account}@example.org"
    return Applicant(name, address, applicant.school, applicant.ability, applicant.strength)


def _check(stage: Stage, cast: Cast, sent: Sequence[Sent], when: Timeline) -> None:
    for number, one in enumerate(sent):
        check(stage, cast, one, when.at(when.closes + 1, 10) + timedelta(minutes=9 * number))


def _sit(stage: Stage, cast: Cast, sitters: Sequence[Sent], when: Timeline, now: datetime) -> None:
    """All but the first sit; the first has time agreed and a session that is open now."""
    ready = when.at(when.told, 12)
    with stage.scene() as db:
        first = sessions_for(db, cast.round_id)[0].session
        for one in sitters:
            book(db, cast.officer(), first.id, one.application_id, now=ready)
    for one in sitters:
        starts = when.window.opens_at + timedelta(minutes=stage.draw.randint(0, 90))
        sit(stage, one.candidate, cast.round_id, starts)
    opens = (now - timedelta(hours=1)).replace(second=0, microsecond=0)
    later = Window(opens, opens + timedelta(days=14), opens + timedelta(days=14, hours=4), False)
    with stage.scene() as db:
        session = create_session(db, cast.officer(), later, ONLINE, now=now - timedelta(days=3))
        book_everyone(db, cast.officer(), session.id, now=now - timedelta(days=3))


def agree_time(stage: Stage, cast: Cast, one: Sent, at: datetime) -> None:
    """Agree a quarter more time and two breaks."""
    terms = Terms(Decimal(25), 2, 10)
    with stage.scene() as db:
        agree_adjustments(db, cast.officer(), one.application_id, terms, 0, 60, now=at)


def _interview(
    stage: Stage, cast: Cast, sitters: Sequence[Sent], when: Timeline, now: datetime
) -> list[Meeting]:
    """Six are held, one is today, one waits for a sheet, and one has a time to choose."""
    held = []
    with stage.scene() as db:
        panel = panels_of(db, cast.round_id)[0]
        made, chosen = when.at(when.marked, 10), when.at(when.marked + 1, 10)
        days = [(when.on(when.interviews + n), TODAY) for n in range(len(sitters) - 2)]
        days.insert(0, (uk(now).date(), TODAY))
        for day, starts in [*days, *((when.on(n), TODAY) for n in (3, 4, 5))]:
            offer(db, cast, panel, day, starts, made)
        choose_by = when.on(when.interviews - 1)
        invite(db, cast.officer(), choose_by, 90, "Online", now=made + timedelta(hours=1))
        for (day, starts), one in zip(days, sitters, strict=False):
            held.append(choose(db, cast, panel, one, day, starts, chosen))
    for meeting in held[1 : HELD + 1]:
        hold(stage, cast, meeting)
    waiting = held[HELD + 1]
    levels = {f"{s}.{b}": waiting.strength for s in (1, 2, 3) for b in (1, 2, 3, 4)}
    score_alone(stage, cast, waiting, waiting.panel[0], levels)
    return held[1 : HELD + 1]


def _decide(stage: Stage, cast: Cast, held: Sequence[Meeting], now: datetime) -> None:
    """Three wait for a moderator, one decision for a second person, one for a decision."""
    for meeting in held[3:]:
        outcomes.moderate(stage, cast, meeting.application_id, now - timedelta(hours=20))
    outcomes.decide_case(stage, cast, held[3].application_id, now - timedelta(hours=4))
    outcomes.ask_departure(stage, cast, held[4].application_id, now - timedelta(hours=3))
