"""Includes are taken in as a template is compiled, not looked up again for every page.

`{% include "layouts/header.html" %}` stands for the text of that file, in one scope with the
template around it. A part begins with a tag or with text, never with space, and sets no name
that the template around it uses. Lines of faults are counted with the parts taken in. While
templates are reloaded (debug) Jinja includes as it always does, so that a change shows at once.
"""

import re

from jinja2 import Environment, TemplateSyntaxError
from jinja2.ext import Extension

COMMENT = r"\{#.*?#\}"
INCLUDE = re.compile(
    COMMENT + r'|\{%(?P<strip>-?) include "(?P<name>[^"]+)" (?P<end>-?)%\}', re.DOTALL
)
DEEPEST = 8


class Inline(Extension):
    """Puts the text of included templates where they are included."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source without includes of named files. Raises TemplateSyntaxError."""
        if self.environment.auto_reload:
            return source
        return whole(self.environment, source, name)


def whole(environment: Environment, source: str, name: str | None, depth: int = 0) -> str:
    """Return a source with its includes, and theirs, taken in."""
    if depth > DEEPEST:
        raise TemplateSyntaxError("Includes lead back to where they began.", 1, name)

    def text_of(found: re.Match[str]) -> str:
        if found["name"] is None:
            return found[0]  # a comment
        assert environment.loader is not None  # noqa: S101
        part, _, _ = environment.loader.get_source(environment, found["name"])
        part = whole(environment, part.removesuffix("\n"), found["name"], depth + 1)
        return f"{{%{found['strip']} if true %}}{part}{{% endif {found['end']}%}}"

    return INCLUDE.sub(text_of, source)
