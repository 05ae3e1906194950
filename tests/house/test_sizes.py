"""Sizes, names and docstrings of the project's own files."""

import pytest

from tests.house import sizes
from tests.house.source import ROOT, Source, product, python_files, tracked


def test_files_and_functions_are_short() -> None:
    assert list(sizes.too_long(python_files())) == []


def test_templates_scripts_and_styles_are_short() -> None:
    own = [
        Source(path, (ROOT / path).read_text())
        for path in tracked()
        if path.endswith((".html", ".css", ".js")) or path.startswith("script/")
    ]
    assert [
        fault
        for each in own
        if each.path.startswith(("templates/", "assessment/", "script/"))
        for fault in sizes.too_long([Source(each.path + ".txt", each.text)])
        if "locks/" not in fault
    ] == []


def test_names_say_something() -> None:
    assert list(sizes.badly_named(python_files())) == []


def test_modules_are_described_and_functions_typed() -> None:
    assert list(sizes.undescribed(product())) == []


def test_seeded_long_file_is_found() -> None:
    assert len(list(sizes.too_long([Source("assessment/a.py", "x = 1\n" * 251)]))) == 1


def test_seeded_long_function_is_found() -> None:
    body = "def f() -> None:\n" + "    x = 1\n" * 50
    assert len(list(sizes.too_long([Source("assessment/a.py", body)]))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("assessment/utils.py", ""),
        ("assessment/web/helpers/a.py", ""),
        ("assessment/a.py", "class PaperManager: pass"),
        ("assessment/a.py", "data = 1"),
        ("assessment/a.py", "def f(info): pass"),
        ("assessment/a.py", "for data in x: pass"),
    ],
)
def test_seeded_bad_name_is_found(path: str, text: str) -> None:
    assert len(list(sizes.badly_named([Source(path, text)]))) == 1


@pytest.mark.parametrize(
    "text", ["x = 1", '"""Said."""\ndef f(x) -> None: pass', '"""S."""\ndef f(): pass']
)
def test_seeded_undescribed_module_is_found(text: str) -> None:
    assert len(list(sizes.undescribed([Source("assessment/a.py", text)]))) == 1
