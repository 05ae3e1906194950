"""What must be true before results are released, counted from the records (page 66).

Semantics rules 22, 33 and 35. The numbers reconcile: everyone who sent an application is in
exactly one line of the table.
"""

from collections import Counter
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessment.records import request as two_people
from assessment.records.conflict import touches
from assessment.records.decision.case import DEPART
from assessment.records.decision.ending import Ended, endings
from assessment.records.decision.letter import WRONG, made_and_read, wanted
from assessment.records.decision.marks_check import marks_checks
from assessment.records.decision.pass_rate import ACCEPT
from assessment.records.moderation.evidence import evidence_of
from assessment.records.tables.decision import DecisionSnapshot
from assessment.records.tables.decision import Letter as LetterRow
from assessment.rules.canonical import canonical
from assessment.rules.release import DECIDED, Check, Checklist, Ending, letters_left, sample_size
from assessment.rules.sender import Sender
from assessment.rules.wording import number

RELEASE = "release.results"
CASES, LETTERS = "Cases", "Letters"
NAMED = 5
ENDED = "Everyone has come to an end"
NOBODY = "Nobody sent an application, so there is no result to release"


def checklist(db: Session, round_id: UUID, sender: Sender, now: datetime) -> Checklist:
    """Return every check and the table of what would be released. Reads, never writes."""
    found = endings(db, round_id, now)
    letters = made_and_read(db, round_id)
    decided = [one for one in found if one.ending in DECIDED and one.snapshot is not None]
    snapshots = [one.snapshot for one in decided if one.snapshot is not None]
    checks = (
        *marks_checks(db, round_id, now),
        _everyone(found),
        _every_case(found),
        _departures(db, round_id, snapshots),
        _conflicts(db, round_id, snapshots),
        _evidence(db, snapshots),
        _letters_match(db, round_id, sender, letters, len(decided)),
        _letters_read(letters),
    )
    people = Counter(one.ending for one in found)
    kinds = Counter(Ending(row.kind) for row in letters)
    return Checklist(
        checks,
        {ending: people[ending] for ending in Ending if people[ending] or ending in DECIDED},
        {ending: kinds[ending] for ending in DECIDED},
    )


def _everyone(found: list[Ended]) -> Check:
    if not found:
        return Check("everyone", CASES, ENDED, NOBODY, left=1)
    on_the_way = [one for one in found if one.ending is Ending.UNDECIDED and not one.is_case]
    said = f"{number(len(found))} sent an application"
    if on_the_way:
        said += f". {number(len(on_the_way))} not finished: {_named(on_the_way, 'reference')}"
    return Check("everyone", CASES, ENDED, said, len(on_the_way))


def _every_case(found: list[Ended]) -> Check:
    cases = [one for one in found if one.is_case or one.ending in DECIDED]
    left = [one for one in cases if one.ending is Ending.UNDECIDED]
    said = f"{number(len(cases) - len(left))} of {number(len(cases))}"
    if left:
        said += f". {_named(left, 'case_code')} {'has' if len(left) == 1 else 'have'} none"
    return Check("decisions", CASES, "Every case has a decision", said, len(left), "decisions")


def _departures(db: Session, round_id: UUID, snapshots: list[DecisionSnapshot]) -> Check:
    departing = [row for row in snapshots if row.departs]
    agreed = sum(row.second_id is not None for row in departing)
    waiting = sum(row.act == DEPART for row in two_people.waiting_for(db, round_id))
    said = f"{number(agreed)} of {number(len(departing) + waiting)} agreed"
    left = len(departing) - agreed + waiting
    title = "Every departure has a second person"
    return Check("departures", CASES, title, said, left, "decisions")


def _conflicts(db: Session, round_id: UUID, snapshots: list[DecisionSnapshot]) -> Check:
    """Nobody who decided has come to have a conflict; nothing else waits for a second person."""
    ids = [row.id for row in snapshots]
    query = select(DecisionSnapshot.id).where(
        DecisionSnapshot.id.in_(ids),
        touches(DecisionSnapshot.decider_id, DecisionSnapshot.application_id),
    )
    near = len(list(db.scalars(query)))
    counted = (RELEASE, DEPART, ACCEPT)
    open_ = [r for r in two_people.waiting_for(db, round_id) if r.act not in counted]
    said = (
        f"{number(near)} decided with a conflict, {number(len(open_))} waiting for a second person"
    )
    return Check("conflicts", CASES, "No open conflict or request", said, near + len(open_))


def _evidence(db: Session, snapshots: list[DecisionSnapshot]) -> Check:
    now = evidence_of(db, [row.application_id for row in snapshots])
    held = sum(
        row.application_id in now and now[row.application_id].hash == row.evidence_hash
        for row in snapshots
    )
    said = f"{number(held)} of {number(len(snapshots))} rest on the evidence as it stands"
    left = len(snapshots) - held
    return Check("evidence", CASES, "Decisions match the evidence", said, left, "decisions")


def _letters_match(
    db: Session, round_id: UUID, sender: Sender, letters: list[LetterRow], decisions: int
) -> Check:
    words = {row.snapshot_id: row.words for row in letters if row.pdf_hash is not None}
    match = sum(
        words.get(snapshot_id) == canonical(one).decode()
        for snapshot_id, one in (wanted(db, round_id, sender) if words else ())
    )
    different = decisions - match
    said = (
        f"{number(len(words))} letters made, {number(decisions)} decisions, {number(different)} "
        f"{'difference' if different == 1 else 'differences'}"
    )
    return Check("letters", LETTERS, "Letters match decisions", said, different, "letters")


def _letters_read(letters: list[LetterRow]) -> Check:
    made = Counter(row.kind for row in letters)
    read = Counter(row.kind for row in letters if row.verdict is not None)
    wrong = sum(row.verdict == WRONG for row in letters)
    size = sample_size(len(letters))
    said = f"{number(sum(read.values()))} read. At least 2 of each kind"
    said += f". {number(wrong)} {'is' if wrong == 1 else 'are'} wrong" if wrong else ""
    left = letters_left(made, read) + wrong
    title = f"{number(size)} {'letter' if size == 1 else 'letters'} read by a person"
    return Check("read", LETTERS, title, said, left, "letters")


def _named(found: list[Ended], name: str) -> str:
    shown = [str(getattr(one, name)) for one in found[:NAMED]]
    more = f" and {number(len(found) - NAMED)} more" if len(found) > NAMED else ""
    noun = "Case" if name == "case_code" else ""
    noun = f"{noun}s" if noun and len(found) > 1 else noun
    return f"{noun} {', '.join(shown)}{more}".strip()
