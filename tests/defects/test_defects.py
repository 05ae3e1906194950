"""Each seeded defect makes a test fail; without it the same tests pass elsewhere in this run.

Every defect is tried on a copy of the product, never on the checkout.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from compileall import compile_dir
from pathlib import Path
from py_compile import PycInvalidationMode

import pytest

from tests.defects.defect import Defect
from tests.defects.seeded import DEFECTS

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("assessment", "question_bank", "rubrics", "templates", "tests", "wsgi.py")
TESTS_FAILED = 1
pytestmark = pytest.mark.xdist_group("defects")  # one copy of the product, one process
PYTEST = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product that may be broken, compiled: what breaks no longer fits its hash."""
    folder = tmp_path_factory.mktemp("defects")
    for name in (*COPIED, "pyproject.toml"):
        source = ROOT / name
        if source.is_dir():
            skipped = shutil.ignore_patterns("__pycache__", "node_modules", "defects")
            shutil.copytree(source, folder / name, ignore=skipped)
        else:
            shutil.copyfile(source, folder / name)
    compile_dir(folder, quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    return folder


@pytest.fixture
def broken(copy: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The copy with one defect in it, mended afterwards."""
    defect: Defect = request.param
    path = copy / defect.path
    text = path.read_text()
    assert text.count(defect.old) == 1, f"{defect.path} no longer has the line to break"
    path.write_text(text.replace(defect.old, defect.new))
    yield copy
    path.write_text(text)


@pytest.mark.parametrize(
    ("broken", "defect"),
    [pytest.param(d, d, id=d.name) for d in DEFECTS],
    indirect=["broken"],
)
def test_a_seeded_defect_is_noticed(broken: Path, defect: Defect) -> None:
    done = subprocess.run(
        [*PYTEST, "-m", defect.on, *defect.tests.split()],
        cwd=broken,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == TESTS_FAILED, done.stdout[-2000:]
    assert "1 failed" in done.stdout
