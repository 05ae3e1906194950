"""Comparing, agreeing and finishing over HTTP (pages 59 and 60)."""

from assessment.records.interview.outcome import is_finished, levels_for
from tests.pages.interview.conftest import Panel

SPLIT = {
    0: {"1.3": "2", "2.1": "4"},
    1: {"2.3": "1", "2.1": "4", "2.4": "4"},
    2: {"1.2": "4", "2.4": "4", "3.3": "4"},
}


def test_the_matrix_says_who_gave_which_level(panel: Panel) -> None:
    panel.lock(0, 1, 2, levels=SPLIT)
    page = panel.member(1).get(panel.at + "/compare")
    assert "You gave the same level on 6 of 12 criteria. Talk about 1.3 and 2.3 first." in page.text
    assert "All 3 sheets were locked by 11:40am" in page.text
    rows = {row[0]: row[1:] for row in page.rows() if len(row) > 1}
    assert rows["1.1 Leadership knowledge"] == ["", "", "MH JB SI", "", "Same level"]
    assert rows["1.2 Track record"] == ["", "", "MH JB", "SI", "Agree a level for 1.2"]
    assert rows["1.3 Abreast of research"] == [
        "",
        "MH",
        "JB SI",
        "",
        "Discuss : crosses the line for 1.3",
    ]
    assert rows["2.3 Reshapes plans"] == ["JB", "", "MH SI", "", "Discuss : 2 levels apart for 2.3"]
    below = [each.text for each in page.soup.select(".app-initials--below")]
    assert below == ["MH", "JB"]
    assert "1.1, 1.4, 2.2, 3.1, 3.2 and 3.4 are all at level 3." in page.text
    assert "both discussions are written up" in page.text
    assert not page.has_button("Finish the interview")


def test_agreeing_to_the_end(panel: Panel) -> None:
    panel.lock(0, 1, 2, levels=SPLIT)
    chair, jide = panel.member(0), panel.member(1)
    chair.get(panel.at + "/compare")
    page = chair.submit("Agree these 6 levels")
    assert "Agreed 3" in page.text
    page = chair.submit("Finish the interview")
    assert page.status == 422
    assert page.errors == [
        f"Agree a level for {c}" for c in ("1.2", "1.3", "2.1", "2.3", "2.4", "3.3")
    ]
    for criterion in ("1.2", "2.1", "2.4", "3.3"):
        jide.get(f"{panel.at}/agree/{criterion}")
        jide.submit("Save agreed level", level="3", reason="One heard less.")
    page = jide.get(f"{panel.at}/agree/2.3")
    assert "A. Okafor, panel 1: discussion 2 of 2" in page.text
    assert "Your levels are 2 apart." in page.text
    page = jide.submit("Save agreed level")
    assert page.errors == ["Select the level you agree for 2.3"]
    page = jide.submit("Save agreed level", level="3")
    assert page.errors == ["Enter what you discussed", "Enter why the agreed level differs"]
    jide.submit("Save agreed level", level="3", discussion="Read out.", reason="It counts.")
    jide.get(f"{panel.at}/agree/1.3")
    page = jide.submit("Save agreed level", level="cannot_agree", discussion="Not settled.")
    assert "Not agreed" in page.text
    chair.get(panel.at + "/compare")
    page = chair.submit("Finish the interview")
    assert "The interview is finished" in page.text
    panel.world.db.rollback()
    application = panel.world.applications[0].id
    assert is_finished(panel.world.db, application)
    agreed = {one.criterion: one.level for one in levels_for(panel.world.db, application).agreed}
    assert (agreed["1.3"], agreed["2.3"], len(agreed)) == ("cannot_agree", 3, 12)


def test_only_the_chair_finishes(panel: Panel) -> None:
    panel.lock(0, 1, 2)
    client = panel.member(1)
    client.get(panel.at + "/compare")
    page = client.post(panel.at + "/compare", act="finish")
    assert page.status == 409
    assert "Only the chair of the panel can finish the interview." in page.text


def test_not_evidenced_has_a_column_only_where_it_was_chosen(panel: Panel) -> None:
    panel.lock(0, 1, 2, levels={0: {"3.4": "not_evidenced"}})
    page = panel.member(0).get(panel.at + "/compare")
    rows = {row[0]: row[1:] for row in page.rows() if len(row) > 1}
    assert rows["3.4 Resources and need"][:2] == ["MH", ""]
    page = panel.member(0).get(panel.at + "/agree/3.4")
    levels = [str(each["value"]) for each in page.soup.select("input[name=level]")]
    assert levels == ["1", "2", "3", "4", "not_evidenced", "cannot_agree"]


def test_there_is_no_average_and_no_paper_score(panel: Panel) -> None:
    panel.lock(0, 1, 2, levels=SPLIT)
    for path in ("/compare", "/agree/2.3"):
        page = panel.member(0).get(panel.at + path)
        words = page.text.replace("not from the average", "")
        assert "average" not in words
        assert "mean" not in words.split()
        assert "aper score" not in words
