"""Drawing a person's paper: by blueprint, from a seed, the same whatever order the pool is in."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from question_bank.ordering import Ordering
from question_bank.paper import Paper, Section
from question_bank.question import Question


class CannotDraw(ValueError):
    """The pool does not fill the blueprint; the text says where and by how many."""


@dataclass(frozen=True)
class Drawn:
    """One place of a paper: the question by its hash, and its options as they will be shown."""

    position: int
    section: str
    hash: str
    option_order: tuple[str, ...]


def draw(paper: Paper, pool: Mapping[str, Question], seed: int | str) -> tuple[Drawn, ...]:
    """The places of one person's paper. `pool` is hash to question; raises CannotDraw."""
    random = Random(seed)  # noqa: S311 - the seed is kept so that the draw can be explained
    ready = drawable(paper, pool)
    drawn: list[Drawn] = []
    for section in paper.sections:
        for name in draw_section(section, ready, random):
            order = realised_order(pool[name], random)
            drawn.append(Drawn(len(drawn) + 1, section.id, name, order))
    return tuple(drawn)


def drawable(paper: Paper, pool: Mapping[str, Question]) -> list[tuple[str, Question]]:
    """The newest version of each question of the paper's pool that has a key, by id."""
    newest: dict[str, tuple[str, Question]] = {}
    for name, question in sorted(pool.items(), key=lambda entry: (entry[1].version, entry[0])):
        if question.pool == paper.pool:
            newest[question.id] = (name, question)
    return [newest[key] for key in sorted(newest) if newest[key][1].has_key]


def draw_section(section: Section, ready: list[tuple[str, Question]], random: Random) -> list[str]:
    """The hashes of one section's questions, in the order they will be asked."""
    chosen: list[str] = []
    for cell in section.cells:
        fits = [
            name
            for name, question in ready
            if question.area == section.area and name not in chosen and cell.admits(question)
        ]
        if len(fits) < cell.count:
            wanted = " or ".join((*cell.demands, *cell.kinds)) or "any"
            raise CannotDraw(
                f"{section.title} needs {cell.count} more questions ({wanted}), "
                f"and the bank has {len(fits)}"
            )
        chosen += random.sample(fits, cell.count)
    random.shuffle(chosen)
    return chosen


def realised_order(question: Question, random: Random) -> tuple[str, ...]:
    """Option ids as shown. Steps to be ordered are never shown in the right order."""
    order = shuffled(question, random)
    while isinstance(question.answer, Ordering) and order == question.answer.key:
        order = shuffled(question, random)
    return order


def shuffled(question: Question, random: Random) -> tuple[str, ...]:
    """Option ids: shuffled ones change places, authored ones stay, last ones end (17)."""
    body = [option for option in question.options if option.anchor != "last"]
    moving = [option.id for option in body if option.anchor == "shuffled"]
    random.shuffle(moving)
    left = iter(moving)
    order = [option.id if option.anchor == "authored" else next(left) for option in body]
    return (*order, *(option.id for option in question.options if option.anchor == "last"))
