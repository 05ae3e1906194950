"""Cells that a spreadsheet would run are made safe (semantics rule 39)."""

import pytest

from assessment.rules.spreadsheet import safe_cell, to_csv


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("+44 20", "'+44 20", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("\r=1", "'\r=1", id="carriage return"),
        pytest.param("Ada = Okafor", "Ada = Okafor", id="inside is harmless"),
        pytest.param("", "", id="empty"),
    ],
)
def test_rule_39_a_dangerous_cell_is_neutralised(cell: str, safe: str) -> None:
    assert safe_cell(cell) == safe


def test_rule_39_a_file_quotes_and_keeps_text() -> None:
    text = to_csv(("Name",), [('=HYPERLINK("http://x"),"a"',), ("Zoë 😀",)])
    assert text == 'Name\r\n"\'=HYPERLINK(""http://x""),""a"""\r\nZoë 😀\r\n'
