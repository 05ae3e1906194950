"""What an officer may do about a case besides deciding it: page 25."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from assessment.records.application import is_eligible
from assessment.records.identity import new_id
from assessment.records.tables.application import EligibilityDecision, Evaluation, Fact
from assessment.records.tables.content import ContentVersion
from assessment.records.tables.round import RoundPin
from assessment.rules.document import read_document
from tests.applications import AFTER, World
from tests.client import Client
from tests.page import typed_in, words
from tests.pages.application.given import on
from tests.pages.application.steps import confirm_all
from tests.rules.eligibility.build import FOLDER

MORE = {"outcome": "more_evidence", "reasons": "We need more from the applicant"}
DATED = {"source": "Letter from the employer", **on("on", "10", "9", "2026")}


@pytest.fixture
def address(reference: str) -> str:
    """Page 25 of the case."""
    return f"/application/{reference}/eligibility"


def test_more_evidence_needed_takes_a_question_first(
    officer: Client, address: str, sessions: sessionmaker[Session]
) -> None:
    officer.get(address)
    page = officer.submit("Save decision", **MORE, words="Their contract")
    assert page.errors == ["Ask the applicant first, so that they know what to send"]
    form = typed_in(page.form_of(page.button("Save decision")))
    kept = [form[name] for name in ("outcome", "reasons", "words")]
    assert kept == [["more_evidence"], ["We need more from the applicant"], ["Their contract"]]
    officer.follow("Ask the applicant about: A headteacher or executive headteacher now")
    officer.submit("Ask the applicant", what="Send us your contract.")
    page = officer.submit("Save decision", **MORE)
    assert (page.banner, page.summary()["State"]) == ("Decided.", "Waiting for applicant")
    assert "More evidence needed, 10:00am on Monday 14 September 2026" in page.text
    with sessions() as db:
        row = db.scalars(select(EligibilityDecision)).one()
        assert row.outcome == "more_evidence"
        assert not is_eligible(db, row.application_id)
    assert "1 waiting." in officer.get("/application/queue").text


def policy_moves(db: Session, world: World) -> None:
    """The round pins a policy under which an improvement of 2022 is no longer recent."""
    text = (FOLDER / "nle-2019.yaml").read_text()
    text = text.replace("version: 1\n", "version: 2\n", 1).replace("value: P5Y", "value: P3Y", 1)
    document = read_document(text.encode(), "nle-2019.yaml")[0]
    kept = {"kind": document.kind, "id": document.id, "version": document.version}
    by = {"imported_at": AFTER, "imported_by": "tests"}
    db.add(ContentVersion(hash=document.hash, body=document.body, **kept, **by))
    old = db.scalars(select(RoundPin).where(RoundPin.round_id == world.round_id)).one()
    old.replaced_at = AFTER
    db.flush()
    parts = {"purpose": "eligibility", "hash": document.hash, "pinned_at": AFTER}
    db.add(RoundPin(id=new_id(db), round_id=world.round_id, **parts))
    db.commit()


def test_check_again_after_the_policy_moved(
    officer: Client, reference: str, address: str, world: World, sessions: sessionmaker[Session]
) -> None:
    confirm_all(officer, reference)
    assert not officer.get(address).has_button("Check again")
    with sessions() as db:
        policy_moves(db, world)
    moved = "The policy or a date of the round moved after this was evaluated."
    page = officer.get(address)
    assert moved in page.text
    assert "The policy says: eligible. You decide." in page.text
    page = officer.submit("Save decision", outcome="eligible", reasons="Turnaround head: met")
    assert (page.status, page.h1) == (409, "This has changed since you opened it")
    officer.get(address)
    page = officer.submit("Check again")
    assert (moved in page.text, page.has_button("Check again")) == (False, False)
    assert "nle-2019@2" in page.text
    assert words(page.soup.select("main caption")[0]) == "Turnaround head Not met"
    assert "The policy says: not known. You decide." in page.text
    with sessions() as db:
        results = db.scalars(select(Evaluation.result).order_by(Evaluation.seq)).all()
        assert results == ["unknown", "met", "unknown"]
        assert db.scalars(select(EligibilityDecision)).all() == []


def test_a_fact_is_corrected_and_the_old_one_is_kept(
    officer: Client, address: str, sessions: sessionmaker[Session]
) -> None:
    page = officer.get(address)
    links = [words(link) for link in page.soup.select("main a")]
    [correct] = [said for said in links if said.startswith("Correct post")]
    page = officer.follow(correct)
    assert "The fact as it was declared is kept." in page.text
    typed = typed_in(page.form_of(page.button("Record this fact")))
    assert [typed[f"start-{part}"] for part in ("day", "month", "year")] == [["1"], ["9"], ["2018"]]
    wrong = on("start", "1", "1", "2019")
    page = officer.submit("Record this fact", **wrong)
    assert page.errors == ["Enter where this comes from", "Enter the date of the source"]
    page = officer.submit("Record this fact", **DATED)
    assert (page.banner, page.path) == ("Recorded.", address)
    assert "Letter from the employer, 10 September 2026" in page.text
    with sessions() as db:
        rows = db.scalars(select(Fact).where(Fact.kind == "post").order_by(Fact.recorded_at)).all()
    old, new = rows
    assert [one.body["start"] for one in rows] == ["2018-09-01", "2019-01-01"]
    assert (old.replaced_by, old.removed_at is not None, new.removed_at) == (new.id, True, None)
