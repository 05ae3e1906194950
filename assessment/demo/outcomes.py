"""Moderators recommend, decision makers decide, letters are printed and results released."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from assessment.demo.stage import Cast, Stage
from assessment.prints.batch import print_letters
from assessment.records import request
from assessment.records.decision.case import find_case
from assessment.records.decision.departure import ask_to_depart as ask_for_second_decider
from assessment.records.decision.letter import judge_letter, keep_letter, letters_for, sample
from assessment.records.decision.letter import to_make as letters_to_make
from assessment.records.decision.pass_rate import (
    answer_acceptance,
    ask_to_accept,
    standing,
)
from assessment.records.decision.release import ask_to_release, release
from assessment.records.decision.snapshot import decide, prefilled
from assessment.records.moderation import verdict
from assessment.records.tables.application import Application
from assessment.rules.decision import Chosen, Outcome
from assessment.rules.people import Actor, Role
from assessment.rules.recommendation import Outcome as Recommended
from assessment.rules.sender import Sender
from assessment.rules.verdict import CONFIRMS, Verdict

DEPARTS = 0.04
WHY_CONFIRMED = "I read the evidence in order. The clauses fit what the panel wrote."
WHY_DEPARTED = (
    "The discussion of 2.3 shows that the level turned on one prompt. The rest of the evidence "
    "supports another outcome."
)
WHY_ACCEPTED = "We looked through the keys and the marks and found no mistake. The round is small."
OWN_REASON = "More evidence on 2.3: your levels turned on the answer to one prompt."


def moderate(stage: Stage, cast: Cast, application_id: UUID, at: datetime) -> None:
    """Recommend on one case: nearly always as the policy does."""
    first, second = (cast.actor(one, Role.MODERATOR) for one in cast.moderators[:2])
    with stage.scene() as db:
        code = db.get_one(Application, application_id).case_code
        seen = verdict.see_case(db, first, code)
        advised = seen.recommendation.outcome
        if advised is Recommended.DO_NOT_DESIGNATE and stage.draw.random() < DEPARTS:
            asked = verdict.ask_to_depart(
                db,
                first,
                code,
                Verdict.MORE_EVIDENCE,
                WHY_DEPARTED,
                ["2.3"],
                seen_hash=seen.evidence.hash,
                now=at,
            )
            request.answer(db, second, asked.id, True, now=at + timedelta(hours=2))
            return
        chosen = CONFIRMS[advised]
        seen_hash = seen.evidence.hash
        verdict.confirm(db, first, code, chosen, WHY_CONFIRMED, seen_hash=seen_hash, now=at)


def decide_case(stage: Stage, cast: Cast, application_id: UUID, at: datetime) -> None:
    """Decide one case as was recommended, in the words that the service proposes."""
    by = cast.actor(cast.deciders[0], Role.DECISION_MAKER)
    with stage.scene() as db:
        case = find_case(db, by, db.get_one(Application, application_id).case_code)
        chosen = in_words(prefilled(db, case, Outcome(case.moderation.outcome)))
        decide(db, by, case, chosen, case.fingerprint, now=at)


def in_words(chosen: Chosen) -> Chosen:
    """Return a decision with reasons of the decider's own where the code proposes none."""
    if chosen.reasons:
        return chosen
    return replace(chosen, reasons=(OWN_REASON,), how=chosen.how or "a second interview on 2.3")


def ask_departure(stage: Stage, cast: Cast, application_id: UUID, at: datetime) -> None:
    """Leave one decision waiting for a second person."""
    by = cast.actor(cast.deciders[1], Role.DECISION_MAKER)
    with stage.scene() as db:
        case = find_case(db, by, db.get_one(Application, application_id).case_code)
        other = Outcome.MORE_EVIDENCE
        if Outcome(case.moderation.outcome) is other:
            other = Outcome.DO_NOT_DESIGNATE
        chosen = in_words(prefilled(db, case, other))
        ask_for_second_decider(db, by, case, chosen, WHY_DEPARTED, case.fingerprint, now=at)


def print_all(stage: Stage, cast: Cast, sender: Sender, processes: int, at: datetime) -> int:
    """Print every letter, keep each, and have the sample read; return how many."""
    with stage.sessions() as db:
        wanted = letters_to_make(db, cast.round_id, sender)
    prints = print_letters([letter for _, letter in wanted], processes)
    by = Actor(None, "letters", round=cast.round_id)
    for done, ((snapshot_id, letter), pdf) in enumerate(zip(wanted, prints, strict=True), 1):
        with stage.scene() as db:
            keep_letter(db, by, snapshot_id, letter, pdf, now=at)
        stage.tell("Letters", done, len(wanted))
    with stage.scene() as db:
        _read_sample(db, cast, at + timedelta(hours=1))
    return len(wanted)


def _read_sample(db: Session, cast: Cast, at: datetime) -> None:
    reader = cast.actor(cast.deciders[0], Role.DECISION_MAKER)
    for kept in sample(letters_for(db, reader)):
        judge_letter(db, reader, kept.row.id, "right", now=at)


def let_out(stage: Stage, cast: Cast, sender: Sender, link: str, at: datetime) -> None:
    """Two people release the round's results."""
    first, second = (cast.actor(one, Role.DECISION_MAKER) for one in cast.deciders[:2])
    with stage.scene() as db:
        if not standing(db, cast.round_id).is_settled:
            ask_to_accept(db, first, WHY_ACCEPTED, now=at - timedelta(hours=2))
            answer_acceptance(db, second, True, "", now=at - timedelta(hours=1))
        asked = ask_to_release(db, first, sender, link, now=at - timedelta(minutes=30))
        release(db, second, str(asked.payload["people"]), sender, now=at)
