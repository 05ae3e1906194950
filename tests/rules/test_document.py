"""Strict YAML to documents: what is refused, in whose words, and that layout changes no hash."""

from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from assessment.rules import document, tree
from assessment.rules.document import load_document, read_document
from assessment.rules.fault import ContentFaults, Fault


class Clause(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
    id: str
    grade: Literal[1, 2, 3, 4]
    share: Decimal = Decimal("0")


class Rule(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
    schema_: Literal["test-rule/1"] = Field(alias="schema")
    id: str
    version: int
    clauses: tuple[Clause, ...]


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(document.KINDS, "test-rule/1", ("rule", Rule))
    monkeypatch.setitem(document.COLLECTIONS, "test-rules/1", ("rules", "test-rule/1"))


GOOD = """schema: test-rule/1
id: turnaround
version: 1
clauses:
  - id: "1.1"
    grade: 2
    share: 0.50
"""


def faults_of(text: str | bytes) -> list[str]:
    with pytest.raises(ContentFaults) as raised:
        read_document(text, "turnaround.yaml")
    return [str(fault) for fault in raised.value.faults]


def test_good_file_becomes_a_frozen_hashed_document() -> None:
    [found] = read_document(GOOD, "turnaround.yaml")
    assert (found.kind, found.id, found.version) == ("rule", "turnaround", 1)
    assert found.body == (
        '{"clauses":[{"grade":2,"id":"1.1","share":"0.5"}],"id":"turnaround",'
        '"schema":"test-rule/1","version":1}'
    )
    assert load_document(found.body) == found


def test_comments_order_and_layout_change_no_hash() -> None:
    other = """# a comment
version: 1
clauses: [{share: 0.5, grade: 2, id: '1.1'}]
id: "turnaround"
schema: test-rule/1
"""
    assert read_document(other, "a")[0].hash == read_document(GOOD, "b")[0].hash


def test_collection_gives_each_entry_its_schema_and_hash() -> None:
    inner = "\n".join("    " + line for line in GOOD.splitlines()[1:]).replace("    ", "  - ", 1)
    [found] = read_document(f"schema: test-rules/1\nrules:\n{inner}\n", "rules.yaml")
    assert found.hash == read_document(GOOD, "b")[0].hash


WRONG = {
    "value outside the choices": (
        GOOD.replace("grade: 2", "grade: RI"),
        ["turnaround.yaml, line 6, clause 1 (1.1): grade must be one of 1, 2, 3, 4. It says RI"],
    ),
    "id without quotes is a number": (
        GOOD.replace('"1.1"', "1.1"),
        ['turnaround.yaml, line 5, clause 1: id must be text. Write "1.1" with quotes'],
    ),
    "yes without quotes": (
        GOOD.replace("id: turnaround", "id: yes"),
        ['turnaround.yaml, line 2: yes without quotes can be read as true or false. Write "yes"'],
    ),
    "key twice": (
        GOOD.replace("version: 1", "version: 1\nversion: 2"),
        ["turnaround.yaml, line 4: version is here twice. The first is on line 3"],
    ),
    "key without quotes": (
        GOOD + "    2.1: 3\n",
        ['turnaround.yaml, line 8: a key must be text. Put quotes round 2.1: "2.1"'],
    ),
    "anchor and alias": (
        GOOD.replace("grade: 2", "grade: &g 2\n    share: *g").replace("    share: 0.50\n", ""),
        [
            "turnaround.yaml, line 6: &g is an anchor. Write the value out where it is needed",
            "turnaround.yaml, line 7: *g is an alias. Write the value out",
        ],
    ),
    "tag": (
        GOOD.replace("grade: 2", "grade: !!int '2'"),
        ["turnaround.yaml, line 6: tag:yaml.org,2002:int is a tag. Write the plain value"],
    ),
    "merge": (
        GOOD + "    <<: {grade: 3}\n",
        ["turnaround.yaml, line 8: << merges blocks. Write the keys out"],
    ),
    "octal": (
        GOOD.replace("version: 1", "version: 01"),
        ['turnaround.yaml, line 3: 01 can be read in two ways. Write a plain number, or "01"'],
    ),
    "sexagesimal": (
        GOOD.replace("version: 1", "version: 1:30"),
        ['turnaround.yaml, line 3: 1:30 can be read in two ways. Write a plain number, or "1:30"'],
    ),
    "too many digits": (
        GOOD.replace("0.50", "0.1234567890123456"),
        ["turnaround.yaml, line 7: a number must have 15 digits or fewer"],
    ),
    "unknown key": (
        GOOD + "    colour: red\n",
        [
            "turnaround.yaml, line 8, clause 1 (1.1): colour is not a key of this document. "
            "Check its spelling, or remove it"
        ],
    ),
    "missing key": (
        GOOD.replace("version: 1\n", ""),
        ["turnaround.yaml, line 1: version is missing"],
    ),
    "every fault at once": (
        GOOD.replace("version: 1", "version: one").replace("grade: 2", "grade: 7"),
        [
            "turnaround.yaml, line 3: version must be a whole number. It says one",
            "turnaround.yaml, line 6, clause 1 (1.1): grade must be one of 1, 2, 3, 4. It says 7",
        ],
    ),
    "schema unknown": (
        "schema: nle-poem/1\n",
        [
            "turnaround.yaml, line 1: schema must be one of "
            f"{', '.join(sorted([*document.KINDS, 'test-rule/1', 'nle-questions/1']))}, "
            "test-rules/1. It says nle-poem/1"
        ],
    ),
    "empty": ("", ["turnaround.yaml, line 1: the file is empty"]),
    "two documents": (
        GOOD + "---\n" + GOOD,
        ["turnaround.yaml, line 8: a file holds one document: remove this ---"],
    ),
    "not YAML": (
        "schema: [1\nid: 2\n",
        ["turnaround.yaml, line 2: this is not YAML: did not find expected ',' or ']'"],
    ),
    "not UTF-8": (b"\xff\xfe", ["turnaround.yaml, line 1: the file is not UTF-8 text"]),
    "lone surrogate": ("id: \ud800", ["turnaround.yaml, line 1: the file is not UTF-8 text"]),
    "NUL": (
        GOOD + "\x00",
        ["turnaround.yaml, line 1: the file has a character that cannot be printed, such as NUL"],
    ),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG.keys())
def test_rule_40_fault_names_file_line_and_key(text: str | bytes, said: list[str]) -> None:
    if "schema must be one of" in said[0]:
        known = ", ".join(sorted([*document.KINDS, *document.COLLECTIONS]))
        said = [f"turnaround.yaml, line 1: schema must be one of {known}. It says nle-poem/1"]
    assert faults_of(text) == said


BOMBS = {
    "bytes": "a: " + "x" * (tree.MAX_BYTES + 1),
    "nodes": "a: [" + "1," * (tree.MAX_NODES + 1) + "]",
    "depth": "a: " + "[" * 5000,
    "block depth": "\n".join(" " * n + "- " for n in range(50)),
    "text": "a: " + "x" * (tree.MAX_TEXT + 1),
    "aliases": "a: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]",
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS.keys())
def test_rule_40_bounds_stop_the_reading(text: str) -> None:
    assert faults_of(text)


def test_rule_40_faults_of_the_text_and_of_the_schema_come_together() -> None:
    assert [fault.split(":")[0] for fault in faults_of("schema: nle-poem/1\na: &x yes\n")] == [
        "turnaround.yaml, line 1",
        "turnaround.yaml, line 2",
        "turnaround.yaml, line 2",
    ]


def test_rule_40_thousands_of_faults_are_not_listed() -> None:
    found = faults_of("a: 1\n" * 100_000)
    assert len(found) == tree.MAX_FAULTS + 1
    assert found[-1].endswith("the file has more than 500 faults. Mend these first")


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(alphabet=st.sampled_from("ab1.:-[]{}'\"\n &*!|>#,?%~\t\x00\u2028é"), max_size=60))
def test_rule_40_any_text_is_read_or_refused_with_its_line(text: str) -> None:
    faults: tuple[Fault, ...] = ()
    try:
        read_document("schema: test-rule/1\n" + text, "f.yaml")
    except ContentFaults as found:
        faults = found.faults
    assert [fault for fault in faults if fault.file != "f.yaml" or fault.line < 1] == []
