"""Numbers as people type them: which are read, and which are words."""

from decimal import Decimal

import pytest

from question_bank.number import parse_number

READ = {
    "plain": ("22.6", "", "22.6"),
    "spaces around": ("  22.6 ", "", "22.6"),
    "thousands with commas": ("1,234,567.5", "", "1234567.5"),
    "thousands with spaces": ("1 234", "", "1234"),
    "no-break space": ("1\u00a0234", "", "1234"),
    "pound sign": ("£60,000", "£", "60000"),
    "pound and minus before": ("-£150,000", "£", "-150000"),
    "pound and minus after": ("£-150,000", "£", "-150000"),
    "GBP": ("GBP 60,000", "£", "60000"),
    "true minus": ("−2.6", "", "-2.6"),
    "plus": ("+3", "", "3"),
    "percent sign": ("55.4%", "%", "55.4"),
    "per cent in words": ("55.4 per cent", "%", "55.4"),
    "unit after": ("21.4 Pupils", "pupils", "21.4"),
    "no unit typed": ("21.4", "pupils", "21.4"),
    "no whole part": (".5", "", "0.5"),
    "point at the end": ("5.", "", "5"),
    "full-width digits": ("２２.６", "", "22.6"),
    "leading zeros": ("007", "", "7"),
}

NOT_READ = {
    "empty": ("", ""),
    "spaces": ("   ", ""),
    "words": ("twenty two", ""),
    "decimal comma": ("22,6", ""),
    "comma in the wrong place": ("12,34", ""),
    "two signs": ("--5", ""),
    "two points": ("1.2.3", ""),
    "exponent": ("1e3", ""),
    "fraction": ("1/2", ""),
    "another unit": ("22 teachers", "pupils"),
    "pound where none is asked": ("£22", "pupils"),
    "thousands by letter": ("60k", "£"),
    "infinity": ("inf", ""),
    "not a number": ("NaN", ""),
    "point alone": (".", ""),
    "sign alone": ("-", ""),
    "unit alone": ("%", "%"),
    "range": ("20-22", ""),
    "Arabic digits": ("٢٢", ""),
    "100,000 characters": ("1" * 100_000, ""),
}


@pytest.mark.parametrize(("text", "unit", "number"), READ.values(), ids=READ.keys())
def test_number_is_read(text: str, unit: str, number: str) -> None:
    assert parse_number(text, unit) == Decimal(number)


@pytest.mark.parametrize(("text", "unit"), NOT_READ.values(), ids=NOT_READ.keys())
def test_not_a_number(text: str, unit: str) -> None:
    assert parse_number(text, unit) is None
