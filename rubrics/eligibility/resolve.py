"""Puts the value of every `$name` in its place, and the clause of every `use`.

Works on the plain tree of a policy; which trees are policies is not known here.
"""

from collections.abc import Mapping
from typing import Any

from rubrics.eligibility.part import is_reference


def filled(whole: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tree without references. Raises ValueError for an unknown name."""
    values = {name: one["value"] for name, one in whole["parameters"].items()}
    define = _values(whole.get("define") or {}, values)
    routes = _expanded(_values(whole["routes"], values), define)
    return {**whole, "define": define, "routes": routes}


def has_references(tree: Any) -> bool:
    """Say whether a `$name` or a `use` is left anywhere."""
    if isinstance(tree, Mapping):
        return isinstance(tree.get("use"), str) or any(map(has_references, tree.values()))
    if isinstance(tree, list | tuple):
        return any(map(has_references, tree))
    return is_reference(tree)


def _values(tree: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(tree, Mapping):
        return {key: _values(value, values) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_values(value, values) for value in tree]
    if is_reference(tree):
        if tree[1:] not in values:
            raise ValueError(f"{tree} is not one of the parameters")
        return values[tree[1:]]
    return tree


def _expanded(tree: Any, define: Mapping[str, Any]) -> Any:
    if isinstance(tree, Mapping):
        if isinstance(tree.get("use"), str):
            own = {key: tree[key] for key in ("id", "says") if tree.get(key)}
            return {**define[tree["use"]], **own}
        return {key: _expanded(value, define) for key, value in tree.items()}
    return [_expanded(value, define) for value in tree] if isinstance(tree, list) else tree
