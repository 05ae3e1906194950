"""What an applicant sees of their way through a round, and the one thing that is next."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from assessment.rules.allowance import Allowance
from assessment.rules.interview.slot import Slot
from assessment.rules.stages import Known, Next, Plan, Stage, next_of, stages_of
from assessment.rules.stopped import Pause
from assessment.rules.timing import Reading, Times, read
from assessment.rules.window import Window

SENT = datetime(2026, 9, 1, 9, tzinfo=UTC)
TOLD = datetime(2026, 9, 20, 9, tzinfo=UTC)
OPENS = datetime(2026, 10, 10, 8, 30, tzinfo=UTC)
LAST = OPENS + timedelta(minutes=80)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
INTERVIEW = Slot(OPENS + 38 * DAY, OPENS + 38 * DAY + 90 * MINUTE)
RELEASED = OPENS + 52 * DAY
PLAN = Plan(date(2026, 9, 25), date(2026, 10, 11), date(2026, 11, 17), RELEASED)
WINDOW = Window(OPENS, LAST, OPENS + 120 * MINUTE)
ELIGIBLE = {"eligible": True, "decided_at": TOLD}
BOOKED = {**ELIGIBLE, "window": WINDOW}


def known(**changes: Any) -> Known:
    return Known(**{"sent_at": SENT, "plan": PLAN, **changes})


def sat(now: datetime, **ended: Any) -> Reading:
    return read(Times(OPENS, Allowance(60), **ended), now)


def submitted(now: datetime) -> dict[str, Any]:
    return {**BOOKED, "paper": sat(now, submitted_at=OPENS + 50 * MINUTE)}


def void(now: datetime) -> dict[str, Any]:
    return {**BOOKED, "paper": sat(now, voided_at=OPENS + 5 * MINUTE)}


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        pytest.param({}, TOLD, Next.BEING_CHECKED, id="sent"),
        pytest.param({"is_asked": True}, TOLD, Next.ASKED, id="asked-for-a-fact"),
        pytest.param({"eligible": False}, TOLD, Next.NOT_ELIGIBLE, id="not-eligible"),
        pytest.param({"withdrawn_at": TOLD, **BOOKED}, OPENS, Next.WITHDRAWN, id="withdrawn"),
        pytest.param(ELIGIBLE, TOLD, Next.WAIT_FOR_SESSION, id="no-session"),
        pytest.param(BOOKED, OPENS - MINUTE, Next.BOOKED, id="before-the-session"),
        pytest.param(BOOKED, OPENS, Next.SIT, id="the-session-opens"),
        pytest.param(BOOKED, LAST, Next.SIT, id="the-last-start"),
        pytest.param(BOOKED, LAST + MINUTE, Next.DID_NOT_SIT, id="did-not-start"),
        pytest.param({**BOOKED, "paper": sat(OPENS)}, OPENS, Next.GO_BACK, id="started"),
        pytest.param(
            {**BOOKED, "paper": sat(LAST, pauses=(Pause(OPENS, None, True),))},
            LAST,
            Next.GO_BACK,
            id="paused",
        ),
        pytest.param(submitted(LAST), LAST, Next.WAIT_FOR_TIMES, id="submitted"),
        pytest.param({**BOOKED, "paper": sat(LAST)}, LAST, Next.WAIT_FOR_TIMES, id="time-ended"),
        pytest.param(void(LAST), LAST, Next.SIT, id="void-and-may-sit-again"),
        pytest.param(void(LAST), LAST + MINUTE, Next.VOID, id="void"),
        pytest.param(
            {**submitted(LAST), "has_free_times": True}, LAST, Next.CHOOSE_TIME, id="free-times"
        ),
        pytest.param(
            {**submitted(LAST), "interview": INTERVIEW},
            INTERVIEW.ends_at - MINUTE,
            Next.INTERVIEW,
            id="interview-to-come",
        ),
        pytest.param(
            {**submitted(LAST), "interview": INTERVIEW},
            INTERVIEW.ends_at,
            Next.WAIT_FOR_RESULT,
            id="interviewed",
        ),
        pytest.param(
            {**submitted(LAST), "interview": INTERVIEW, "released_at": RELEASED},
            RELEASED - MINUTE,
            Next.WAIT_FOR_RESULT,
            id="a-minute-before-release",
        ),
        pytest.param(
            {**submitted(LAST), "interview": INTERVIEW, "released_at": RELEASED},
            RELEASED,
            Next.RESULT,
            id="released",
        ),
        pytest.param(
            {**BOOKED, "released_at": RELEASED}, RELEASED, Next.RESULT, id="released-did-not-sit"
        ),
    ],
)
def test_one_thing_is_next(facts: dict[str, Any], now: datetime, expected: Next) -> None:
    assert next_of(known(**facts), now) is expected


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        pytest.param(ELIGIBLE, TOLD, Next.ASKED, id="eligible"),
        pytest.param(BOOKED, OPENS - MINUTE, Next.ASKED, id="before-the-session"),
        pytest.param(BOOKED, OPENS, Next.SIT, id="the-session-opens"),
        pytest.param(BOOKED, LAST, Next.SIT, id="the-last-start"),
        pytest.param(BOOKED, LAST + MINUTE, Next.ASKED, id="did-not-start"),
        pytest.param({**BOOKED, "paper": sat(OPENS)}, OPENS, Next.GO_BACK, id="sits-now"),
        pytest.param({**submitted(LAST), "has_free_times": True}, LAST, Next.ASKED, id="has-sat"),
        pytest.param(void(LAST), LAST, Next.SIT, id="void-and-may-sit-again"),
        pytest.param(void(LAST), LAST + MINUTE, Next.ASKED, id="void"),
        pytest.param({"window": WINDOW}, OPENS, Next.ASKED, id="not-checked-yet"),
        pytest.param({**submitted(LAST), "interview": INTERVIEW}, LAST, Next.ASKED, id="booked"),
        pytest.param({"eligible": False}, TOLD, Next.NOT_ELIGIBLE, id="not-eligible"),
        pytest.param({"withdrawn_at": TOLD}, TOLD, Next.WITHDRAWN, id="withdrawn"),
        pytest.param({**BOOKED, "released_at": RELEASED}, RELEASED, Next.RESULT, id="released"),
    ],
)
def test_an_open_question_comes_before_the_stages(
    facts: dict[str, Any], now: datetime, expected: Next
) -> None:
    assert next_of(known(is_asked=True, **facts), now) is expected


def test_until_anything_is_settled_the_dates_are_those_of_the_round() -> None:
    assert stages_of(known(), TOLD) == (
        Stage("Application", "Sent", SENT),
        Stage("Check that you can apply", "Waiting", PLAN.told_by, "by"),
        Stage("Knowledge paper", "", PLAN.paper_on),
        Stage("Interview", "", PLAN.interviews_from, "from"),
        Stage("Result", "", RELEASED),
    )


def test_what_is_settled_has_a_persons_own_dates() -> None:
    facts = {**submitted(LAST), "interview": INTERVIEW, "released_at": RELEASED}
    assert stages_of(known(**facts), RELEASED) == (
        Stage("Application", "Sent", SENT),
        Stage("Check that you can apply", "Eligible", TOLD),
        Stage("Knowledge paper", "Submitted", OPENS + 50 * MINUTE),
        Stage("Interview", "Completed", INTERVIEW.starts_at),
        Stage("Result", "Released", RELEASED),
    )


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        pytest.param(BOOKED, TOLD, Stage("Knowledge paper", "", OPENS), id="booked"),
        pytest.param(
            {**BOOKED, "paper": sat(OPENS)}, OPENS, Stage("Knowledge paper", "Open"), id="open"
        ),
        pytest.param(
            BOOKED, RELEASED, Stage("Knowledge paper", "Did not sit", OPENS), id="did-not-sit"
        ),
        pytest.param(void(LAST), LAST, Stage("Knowledge paper", "", OPENS), id="may-sit-again"),
        pytest.param(
            void(RELEASED),
            RELEASED,
            Stage("Knowledge paper", "Void", OPENS + 5 * MINUTE),
            id="void",
        ),
    ],
)
def test_the_paper_by_what_happened(facts: dict[str, Any], now: datetime, expected: Stage) -> None:
    assert stages_of(known(**facts), now)[2] == expected


@pytest.mark.parametrize("is_asked", [False, True])
@pytest.mark.parametrize(
    ("facts", "last"),
    [
        pytest.param({"withdrawn_at": TOLD}, "Withdrawn", id="withdrawn"),
        pytest.param({"eligible": False}, "Check that you can apply", id="not-eligible"),
        pytest.param(BOOKED, "Knowledge paper", id="did-not-sit"),
        pytest.param(void(LAST), "Knowledge paper", id="void"),
    ],
)
def test_no_stage_follows_where_the_way_ends(
    facts: dict[str, Any], last: str, is_asked: bool
) -> None:
    assert stages_of(known(is_asked=is_asked, **facts), RELEASED)[-1].name == last
