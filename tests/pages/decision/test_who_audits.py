"""Who audits a decision: nobody with a part or a conflict in it; each reading is kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.decision.letter import letters_for
from assessment.records.interview.declaration import declare_conflict
from assessment.records.tables.audit import Reading
from assessment.records.tables.round import Round
from assessment.rules.conflict import ConflictKind
from assessment.rules.people import Actor, Role
from tests import decisions, interviews
from tests.decisions import RELEASED
from tests.page import words
from tests.pages.decision.archive import RECORD, RELEASE, Archive, SignIn


def test_rule_28_a_case_of_somebody_they_know_is_as_if_absent(departed: Archive) -> None:
    departed.release()
    client = departed.auditor()
    by = Actor(client.person_id, "Ann Audit", Role.AUDITOR, departed.found.world.round_id)
    known = departed.found.world.applications[0]
    declare_conflict(departed.found.db, by, known.id, ConflictKind.FRIEND, now=RELEASED)
    interviews.commit(departed.found.world)
    for rest in ("", "/letter", "/letter.pdf"):
        assert client.get(departed.url(rest=rest)).status == 404
    page = client.get(RECORD)
    assert [row[1] for row in page.rows()] == ["Ben Stone", "Cai Lewis"]
    assert page.has_link("With a departure (1)")


def test_rule_33_who_had_a_part_in_a_case_does_not_audit_it(departed: Archive) -> None:
    departed.release()
    found, part = departed.found, "You had a part in this case, so another auditor must read it."
    left = {
        found.moderator: [],
        found.decider: [],
        found.world.members[0]: [],
        found.second: ["Ben Stone", "Cai Lewis"],
    }
    for person, names in left.items():
        client = departed.auditor(person)
        page = client.get(departed.url())
        assert (page.status, part in page.text) == (403, True)
        assert [row[1] for row in client.get(RECORD).rows()] == names
    applicant = decisions.applicants(found)[0]
    found.db.commit()
    client = departed.auditor(applicant)
    assert client.get(departed.url()).status == 404
    assert [row[1] for row in client.get(RECORD).rows()] == ["Ben Stone", "Cai Lewis"]


def test_an_auditor_of_another_round_finds_nothing(kept: Archive) -> None:
    other = interviews.new_round(kept.found.db)
    other_round = kept.found.db.get_one(Round, other.round_id)
    other_round.released_at = RELEASED
    kept.found.db.commit()
    client = kept.sign(Role.AUDITOR, round_id=other.round_id)
    for rest in ("", "/letter", "/letter.pdf"):
        assert client.get(kept.url(rest=rest)).status == 404
    page = client.get(RECORD)
    assert [word for word in kept.found.codes if word in page.text] == []
    assert page.rows() == []


def test_an_auditor_of_the_whole_service_is_sent_to_choose_a_round(sign_in: SignIn) -> None:
    client = sign_in(Role.AUDITOR)
    page = client.get(RECORD)
    assert page.text == "Decisions Decisions are read in one round. Choose your role in a round ."
    assert client.get(f"{RECORD}/A1").status == 404


def test_other_roles_are_refused(sessions: sessionmaker[Session], sign_in: SignIn) -> None:
    with sessions() as db:
        round_id = interviews.new_round(db).round_id
        db.commit()
    paths = ("", "/release", *(f"/A1{rest}" for rest in ("", "/letter", "/letter.pdf")))
    for role in set(Role) - {Role.AUDITOR}:
        client = sign_in(role, round_id=round_id)
        assert {client.get(f"{RECORD}{path}").status for path in paths} == {403}


def test_an_auditor_changes_nothing(kept: Archive) -> None:
    client, code = kept.auditor(), kept.found.codes[0]
    letter = letters_for(kept.found.db, kept.found.decider)[0].row.id
    kept.found.db.commit()
    client.get("/people/me")
    own = [f"/decision/{code}", f"/decision/{code}/decide/designate", f"/decision/{code}/approve"]
    moderation = [f"/moderation/{code}{rest}" for rest in ("", "/confirm", "/depart", "/second")]
    others = ["/decision/firm", f"/decision/letters/{letter}", "/decision/release"]
    told = {path: client.post(path).status for path in (*own, *moderation, *others)}
    assert set(told.values()) == {403}
    assert client.post(kept.url()).status == 405


def test_each_reading_is_kept_once_and_shows_on_the_trail_of_the_case(kept: Archive) -> None:
    client, code = kept.auditor(), kept.found.codes[0]
    paths = (*(kept.url(rest=rest) for rest in ("", "/letter", "/letter.pdf")), RELEASE)
    assert {client.get(path).status for path in paths} == {200}
    rows = kept.found.db.scalars(select(Reading).order_by(Reading.id))
    assert [(row.act, row.subject_kind, row.subject_id) for row in rows] == [
        ("decision.record", "decision", code),
        ("decision.letter", "decision", code),
        ("decision.letter", "decision", code),
        ("decision.record", "page", RELEASE),
    ]
    kept.found.db.commit()
    client.get(f"/people/{kept.reference(0)}/trail")
    client.submit("Open the trail")
    page = client.submit("Show", kind="read")
    titles = sorted(words(each) for each in page.soup.select(".moj-timeline__title"))
    assert titles[:3] == ["Decision read", "Letter read", "Letter read"]
