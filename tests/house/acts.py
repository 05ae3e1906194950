"""The acts that verbs enter in the audit trail, and readings, as the source spells them.

An act is written where it is drafted, is the name of a constant, is chosen between two, or is
handed to the function that drafts it; one that is put together is listed in `MADE`.
"""

import ast
from collections.abc import Iterator

from tests.house.source import Source

MADE = {
    "assessment/records/outbox.py": ("notice.sent", "notice.failed", "notice.waiting"),
    "assessment/records/paper/problem.py": (
        "paper.problem.help",
        "paper.problem.report",
        "paper.problem.rehearsal",
    ),
    "assessment/records/request.py": (),  # of the acts that are performed, with a word before
    "assessment/web/reading.py": (),  # of the table of permissions
}
"""By file, the acts that it puts together."""

Constants = dict[str, str]


def constants_of(source: Source) -> Constants:
    """The texts that a file's own names stand for."""
    found: Constants = {}
    for node in source.tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name | ast.Tuple):
            names, value = node.targets[0], node.value
            pairs = (
                zip(names.elts, value.elts, strict=False)
                if isinstance(names, ast.Tuple) and isinstance(value, ast.Tuple)
                else [(names, value)]
            )
            found |= {
                name.id: text.value
                for name, text in pairs
                if isinstance(name, ast.Name)
                and isinstance(text, ast.Constant)
                and isinstance(text.value, str)
            }
    return found


def drafted(sources: tuple[Source, ...]) -> Iterator[tuple[str, str]]:
    """Yield each file with each act it drafts, records as read, or performs when agreed.

    An act that cannot be read from the source is yielded as `?`, unless its file is in `MADE`.
    """
    constants = {each.module: constants_of(each) for each in sources}
    for source in sources:
        if not {"audit.draft", "audit.read", "performs"} & set(_called(source)):
            continue
        known = _known(source, constants)
        for scope, expression in _acts(source):
            found = set(_texts(expression, scope, source, known))
            made = MADE.get(source.path)
            yield from ((source.path, act) for act in (found or made or ()))
            if not found and made is None:
                yield source.path, "?"


def _called(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            yield "performs" if name.split(".")[-1] == "performs" else name


def _known(source: Source, constants: dict[str, Constants]) -> Constants:
    """Every name and dotted name that stands for a text in this file, imported or its own."""
    known = dict(constants[source.module])
    for node in source.tree.body:
        if isinstance(node, ast.ImportFrom):
            for each in node.names:
                name = each.asname or each.name
                if each.name in constants.get(node.module or "", {}):
                    known[name] = constants[node.module or ""][each.name]
                inner = constants.get(f"{node.module}.{each.name}", {})
                known |= {f"{name}.{one}": text for one, text in inner.items()}
    return known


def _acts(source: Source) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, ast.expr]]:
    """Yield the expression of each act, with the function that it stands in."""
    for function in source.functions:
        for node in ast.walk(function):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func)
            if name in ("audit.draft", "audit.read"):
                yield function, node.args[2]
            elif name.split(".")[-1] == "performs":
                yield function, node.args[0]


def _texts(
    expression: ast.expr,
    scope: ast.FunctionDef | ast.AsyncFunctionDef,
    source: Source,
    known: Constants,
) -> Iterator[str]:
    """Yield every text that an expression may stand for."""
    if isinstance(expression, ast.Constant):
        yield str(expression.value)
    elif isinstance(expression, ast.IfExp):
        yield from _texts(expression.body, scope, source, known)
        yield from _texts(expression.orelse, scope, source, known)
    elif ast.unparse(expression) in known:
        yield known[ast.unparse(expression)]
    elif isinstance(expression, ast.Name):
        for where, value in _values(expression.id, scope, source):
            yield from _texts(value, where, source, known)


def _values(
    name: str, scope: ast.FunctionDef | ast.AsyncFunctionDef, source: Source
) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, ast.expr]]:
    """Yield what a name of a function is set to: within it, or by the calls that hand it over."""
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            yield scope, node.value
    handed = [each.arg for each in scope.args.args]
    if name not in handed:
        return
    for function in source.functions:
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == scope.name:
                yield function, node.args[handed.index(name)]
