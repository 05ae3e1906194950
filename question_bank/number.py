"""Reading a number that a person typed. No rounding here: what was typed is what is marked."""

import re
import unicodedata
from decimal import Decimal

LONGEST = 100
MINUS = str.maketrans({"−": "-", "–": "-", "‐": "-", "‑": "-"})
NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>[0-9]+|[0-9]{1,3}(?:[, ][0-9]{3})+)?(?P<part>\.[0-9]*)?"
)
SPELLINGS = {"£": ("£", "gbp", "pounds"), "%": ("%", "per cent", "percent")}


def parse_number(text: str, unit: str = "") -> Decimal | None:
    """The number in `text`, or None when it is not one.

    Spaces around it, thousands in groups of three (comma or space), one sign (hyphen or minus)
    and the question's own unit before or after are allowed; words, another unit, an exponent, a
    fraction and a decimal comma are not a number.
    """
    if len(text) > LONGEST:
        return None
    plain = " ".join(unicodedata.normalize("NFKC", text).translate(MINUS).casefold().split())
    found = NUMBER.fullmatch(without_unit(plain, unit))
    if found is None or not any(character.isdigit() for character in plain):
        return None
    whole = (found["whole"] or "0").replace(",", "").replace(" ", "")
    part = found["part"] or ""
    return Decimal(f"{found['sign']}{whole}{part if len(part) > 1 else ''}")


def without_unit(plain: str, unit: str) -> str:
    """The text less the unit at one end, where it is there; '-£5' reads as '-5'."""
    sign = plain[:1] if plain[:1] in ("+", "-") else ""
    rest = plain[len(sign) :].strip()
    for spelling in SPELLINGS.get(unit, (unit.casefold(),) if unit else ()):
        if rest.startswith(spelling):
            return sign + rest.removeprefix(spelling).strip()
        if rest.endswith(spelling):
            return sign + rest.removesuffix(spelling).strip()
    return sign + rest
