"""Checks that no question hangs on a place, a sector or the sex of a person."""

import re
from collections.abc import Iterator

from question_bank.craft.parts import everything
from question_bank.craft.places import PLACES
from question_bank.question import Question

PLACE = re.compile(rf"\b({'|'.join(PLACES)})\b")
SEXED = re.compile(
    r"\b((?i:man|men|woman|women|mother|father|mum|dad)|(?:Mr|Mrs|Ms|Miss)(?= [A-Z]))\b"
)
PRONOUN = re.compile(r"\b(he|she|him|his|her|hers|himself|herself)\b", re.I)
ROLE = re.compile(
    r"\b(\w*teachers?|leaders?|heads?|mentors?|tutors?|coach(?:es)?|governors?|chair|experts?|"
    r"specialists?|directors?|managers?|officers?|consultants?|colleagues?|trainees?|pupils?|"
    r"parents?|assistants?|inspectors?|applicants?|members?|leads?|deput(?:y|ies)|child(?:ren)?|"
    r"secretary|researchers?|trustees?)\b",
    re.I,
)

SECTOR = re.compile(
    r"\b(Academy Trust Handbook|Academies Financial Handbook|general annual grant|GAG|"
    r"schools forum|scheme for financing schools|licensed deficit|"
    r"School Teachers['’] Pay and Conditions|Schools Financial Value Standard|"
    r"Independent School Standards)\b",
    re.I,
)
"""Rules that bind only maintained schools, only academies or only independent schools."""


def regional(question: Question) -> Iterator[str]:
    """A school of nowhere in particular: no region, county or city of England."""
    yield from places_in(everything(question))


def places_in(text: str) -> Iterator[str]:
    """Every region, county or city that a text names."""
    for name in dict.fromkeys(PLACE.findall(text)):
        yield f"{name} is named. Say what kind of place it is, if that matters, and not where."


def sex_of_a_person(question: Question) -> Iterator[str]:
    """A person is named by a role, and no word for a person needs a sex.

    A pronoun that follows a role ('the teacher ... she') is let stand: it does not say who the
    person is, and the answer is the same with the other pronoun.
    """
    yield from sexes_in(everything(question))


def sexes_in(text: str) -> Iterator[str]:
    """Every word of a text that gives a person a sex."""
    for word in dict.fromkeys(word.casefold() for word in SEXED.findall(text)):
        yield f'"{word}" gives a person a sex. Name the role.'
    pronoun, role = PRONOUN.search(text), ROLE.search(text)
    if pronoun and (role is None or role.start() > pronoun.start()):
        yield f'"{pronoun[0].casefold()}" is all that says who the person is. Name the role.'


def sectors_in(text: str) -> Iterator[str]:
    """Rules that leaders of one kind of school work with and others need not know."""
    for name in dict.fromkeys(SECTOR.findall(text)):
        yield f"{name} is known to one kind of school. Say in plain words what it means there."
