"""Who may import whom: floors from the top down, and the stages within two of them."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.source import Source, imported_by

# What each floor may import of the others. What is not named here may not be imported.
BASE = {"question_bank", "rubrics"}
RULES = BASE | {"assessment.rules", "assessment.measurement"}
RECORDS = RULES | {"assessment.records", "assessment.settings"}
MAY: dict[str, set[str]] = {
    "question_bank": {"question_bank"},
    "rubrics": {"rubrics"},
    "assessment.measurement": BASE | {"assessment.measurement"},
    "assessment.rules": RULES,
    "assessment.settings": {"assessment.settings"},
    "assessment.records": RECORDS,
    "assessment.web": RECORDS | {"assessment.web"},
    "assessment.prints": RECORDS | {"assessment.prints"},
    "assessment.pages": RECORDS | {"assessment.web", "assessment.prints", "assessment.pages"},
    "assessment.demo": RECORDS | {"assessment.demo", "assessment.prints"},
    "assessment.bench": RECORDS
    | {"assessment", "assessment.bench", "assessment.demo", "assessment.prints", "assessment.web"},
    "assessment.commands": RECORDS
    | {"assessment.commands", "assessment.demo", "assessment.prints", "assessment.web"},
}
WIRING = "assessment"

# Packages of others and the floors that may import them, besides assessment itself.
ONLY: dict[str, tuple[str, ...]] = {
    "weasyprint": ("assessment.prints",),
    "sqlalchemy": ("assessment.records", "assessment.commands", "assessment.web"),
    "alembic": ("assessment.records", "assessment.commands"),
    "flask": ("assessment.web", "assessment.pages", "assessment.commands", "assessment.bench"),
    "wtforms": ("assessment.web", "assessment.pages"),
    "flask_wtf": ("assessment.web", "assessment.pages"),
    "flask_login": ("assessment.web",),
}
BENCH_FLOORS = {"sqlalchemy", "itsdangerous"}
AS_A_TYPE = {"sqlalchemy.orm.Session", "sqlalchemy.orm.sessionmaker"}  # what a page may annotate

STAGES = (
    "foundation",
    "people",
    "round",
    "application",
    "paper",
    "marking",
    "interview",
    "moderation",
    "decision",
    "appeal",
    "register",
)


def floor_of(module: str) -> str | None:
    """The floor a module of ours stands on; None for other people's packages."""
    parts = module.split(".")
    if parts[0] in BASE:
        return parts[0]
    if parts[0] != "assessment":
        return None
    two = ".".join(parts[:2])
    return two if two in MAY else WIRING


def out_of_floor(sources: Iterable[Source]) -> Iterator[str]:
    """Imports that reach up, or sideways between the two bases."""
    for source in sources:
        floor = floor_of(source.module)
        if floor is None or floor == WIRING:
            continue
        for name in source.imports:
            to = floor_of(name)
            if to is not None and to not in MAY[floor]:
                yield f"{source.path} imports {name}"


def pages_of_each_other(sources: Iterable[Source]) -> Iterator[str]:
    """Pages that import another page. The files of one activity's package may share."""
    for source in sources:
        parts = source.module.split(".")
        if parts[:2] != ["assessment", "pages"] or len(parts) < 3:
            continue
        for name in source.imports:
            to = name.split(".")
            if to[:2] == parts[:2] and to[2:3] != parts[2:3]:
                yield f"{source.path} imports {name}"


def packages_out_of_place(sources: Iterable[Source]) -> Iterator[str]:
    """Other people's packages imported on a floor that may not know them."""
    for source in sources:
        floor = floor_of(source.module) or ""
        for name in source.imports:
            package = name.split(".")[0]
            allowed = ONLY.get(package)
            measuring = floor == "assessment.bench" and package in BENCH_FLOORS
            annotating = name in AS_A_TYPE and floor in {"assessment.pages", "assessment.demo"}
            if allowed is None or measuring or annotating:
                continue
            if floor not in (*allowed, WIRING):
                yield f"{source.path} imports {name}"


def stage_faults(sources: Iterable[Source], stage_of: dict[str, str]) -> Iterator[str]:
    """Imports within rules, or within records, that reach forward, and modules without a stage."""
    for source in sources:
        here = _stage(source.module, stage_of)
        if here is None:
            continue
        if here not in STAGES:
            yield f"{source.path} has no stage in tests/house/stages.py"
            continue
        for name in source.imports:
            there = _stage(name, stage_of)
            if there in STAGES and STAGES.index(there) > STAGES.index(here):
                yield f"{source.path} ({here}) imports {name} ({there})"


def _stage(module: str, stage_of: dict[str, str]) -> str | None:
    parts = module.split(".")
    if parts[0] != "assessment" or len(parts) < 3 or parts[1] not in {"rules", "records"}:
        return None
    noun = parts[3] if parts[2] == "tables" and len(parts) > 3 else parts[2]
    if noun in {"tables", "migrations"}:
        return None
    return noun if noun in STAGES else stage_of.get(noun, f"{noun}?")


def imports_inside_functions(sources: Iterable[Source]) -> Iterator[str]:
    """Imports that hide in a function."""
    for source in sources:
        for function in source.functions:
            for node in ast.walk(function):
                for name in imported_by(node, source):
                    yield f"{source.path}: {function.name} imports {name}"


IMPURE = ("datetime.now", "utcnow", "time.time", "time.monotonic", "date.today", "open", "uuid4")


def impure_rules(sources: Iterable[Source]) -> Iterator[str]:
    """Rules that look at a clock, a file or unseeded chance."""
    for source in sources:
        if floor_of(source.module) not in {"assessment.rules", "assessment.measurement"}:
            continue
        for name in source.imports:
            if name.split(".")[0] in {"secrets", "os", "time", "pathlib", "subprocess", "socket"}:
                yield f"{source.path} imports {name}"
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if any(called == each or called.endswith(f".{each}") for each in IMPURE):
                    yield f"{source.path} calls {called}"
