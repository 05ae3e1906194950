"""The decisions of a round as an auditor reads them: shut before release, whole after (rule 35)."""

import pytest
from sqlalchemy.orm import Session

from assessment.records.decision.record import (
    PART,
    WAITS,
    find_record,
    lines,
    reader_of,
    sent_letter,
)
from assessment.rules.people import Actor, Role
from assessment.rules.refusal import Denied, Missing, Refused
from assessment.rules.release import Ending
from tests import decisions, interviews
from tests.decisions import DECIDED, PDF, RELEASED, STRONG, WEAK


def test_rules_28_33_and_35_nothing_before_release_and_then_all_but_ones_own(db: Session) -> None:
    found = decisions.ready(db, STRONG, WEAK)
    code = found.codes[0]
    auditor = interviews.new_person(found.world, Role.AUDITOR, "Ann Audit")
    for read in (reader_of, lines):
        with pytest.raises(Refused, match=WAITS):
            read(db, auditor, RELEASED)
    for one in (code, "ZZZZZZ"):
        with pytest.raises(Refused, match=WAITS):
            find_record(db, auditor, one, RELEASED)
    decisions.release(found)
    with pytest.raises(Refused, match=WAITS):
        lines(db, auditor, DECIDED)
    ended = [Ending.DESIGNATED, Ending.NOT_DESIGNATED]
    told = [(one.ending, one.decider, one.at, one.departs) for one in lines(db, auditor, RELEASED)]
    assert told == [(each, "Dee Park", DECIDED, False) for each in ended]
    kept = find_record(db, auditor, code, RELEASED)
    assert (kept.name, kept.ending, kept.replay.holds) == ("Ada Okafor", ended[0], True)
    assert kept.shown.seen.evidence.hash == kept.snapshot.evidence_hash
    sent = sent_letter(db, auditor, code, RELEASED)
    assert (sent.name, sent.read_by, sent.pdf) == ("Ada Okafor", "Dee Park", PDF)
    for read in (find_record, sent_letter):
        for part in (found.moderator, found.decider, found.world.chair):
            with pytest.raises(Denied, match=PART):
                read(db, part, code, RELEASED)
    for none in (Actor(auditor.person, "Ann Audit", Role.AUDITOR), decisions.applicants(found)[0]):
        with pytest.raises(Missing):
            find_record(db, none, code, RELEASED)
        with pytest.raises(Missing):
            sent_letter(db, none, code, RELEASED)
