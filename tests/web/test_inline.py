"""Includes are taken in as templates are compiled, with what they would have made."""

import re
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, TemplateSyntaxError

from assessment.web.inline import INCLUDE, Inline

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
PARTS = {
    "part.html": "<p>\n{%- if who %}\n{{ who }}\n{%- endif %}\n</p>\n",
    "deep.html": '<div>\n{% include "part.html" %}\n</div>\n',
}
WAYS = {
    "alone": '<main>\n{% include "part.html" %}\n</main>',
    "taking space": '<main>\n  {%- include "part.html" -%}\n\n</main>',
    "in a line": '<main>{% include "part.html" %}</main>',
    "in a loop": '{% for who in people %}\n{% include "part.html" %}\n{% endfor %}',
    "in a part": '<main>\n{% include "deep.html" %}\n</main>',
    "in a block": '{% block main %}{% include "part.html" %}{% endblock %}',
}


def environment(source: str, *extensions: type[Inline], reloads: bool = False) -> Environment:
    return Environment(
        loader=DictLoader(PARTS | {"page.html": source}),
        extensions=extensions,
        autoescape=True,
        auto_reload=reloads,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@pytest.mark.parametrize("way", WAYS)
def test_a_page_reads_as_it_did_with_its_parts_apart(way: str) -> None:
    given = {"who": "<Ada>", "people": ["Grace", "", "Mary"]}
    apart = environment(WAYS[way]).get_template("page.html").render(given)
    whole = environment(WAYS[way], Inline).get_template("page.html").render(given)
    assert whole == apart
    assert "&lt;Ada&gt;" in whole or "Grace" in whole


def test_no_part_is_looked_up_while_a_page_is_made() -> None:
    made = environment(WAYS["in a part"], Inline)
    page = made.get_template("page.html")
    made.loader = DictLoader({})
    assert "Ada" in page.render(who="Ada")


def test_while_templates_are_reloaded_parts_stay_apart() -> None:
    made = environment(WAYS["alone"], Inline, reloads=True)
    page = made.get_template("page.html")
    made.loader.mapping["part.html"] = "changed"  # type: ignore[union-attr]
    assert "changed" in page.render()


def test_parts_that_hold_each_other_are_a_fault_that_names_them() -> None:
    made = environment('{% include "page.html" %}', Inline)
    with pytest.raises(TemplateSyntaxError) as fault:
        made.get_template("page.html")
    assert (fault.value.name, "lead back" in str(fault.value)) == ("page.html", True)


def test_every_include_of_ours_is_of_the_kind_that_is_taken_in() -> None:
    sources = [path.read_text() for path in TEMPLATES.rglob("*.html")]
    left = [INCLUDE.sub("", source) for source in sources]
    assert sum(len(INCLUDE.findall(source)) for source in sources) > 20
    assert [source for source in left if re.search(r"\{%-?\+?\s*include\b", source)] == []
