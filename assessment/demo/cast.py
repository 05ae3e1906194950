"""Who is in the demonstration: made-up people, schools and trusts, drawn from a seed.

URNs begin with 9 and are not in use; the names are common words and surnames put together.
"""

import random
from dataclasses import dataclass

from assessment.rules.place import REGIONS

FIRST = [
    "Amara",
    "Anil",
    "Beth",
    "Bilal",
    "Carys",
    "Chidi",
    "Dara",
    "Dele",
    "Elin",
    "Esme",
    "Farah",
    "Femi",
    "Gita",
    "Grace",
    "Hana",
    "Hugo",
    "Ines",
    "Isaac",
    "Jaya",
    "Joel",
    "Kemi",
    "Kofi",
    "Lena",
    "Luca",
    "Maya",
    "Milo",
    "Nadia",
    "Noor",
    "Olu",
    "Orla",
    "Petra",
    "Priya",
    "Quinn",
    "Rhys",
    "Rosa",
    "Ruth",
    "Sadia",
    "Sol",
    "Tara",
    "Theo",
    "Uma",
    "Vera",
    "Wren",
    "Yusuf",
    "Zara",
    "Zeke",
]
LAST = [
    "Abara",
    "Ashdown",
    "Bellweather",
    "Birchall",
    "Chowdry",
    "Coldwell",
    "Danso",
    "Dunmore",
    "Eastgate",
    "Ekwueme",
    "Fairburn",
    "Farouk",
    "Gadsden",
    "Greenhalf",
    "Hallam",
    "Hartopp",
    "Ibbotson",
    "Iqbal",
    "Jessop",
    "Joiner",
    "Kendrick",
    "Khatun",
    "Larkhill",
    "Lindqvist",
    "Marlowe",
    "Mensah",
    "Northcote",
    "Nwosu",
    "Oakes",
    "Okonjo",
    "Penhale",
    "Prior",
    "Quarmby",
    "Rahmani",
    "Redfern",
    "Sandys",
    "Suleman",
    "Thackray",
    "Tolland",
    "Underhay",
    "Vance",
    "Varga",
    "Westbury",
    "Whitlock",
    "Yardley",
    "Zaman",
]
PLACES = [
    "Ashmere",
    "Birkhollow",
    "Coldwater",
    "Dovebank",
    "Elmhurst",
    "Fallowfield",
    "Gorsley",
    "Harrowgate",
    "Inglebeck",
    "Kestrelford",
    "Larkbridge",
    "Millrace",
    "Netherfold",
    "Oakhampton",
    "Penwater",
    "Quarryside",
    "Ravenscar",
    "Saltmarsh",
    "Thornley",
    "Umberleigh",
    "Vinebrook",
    "Westerdale",
    "Yewtree",
]
KINDS = (
    ("Primary School", "Primary"),
    ("Academy", "Secondary"),
    ("High School", "Secondary"),
    ("Church of England Primary School", "Primary"),
    ("School", "Special"),
    ("All-through Academy", "All-through"),
)


@dataclass(frozen=True)
class School:
    """A made-up school."""

    urn: str
    name: str
    phase: str
    region: str


@dataclass(frozen=True)
class Applicant:
    """A made-up leader: what they are like decides what happens, by the seed.

    `ability` is the chance of answering an ordinary question right; `strength` is the level,
    with halves, at which they tend to be heard at interview.
    """

    name: str
    email: str
    school: School
    ability: float
    strength: float


def school(draw: random.Random, number: int) -> School:
    """Return a school with a URN of its own."""
    kind, phase = draw.choice(KINDS)
    name = f"{draw.choice(PLACES)} {kind}"
    return School(str(900000 + number), name, phase, draw.choice(REGIONS))


def applicants(draw: random.Random, count: int, tag: str) -> list[Applicant]:
    """Return `count` applicants over a spread of ability and strength, names all different."""
    names = sorted(f"{first} {last}" for first in FIRST for last in LAST)
    draw.shuffle(names)
    return [_applicant(draw, names, number, tag) for number in range(count)]


def _applicant(draw: random.Random, names: list[str], number: int, tag: str) -> Applicant:
    name = names[number % len(names)]
    if number >= len(names):
        name = f"{name}-{names[(number * 7) % len(names)].split()[1]}"
    ability = min(0.95, max(0.25, draw.gauss(0.68, 0.13)))
    strength = min(4.0, max(1.2, draw.gauss(2.2 + ability, 0.45)))
    address = f"{name.lower().replace(' ', '.')}.{tag}{number}@example.org"
    return Applicant(name, address, school(draw, number + 1), ability, strength)
