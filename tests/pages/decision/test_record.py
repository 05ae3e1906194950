"""What an auditor reads of decisions: nothing before release, and after it everything (rule 35)."""

from sqlalchemy import text

from tests import decisions, interviews
from tests.databases import Statements
from tests.page import words
from tests.pages.decision.archive import RECORD, RELEASE, Archive, cards

FOLD = ".app-case__sections > details > summary"
FOLDED = [
    "Know this first",
    "Eligibility",
    "Knowledge paper: 36 out of 40",
    "Interview: 12 of 12 criteria at level 3 or above",
    "The policy recommends: designate",
    "How firm is it? 0 of 8 checks change the outcome",
]
WAITS = "Cases and decisions are shown after results are released."


def test_rule_35_before_release_there_is_one_sentence(departed: Archive) -> None:
    decisions.ask(departed.found)
    interviews.commit(departed.found.world)
    client = departed.auditor()
    page = client.get(RECORD)
    planned = "They are planned for 9:30am on Tuesday 1 December 2026 ."
    assert (page.status, page.text) == (200, f"Autumn 2026 Decisions {WAITS} {planned}")
    refused = {
        client.get(path).text
        for path in (
            *(departed.url(rest=rest) for rest in ("", "/letter", "/letter.pdf")),
            f"{RECORD}/ZZZZZZ",
            RELEASE,
        )
    }
    assert refused == {f"You cannot do this {WAITS} Decisions"}
    assert client.get(departed.url()).status == 409


def test_after_release_the_list_says_where_everyone_ended_and_who_released(
    departed: Archive,
) -> None:
    departed.release()
    client = departed.auditor()
    client.get("/round/")
    page = client.follow("Decisions")
    day, not_designated = "24 November 2026", "Not designated"
    rows = [
        [departed.reference(0), "Ada Okafor", not_designated, "Dee Park", day, "Decision"],
        [departed.reference(1), "Ben Stone", not_designated, "Dee Park", day, "No"],
        [departed.reference(2), "Cai Lewis", not_designated, "Dee Park", day, "Moderators"],
    ]
    assert (page.h1, page.rows()) == ("Decisions", sorted(rows))
    page = client.follow("With a departure (2)")
    assert page.rows() == sorted([rows[0], rows[2]])
    page = client.follow("How the results were released")
    told = page.summary()
    assert {key: told[key] for key in list(told)[:5]} == {
        "Prepared by": "Dee Park",
        "Released by": "Sam Hill",
        "When": "1 December 2026 at 9:30am",
        "People told": "3",
        "Pass rate": "2 of 3, expected 0% to 100%",
    }
    assert page.rows()[-1] == ["All", "3", "3"]
    [asked] = cards(page).values()
    assert (asked["Asked by"], asked["Agreed by"]) == ("Dee Park", "Sam Hill")
    passed = {each.get_text(strip=True) for each in page.soup.select(".govuk-task-list__status")}
    assert passed == {"Passed"}
    assert page.soup.select("main form, main button") == []


def test_a_decision_is_read_whole_from_its_snapshot_and_its_letter(departed: Archive) -> None:
    departed.release()
    client, made = departed.auditor(), departed.snapshot()
    client.get(RECORD)
    page = client.follow(departed.reference(0))
    assert page.h1 == "Decision on Ada Okafor"
    told = page.summary()
    assert {key: told[key] for key in list(told)[:11]} == {
        "Reference": departed.reference(0),
        "Ended": "Not designated",
        "The policy recommends": "Designate",
        "The moderators recommend": "Designate",
        "Decision": "Do not designate",
        "Decided by": "Dee Park",
        "Decided on": "24 November 2026 at 10:00am",
        "Reasons for the applicant": "Standard 2.3 is thin.",
        "What they did well": "You led well.",
        "Agreed by a second person": "Sam Hill",
        "Why it departs": "No effect shown.",
    }
    assert told["Recommended by"] == "Mo Grant"
    assert told["Moderators’ reasons"] == "The evidence supports it."
    assert told["Hash of the decision"].replace(" ", "").lower() == made.hash
    assert told["Hash of the policy"].replace(" ", "").lower() == made.policy_hash
    assert [words(each) for each in page.soup.select(FOLD)] == FOLDED
    assert page.text.count("Maria Hart heard 2.3.") == 1
    assert "it is the same, byte for byte" in page.text
    assert page.soup.select("main form, main button") == []
    page = client.follow("Read the letter")
    assert page.h1 == "Letter to Ada Okafor"
    assert "Standard 2.3 is thin." in page.text
    assert page.summary()["Read before release by"] == "Dee Park"
    answer = client.http.get(departed.url(rest="/letter.pdf"))
    assert (answer.data, answer.mimetype) == (decisions.PDF, "application/pdf")
    assert page.soup.select("main form, main button") == []


def test_who_asked_and_who_agreed_to_a_departure_is_told(departed: Archive) -> None:
    departed.release()
    client = departed.auditor()
    page = client.get(departed.url(2))
    told = page.summary()
    assert told["A second moderator agreed"] == "Ola Second"
    assert (told["Evidence relied on"], told["Departs"]) == ("2.3", "No")
    assert cards(page) == {
        "Departure of the moderators from the policy": {
            "Asked by": "Mo Grant",
            "Asked on": "19 November 2026 at 10:00am",
            "Asked for": "Do not designate",
            "Reason": "They differ too much.",
            "Agreed by": "Ola Second",
            "Answered on": "19 November 2026 at 10:00am",
        }
    }
    [asked] = cards(client.get(departed.url())).values()
    assert (asked["Asked by"], asked["Agreed by"]) == ("Dee Park", "Sam Hill")


def test_a_letter_asks_only_for_what_it_needs(kept: Archive) -> None:
    client = kept.auditor()
    client.get(RECORD)
    for rest in ("/letter", "/letter.pdf"):
        with Statements(client.app.extensions["engine"]) as asked:
            assert client.http.get(kept.url(rest=rest)).status_code == 200
        read = " ".join(" ".join(asked.all).split())
        evidence = (
            "evaluation",
            "mark_run",
            "credit",
            "score_revision",
            "agreed_level",
            "content_version",
        )
        assert [table for table in evidence if f"FROM {table} " in read] == []
        assert "FROM letter " in read


def test_a_record_that_was_changed_is_said_to_differ(kept: Archive) -> None:
    row = kept.snapshot()
    kept.found.db.execute(text("DROP TRIGGER decision_snapshot_no_update"))
    row.recommendation = row.recommendation.replace("designate", "second_look", 1)
    kept.found.db.commit()
    page = kept.auditor().get(kept.url())
    said = page.soup.select_one(".govuk-warning-text__text").get_text(" ", strip=True)
    assert said == (
        "Warning No. The recommendation comes out differently. The decision is not what its hash "
        "says."
    )
