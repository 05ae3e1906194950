"""A sitting begins: rules 1, 4, 5, 6 and 16."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, create_engine, func, select
from sqlalchemy.orm import Session

from assessment.records import audit
from assessment.records.database import make_session
from assessment.records.paper.document import (
    known_place,
    paper_of,
    place_of,
    places_of,
    pool_of,
)
from assessment.records.paper.finish import submit
from assessment.records.paper.keep import keep_through_sittings
from assessment.records.paper.start import rehearse_again, start_sitting
from assessment.records.people.sign_in import key_of, start_sign_in
from assessment.records.tables.paper import Sitting, SittingPosition
from assessment.records.tables.people import Person, SignIn
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Missing, Refused
from question_bank import draw
from tests.records.paper.setting import OPENS, adjust, decide, lay, minutes, paper, person


def test_a_sitting_keeps_its_times_its_seed_and_its_questions(db: Session) -> None:
    setting = lay(db)
    attempt = start_sitting(db, setting.applicant, "paper", now=OPENS + minutes(5))
    row = db.get_one(Sitting, attempt.id)
    assert (row.started_at, row.ends_at) == (OPENS + minutes(5), OPENS + minutes(65))
    assert (row.kind, row.session_id, row.paper_hash) == ("paper", setting.session, paper().hash)
    drawn = draw(paper_of(db, row.paper_hash), pool_of(db, setting.round, "paper"), row.seed)
    stored = [
        (p.position, p.section, p.question_hash, p.option_order) for p in places_of(db, row.id)
    ]
    assert stored == [(d.position, d.section, d.hash, d.option_order) for d in drawn]
    assert [draft["act"] for draft in audit.drafts(db)] == ["paper.start"]


def test_rule_06_agreed_time_is_on_the_person(db: Session) -> None:
    setting = lay(db)
    adjust(db, setting.application, "50")
    for kind, base in (("paper", 60), ("rehearsal", 60)):
        attempt = start_sitting(db, setting.applicant, kind, now=OPENS)
        assert attempt.times.allowance.extra_percent == Decimal(50)
        assert attempt.ends_at == OPENS + minutes(base * 1.5)
        assert attempt.read(OPENS).wallet.remaining == 2


def test_rule_05_starting_again_returns_the_same_sitting(db: Session) -> None:
    setting = lay(db)
    first = start_sitting(db, setting.applicant, "paper", now=OPENS)
    second = start_sitting(db, setting.applicant, "paper", now=OPENS + minutes(90))
    assert first.id == second.id
    assert db.scalar(select(func.count()).select_from(SittingPosition)) == 6


def test_rule_05_twenty_starts_at_once_make_one_sitting(db: Session, engine: Engine) -> None:
    setting = lay(db)
    db.commit()
    sessions = make_session(engine.execution_options(writes=True))

    def one(_: int) -> UUID:
        with sessions() as own:
            made = start_sitting(own, setting.applicant, "paper", now=OPENS).id
            audit.seal(own)
            own.commit()
            return made

    with ThreadPoolExecutor(20) as threads:
        ids = set(threads.map(one, range(20)))
    assert ids == set(db.scalars(select(Sitting.id)))
    assert len(ids) == 1
    assert db.scalar(select(func.count()).select_from(SittingPosition)) == 6


REFUSED = {
    "too early": (-1, {}, "You can start from 9:30am on Saturday 10 October 2026."),
    "too late": (
        81,
        {},
        "You could start until 10:50am on Saturday 10 October 2026.",
    ),
    "no session": (
        0,
        {"booked": False},
        "You do not have a session for the paper yet. We will email you one.",
    ),
}


@pytest.mark.parametrize(("at", "laid", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_rule_04_refused_outside_the_window(
    db: Session, at: int, laid: dict[str, bool], why: str
) -> None:
    setting = lay(db, **laid)
    with pytest.raises(Refused) as refused:
        start_sitting(db, setting.applicant, "paper", now=OPENS + minutes(at))
    assert refused.value.reason == why
    assert db.scalar(select(func.count()).select_from(Sitting)) == 0


def test_the_window_holds_to_its_first_and_last_instant(db: Session) -> None:
    setting = lay(db)
    assert start_sitting(db, setting.applicant, "paper", now=OPENS + minutes(80)).id


def test_rule_01_a_late_starter_is_cut_only_where_the_invitation_said_so(db: Session) -> None:
    late = OPENS + minutes(79)
    whole, cut = lay(db), lay(db, cut=True)
    assert start_sitting(db, whole.applicant, "paper", now=late).ends_at == late + minutes(60)
    assert start_sitting(db, cut.applicant, "paper", now=late).ends_at == OPENS + minutes(120)


def test_only_who_was_found_eligible_sits(db: Session) -> None:
    setting = lay(db)
    decide(db, setting.application, "not_eligible", seq=2)
    with pytest.raises(Refused, match="We have not confirmed that you can apply"):
        start_sitting(db, setting.applicant, "paper", now=OPENS)


def test_without_an_application_there_is_nothing_to_start(db: Session) -> None:
    setting = lay(db)
    stranger = person(db, "Una Mann", OPENS)
    with pytest.raises(Missing):
        start_sitting(
            db, Actor(stranger.id, "Una Mann", Role.APPLICANT, setting.round), "paper", now=OPENS
        )
    with pytest.raises(Missing):
        start_sitting(
            db, Actor(setting.applicant.person, "Ada", Role.APPLICANT, uuid4()), "paper", now=OPENS
        )


def test_a_rehearsal_needs_no_session_and_can_be_done_again(db: Session) -> None:
    setting = lay(db, booked=False)
    first = start_sitting(db, setting.applicant, "rehearsal", now=OPENS)
    again = rehearse_again(db, setting.applicant, now=OPENS + minutes(10))
    later = rehearse_again(db, setting.applicant, now=OPENS + minutes(60))
    assert (first.id == again.id, first.id == later.id, later.session_id) == (True, False, None)
    kinds = db.execute(select(Sitting.kind, Sitting.voided_at).order_by(Sitting.started_at)).all()
    assert [tuple(row) for row in kinds] == [
        ("rehearsal", OPENS + minutes(60)),
        ("rehearsal", None),
    ]


@pytest.mark.parametrize("anew", [False, True], ids=["made before", "made during it"])
def test_rule_08_no_sign_in_ends_during_a_sitting(db: Session, anew: bool) -> None:
    setting = lay(db)
    person = db.get_one(Person, setting.applicant.person)
    if not anew:
        secret = start_sign_in(db, person, 20, now=OPENS)
    attempt = start_sitting(db, setting.applicant, "paper", now=OPENS)
    if anew:
        secret = start_sign_in(db, person, 20, now=OPENS + minutes(5))
        keep_through_sittings(db, person.id)
    db.expire_all()
    assert db.get_one(SignIn, key_of(secret)).expires_at > attempt.ends_at + minutes(300)


def test_a_sign_in_after_the_paper_lasts_no_longer(db: Session) -> None:
    setting = lay(db)
    person = db.get_one(Person, setting.applicant.person)
    attempt = start_sitting(db, setting.applicant, "paper", now=OPENS)
    submit(db, setting.applicant, attempt.id, now=OPENS + minutes(4))
    secret = start_sign_in(db, person, 20, now=OPENS + minutes(5))
    keep_through_sittings(db, person.id)
    db.expire_all()
    assert db.get_one(SignIn, key_of(secret)).expires_at == OPENS + minutes(25)


def test_rule_33_who_has_read_the_keys_never_sits_the_paper(db: Session) -> None:
    setting = lay(db)
    audit.read(db, setting.applicant, "content.proof", "bank", "ofsted", now=OPENS - minutes(600))
    db.flush()
    with pytest.raises(Refused, match="You have opened the questions with their keys"):
        start_sitting(db, setting.applicant, "paper", now=OPENS)
    assert db.scalar(select(func.count()).select_from(Sitting)) == 0
    assert start_sitting(db, setting.applicant, "rehearsal", now=OPENS)


def test_a_place_in_memory_belongs_to_its_database_and_its_sitting(db: Session) -> None:
    setting = lay(db)
    attempt = start_sitting(db, setting.applicant, "paper", now=OPENS)
    pool, other = db.get_bind().engine.pool, create_engine("sqlite://").pool
    asked = place_of(db, attempt.id, 3)
    assert asked is not None
    assert known_place(pool, attempt.id, 3) == asked
    assert known_place(pool, attempt.id, 41) is None
    assert known_place(pool, uuid4(), 3) is None
    assert known_place(other, attempt.id, 3) is None
