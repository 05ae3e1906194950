"""Sizes and names: a file is read in one sitting, a function in one look."""

import ast
import re
from collections.abc import Iterable, Iterator

from tests.house.source import Source

LONGEST_FILE = 250
LONGEST_FUNCTION = 50
MIGRATIONS = "assessment/records/migrations/versions/"
NOT_FILE_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "service",
    "handler",
    "handlers",
    "part2",
}
NOT_VARIABLES = {"data", "info"}
NOT_IN_CLASSES = re.compile(r"(Manager|Service|Handler|Helper|Utils?)$")


def too_long(sources: Iterable[Source]) -> Iterator[str]:
    """Files and functions past their length: split by a smaller noun.

    A migration's one function is the list of its tables, so only its file has a length.
    """
    for source in sources:
        lines = len(source.text.splitlines())
        if lines > LONGEST_FILE:
            yield f"{source.path} has {lines} lines"
        if not source.path.endswith(".py") or MIGRATIONS in source.path:
            continue
        for function in source.functions:
            length = (function.end_lineno or function.lineno) - function.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{source.path}: {function.name} has {length} lines"


def badly_named(sources: Iterable[Source]) -> Iterator[str]:
    """Names that say nothing, of files, folders, classes and variables."""
    declared: set[ast.AST] = set()
    for source in sources:
        for part in source.path.removesuffix(".py").split("/"):
            if part in NOT_FILE_NAMES:
                yield f"{source.path} is called {part}"
        for node in ast.walk(source.tree):
            if isinstance(node, ast.AnnAssign) and node.value is None:
                declared.add(node.target)  # another library's name, given a type
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef) and NOT_IN_CLASSES.search(node.name):
                yield f"{source.path}: class {node.name}"
            stored = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
            if stored and node.id in NOT_VARIABLES and node not in declared:
                yield f"{source.path}:{node.lineno} variable {node.id}"
            if isinstance(node, ast.arg) and node.arg in NOT_VARIABLES:
                yield f"{source.path}:{node.lineno} argument {node.arg}"


def undescribed(sources: Iterable[Source]) -> Iterator[str]:
    """Modules that do not say what lives in them, and public functions without types."""
    for source in sources:
        if source.text.strip() and not ast.get_docstring(source.tree):
            yield f"{source.path} has no docstring"
        for function in source.functions:
            untyped = [
                each.arg
                for each in (*function.args.posonlyargs, *function.args.args)
                if each.annotation is None and each.arg not in {"self", "cls"}
            ]
            if untyped or function.returns is None:
                yield f"{source.path}: {function.name} is not typed"
