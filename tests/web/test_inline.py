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


def test_a_part_named_in_a_comment_is_left_there() -> None:
    source = '{# As in {% include "part.html" %}, with #}{% include "part.html" %}{# and #}'
    made = environment(source, Inline)
    assert made.get_template("page.html").render(who="Ada") == "<p>Ada</p>"


def test_no_part_begins_with_space_or_sets_a_name_of_the_page_around_it() -> None:
    for path in TEMPLATES.rglob("*.html"):
        source = path.read_text()
        tags = " ".join(re.findall(r"\{[{%].*?[%}]\}", source, re.DOTALL))
        for name in filter(None, (found["name"] for found in INCLUDE.finditer(source))):
            part = (TEMPLATES / name).read_text()
            assert part == part.lstrip()
            for made in set(re.findall(r"\{%-? set (\w+)", part)) - {"_"}:
                assert not re.search(rf"(?<![.\w]){made}\b", tags), (path.name, name, made)


def test_every_include_of_ours_is_of_the_kind_that_is_taken_in() -> None:
    sources = [path.read_text() for path in TEMPLATES.rglob("*.html")]
    left = [INCLUDE.sub("", source) for source in sources]
    assert sum(bool(f["name"]) for source in sources for f in INCLUDE.finditer(source)) > 20
    assert [source for source in left if re.search(r"\{%-?\+?\s*include\b", source)] == []
