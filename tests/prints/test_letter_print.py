"""Letters as prints: tagged, in British English, the same every time, and closed to attack."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from assessment.prints.batch import print_letters
from assessment.prints.fetcher import Forbidden, PackagedOnly
from assessment.prints.letter import letter_html, print_letter
from assessment.prints.press import print_pdf
from assessment.rules.letter import KINDS, Area, Criterion, Letter, LetterFacts, letter
from assessment.settings import Settings
from assessment.web.sender import sender_of
from tests.prints.structure import structure_of

HOSTILE = '<img src="file:///etc/hostname"><script>alert(1)</script>{{ 7 * 7 }} & "Ada"'
FACTS = LetterFacts(
    kind="designate",
    name="Ada Okafor",
    reference="NLE-4K7Q",
    round="autumn 2026",
    dated=date(2026, 12, 1),
    reasons=("You lead change that lasts.",),
    signatory="Priya Nair",
    areas=(Area("Ofsted framework", True),),
    criteria=(Criterion("2.3", "Evaluates progress", "Level 3: meets the standard"),),
    starts=date(2026, 12, 1),
    until=date(2029, 11, 30),
    training_by=date(2027, 1, 31),
    review_after="3 years",
    tell_within="28 days",
)


def made(facts: LetterFacts = FACTS) -> Letter:
    return letter(facts, "Programme team.")


OUTCOMES = {
    "designate": ({}, "You are designated as a National Leader of Education", 2),
    "do_not_designate": (
        {"strengths": ("You know your schools.",), "appeal_by": date(2026, 12, 29)},
        "You are not designated in this round",
        3,
    ),
    "more_evidence": (
        {
            "how": "a second interview on 2.3",
            "evidence_by": date(2027, 1, 15),
            "decide_by": date(2027, 2, 15),
        },
        "We need more evidence before we decide",
        2,
    ),
}


def test_every_outcome_that_has_a_letter_is_printed_here() -> None:
    assert tuple(OUTCOMES) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_rule_38_a_letter_is_tagged_pdf_ua_in_british_english(kind: str) -> None:
    told, heading, parts = OUTCOMES[kind]
    printed = print_letter(made(replace(FACTS, kind=kind, **told)))  # type: ignore[arg-type]
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked) is True
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == f"{heading} – NLE-4K7Q"
        assert str(pdf.docinfo.CreationDate).startswith("D:20261201")
        tags = structure_of(pdf)
    headings = [tag for tag in tags if tag in {"/H1", "/H2", "/H3"}]
    assert headings == ["/H1", *["/H2"] * parts, "/H2", "/H2", "/H3"]
    assert {"/Table", "/TH", "/TD", "/L", "/LI"} - set(tags) == set()


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        pytest.param({}, "National Leaders of Education", id="generic by default"),
        pytest.param({"organisation": "Acme & Sons"}, "Acme &amp; Sons", id="by one setting"),
    ],
)
def test_the_letterhead_is_the_organisation_of_the_settings(
    settings: dict[str, str], name: str
) -> None:
    sender = sender_of(Settings.for_tests(**settings))
    html = letter_html(made(replace(FACTS, organisation=sender.organisation)))
    assert f'<p class="from">{name}</p>' in html
    assert f'<meta name="author" content="{name}">' in html


def test_every_font_is_embedded() -> None:
    with pikepdf.open(io.BytesIO(print_letter(made()))) as pdf:
        kinds = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        fonts = [o for o in kinds if o.get("/Type") == pikepdf.Name.FontDescriptor]
        assert fonts
        assert [f for f in fonts if not {"/FontFile2", "/FontFile3"} & set(f.keys())] == []
        assert [f for f in fonts if "Liberation" not in str(f.FontName)] == []


def test_equal_letters_give_equal_bytes_here_and_in_a_process_of_their_own() -> None:
    here = print_letter(made())
    assert print_letter(made()) == here
    other = made(replace(FACTS, name="Bea Stone"))
    assert list(print_letters((made(), other), processes=2)) == [here, print_letter(other)]


def test_rule_38_a_hostile_name_stays_text() -> None:
    html = letter_html(made(replace(FACTS, name=HOSTILE, reasons=(HOSTILE,))))
    assert "<img" not in html
    assert "<script" not in html
    assert "{{ 7 * 7 }}" in html
    assert print_letter(made(replace(FACTS, name=HOSTILE, reasons=(HOSTILE,))))[:5] == b"%PDF-"


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("file:///etc/hostname", id="a file of the machine"),
        pytest.param("FILE:///etc/hostname", id="a file, shouted"),
        pytest.param("http://127.0.0.1:1/", id="http"),
        pytest.param("https://example.org/a.png", id="https"),
        pytest.param("ftp://example.org/a", id="ftp"),
        pytest.param("data:text/plain,hello", id="data in the address"),
        pytest.param("asset:../errors/404.html", id="out of the folder"),
        pytest.param("asset:letter.html", id="a template"),
        pytest.param("//example.org/a.png", id="no scheme"),
    ],
)
def test_rule_38_a_print_may_load_nothing_that_is_not_packaged(url: str) -> None:
    with pytest.raises(Forbidden):
        PackagedOnly().fetch(url)
    with pytest.raises(Forbidden):
        print_pdf(f'<html lang="en"><img alt="" src="{url}"></html>', "letter.css", "x")


def test_the_packaged_stylesheet_is_allowed() -> None:
    assert PackagedOnly().fetch("asset:letter.css").read().startswith(b"@page")


def test_many_scripts_are_printed_as_text() -> None:
    name = "Zoë Ó Briain שלום مرحبا 😀 e\u0301"
    assert print_letter(made(replace(FACTS, name=name)))[:5] == b"%PDF-"
