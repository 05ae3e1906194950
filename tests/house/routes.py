"""Every route with who may use it, written out: the policy of `tests/house/routes.txt`.

`python -m tests.house.routes` writes the table anew from the application; read the difference
before keeping it.
"""

from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from assessment import create_app
from assessment.rules.permission import PERMISSIONS
from assessment.settings import Settings
from assessment.web.guard import PUBLIC, STATIC, asks_itself, permission_of

WRITTEN = Path(__file__).with_name("routes.txt")
BY_THEMSELVES = {"HEAD", "OPTIONS"}


def table(app: Flask) -> list[str]:
    """One line a route: methods, address, permission; sorted by address."""
    lines = []
    for rule in app.url_map.iter_rules():
        methods = ",".join(sorted((rule.methods or set()) - BY_THEMSELVES))
        view = app.view_functions[rule.endpoint]
        may = PUBLIC if rule.endpoint == STATIC else permission_of(view)
        how = ", asked in its own statement" if asks_itself(view) else ""
        lines.append((rule.rule, f"{methods:<10}{rule.rule}{how}  {may}"))
    return [line for _, line in sorted(lines)]


def undeclared(app: Flask) -> Iterator[str]:
    """Routes without a permission, or with one that is not in the table of permissions."""
    for line in table(app):
        if line.rsplit("  ", 1)[1] not in {PUBLIC, *PERMISSIONS}:
            yield line


def other_methods(app: Flask) -> Iterator[str]:
    """Routes that answer anything but GET and POST: a browser without script sends no more."""
    for rule in app.url_map.iter_rules():
        extra = (rule.methods or set()) - BY_THEMSELVES - {"GET", "POST"}
        if extra:
            yield f"{rule.rule} answers {sorted(extra)}"


if __name__ == "__main__":
    WRITTEN.write_text("\n".join(table(create_app(Settings.for_tests()))) + "\n")
