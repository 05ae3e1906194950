"""The project's own files as the house checks see them: paths, text, imports.

A check is a function from `Source` values to sentences about what is wrong, so that a seeded
sample is a few made-up files.
"""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("assessment", "question_bank", "rubrics")


@dataclass(frozen=True)
class Source:
    """One file: its path from the root, with slashes, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def module(self) -> str:
        """Its dotted name: `assessment.rules.timing`; a package is its folder's name."""
        dotted = self.path.removesuffix(".py").replace("/", ".")
        return dotted.removesuffix(".__init__")

    @property
    def is_package(self) -> bool:
        return self.path.endswith("/__init__.py")

    @property
    def imports(self) -> tuple[str, ...]:
        """The full dotted names that the file imports, `from a import b` as `a.b`."""
        return tuple(name for node in ast.walk(self.tree) for name in imported_by(node, self))

    @property
    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


def imported_by(node: ast.AST, source: Source) -> Iterator[str]:
    """The dotted names one import statement brings; nothing for any other node."""
    if isinstance(node, ast.Import):
        yield from (each.name for each in node.names)
    if isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            here = source.module.split(".")
            up = node.level - 1 if source.is_package else node.level
            base = ".".join([*here[: len(here) - up], *([base] if base else [])])
        yield from (f"{base}.{each.name}" for each in node.names)


@cache
def tracked() -> tuple[str, ...]:
    """Every file that git keeps, or would keep once it is added."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(path for path in listed.stdout.splitlines() if (ROOT / path).is_file())


@cache
def python_files(*folders: str) -> tuple[Source, ...]:
    """The Python files under these folders, or all."""
    return tuple(
        Source(path, (ROOT / path).read_text())
        for path in tracked()
        if path.endswith(".py") and (not folders or path.split("/")[0] in folders)
    )


def product() -> tuple[Source, ...]:
    """The Python files of the product: all floors, no tests."""
    return python_files(*FLOORS)
