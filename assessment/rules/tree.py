"""Strict YAML text to a tree that remembers its lines. Nothing is coerced; bounds are rule 40."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import yaml

from assessment.rules.fault import ContentFaults, Fault

MAX_BYTES = 2_000_000
MAX_NODES = 200_000
MAX_DEPTH = 20
MAX_DIGITS = 15
MAX_TEXT = 20_000
MAX_FAULTS = 500

WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LOOKS_LIKE_A_NUMBER = re.compile(
    r"[+-]?(\.?[0-9][0-9_]*[0-9_.:eExXoabcdfABCDF+-]*|\.(inf|nan))", re.IGNORECASE
)
WORDS_READ_AS_TRUE_OR_FALSE = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false"))
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Scalar = str | int | Decimal | bool | None


@dataclass
class Node:
    """A value with the line it starts on (from 1); `keys` are the lines of the keys of a block."""

    value: "Scalar | dict[str, Node] | list[Node]"
    line: int
    keys: dict[str, int] = field(default_factory=dict)


class TooMuch(Exception):
    """A bound is passed: reading stops, since the rest could be as large."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


@dataclass
class Reading:
    """One file while it is read: its events, its faults, how much was seen."""

    file: str
    events: Iterator[yaml.Event]
    faults: list[Fault] = field(default_factory=list)
    nodes: int = 0

    def fault(self, line: int, message: str) -> None:
        if len(self.faults) == MAX_FAULTS:
            raise TooMuch(line, f"the file has more than {MAX_FAULTS} faults. Mend these first")
        self.faults.append(Fault(self.file, line, "", message))

    def node(self, event: yaml.Event, depth: int) -> Node:
        """The node that this event begins; children are read from the events that follow."""
        line = line_of(event)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise TooMuch(line, f"the file has more than {MAX_NODES:,} values")
        if depth > MAX_DEPTH:
            raise TooMuch(line, f"the file is nested more than {MAX_DEPTH} deep")
        if isinstance(event, yaml.AliasEvent):
            self.fault(line, f"*{event.anchor} is an alias. Write the value out")
            return Node(None, line)
        self.refuse_marks(event, line)
        if isinstance(event, yaml.MappingStartEvent):
            return self.block(line, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.entries(line, depth)
        return Node(self.scalar(event, line), line)

    def refuse_marks(self, event: yaml.Event, line: int) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            self.fault(line, f"&{anchor} is an anchor. Write the value out where it is needed")
        if tag:
            self.fault(line, f"{tag} is a tag. Write the plain value")

    def entries(self, line: int, depth: int) -> Node:
        found: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.node(event, depth + 1))
        return Node(found, line)

    def block(self, line: int, depth: int) -> Node:
        found: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event, depth)
            child = self.node(next(self.events), depth + 1)
            at = line_of(event)
            if key in found:
                self.fault(at, f"{key} is here twice. The first is on line {lines[key]}")
            elif key is not None:
                found[key], lines[key] = child, at
        return Node(found, line, lines)

    def key(self, event: yaml.Event, depth: int) -> str | None:
        key = self.node(event, depth + 1)
        if isinstance(key.value, str) and key.value != "<<":
            return key.value
        if key.value == "<<":
            self.fault(key.line, "<< merges blocks. Write the keys out")
        elif isinstance(event, yaml.ScalarEvent):
            text = event.value
            self.fault(key.line, f'a key must be text. Put quotes round {text}: "{text}"')
        else:
            self.fault(key.line, "a key must be text")
        return None

    def scalar(self, event: yaml.Event, line: int) -> Scalar:
        assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 - narrows for the type checker
        text: str = event.value
        if len(text) > MAX_TEXT:
            raise TooMuch(line, f"this text is longer than {MAX_TEXT:,} characters")
        return text if event.style else self.plain(text, line)

    def plain(self, text: str, line: int) -> Scalar:
        """Text without quotes: a number, true, false or null only when it is written plainly so."""
        if text in ("", "null", "~"):
            return None
        if text in ("true", "false"):
            return text == "true"
        if text.casefold() in WORDS_READ_AS_TRUE_OR_FALSE:
            self.fault(line, f'{text} without quotes can be read as true or false. Write "{text}"')
        elif sum(character.isdigit() for character in text) > MAX_DIGITS and (
            WHOLE.fullmatch(text) or DECIMAL.fullmatch(text)
        ):
            self.fault(line, f"a number must have {MAX_DIGITS} digits or fewer")
        elif WHOLE.fullmatch(text):
            return int(text)
        elif DECIMAL.fullmatch(text):
            return Decimal(text)
        elif LOOKS_LIKE_A_NUMBER.fullmatch(text) and not DATE.fullmatch(text):
            self.fault(line, f'{text} can be read in two ways. Write a plain number, or "{text}"')
        return text


def line_of(event: yaml.Event) -> int:
    """The line that an event starts on, from 1."""
    return event.start_mark.line + 1 if event.start_mark else 1


def decoded(raw: bytes | str, file: str) -> str:
    """The text of a file within its bounds, or a fault."""
    size = len(raw) if isinstance(raw, bytes) else len(raw.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise ContentFaults([Fault(file, 1, "", f"the file is larger than {MAX_BYTES:,} bytes")])
    try:
        text = raw.decode("utf-8") if isinstance(raw, bytes) else raw
        text.encode("utf-8")
    except UnicodeError:
        raise ContentFaults([Fault(file, 1, "", "the file is not UTF-8 text")]) from None
    return text


def read_tree(raw: bytes | str, file: str) -> tuple[Node, list[Fault]]:
    """The tree, and the faults that did not stop the reading; ContentFaults when one did."""
    reading = Reading(file, iter(yaml.parse(decoded(raw, file), Loader=LOADER)))
    try:
        return whole(reading), reading.faults
    except TooMuch as over:
        reading.faults.append(Fault(file, over.line, "", over.message))
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        line = mark.line + 1 if mark else 1
        reading.faults.append(Fault(file, line, "", f"this is not YAML: {broken.problem}"))
    except yaml.YAMLError:
        unprintable = "the file has a character that cannot be printed, such as NUL"
        reading.faults.append(Fault(file, 1, "", unprintable))
    raise ContentFaults(reading.faults)


def whole(reading: Reading) -> Node:
    """The one YAML document of a file."""
    root: Node | None = None
    for event in reading.events:
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None:
                raise TooMuch(line_of(event), "a file holds one document: remove this ---")
            root = reading.node(next(reading.events), 1)
    if root is None:
        raise TooMuch(1, "the file is empty")
    return root
