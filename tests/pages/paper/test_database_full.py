"""The disk of a PostgreSQL server is full: what was acknowledged stays, nothing else is said."""

import os
import pwd
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessment.bench.cluster import Cluster
from tests import databases
from tests.pages.paper.conftest import Hall, kept
from tests.pages.paper.test_database_away import own as own
from tests.pages.paper.test_database_faults import send

pytestmark = pytest.mark.postgres
SIZE = 48 * 1024 * 1024
LEFT = 96 * 1024  # a few pages: the table and its indexes soon ask for one more
MOST = 900


@pytest.fixture
def small(own: Cluster) -> Iterator[Path]:
    """A small disk of the server's own; gone at the end, however the test ends."""
    folder = own.folder / "small"
    folder.mkdir()
    _mount(folder)
    try:
        own.add_space("small", folder)
        yield folder
    finally:
        own.stop()
        subprocess.run(["umount", folder], check=True)


@pytest.fixture
def service_url(own: Cluster, small: Path) -> str:
    template = databases.postgres_template(own)
    return own.url(own.fresh(template, "small"))


def test_a_full_disk_refuses_the_save_and_keeps_what_was_saved(hall: Hall, small: Path) -> None:
    sitting = hall.start()
    place = hall.question(sitting, "text").path.rsplit("/", 1)[1]
    token, ballast = hall.client.token(), small / "ballast"
    assert send(hall, sitting, place, "first", "k-first", token).status_code == 200
    _fill(ballast)
    acknowledged = ["first"]
    for n in range(MOST):
        typed = f"{n:03}" * 30
        if send(hall, sitting, place, typed, f"k{n}", token).status_code != 200:
            break
        acknowledged.append(typed)
    assert 1 < len(acknowledged) <= MOST  # it was saved for a while, and then the disk was full
    refused = send(hall, sitting, place, "one more " * 10, "k-more", token)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
    assert [response for _, response, _ in kept(hall, sitting)] == acknowledged
    page = hall.client.get(f"/paper/{sitting}/question/{place}")
    failed = hall.client.submit("Save and next", check=False, answer="9" * 90)
    assert (page.status, failed.status) == (200, 503)
    assert "We did not save what you sent. Try again in a minute." in failed.text
    assert "If it goes on, contact the programme team" in failed.text
    ballast.unlink()
    after = send(hall, sitting, place, "at last", "k-last", token)
    assert (after.status_code, after.get_json()["outcome"]) == (200, "saved")
    assert [each for _, each, _ in kept(hall, sitting)] == [*acknowledged, "at last"]


def _mount(folder: Path) -> None:
    """Mount a small disk, or skip with the reason: this needs root, also where tests must run."""
    if os.geteuid() != 0:
        pytest.skip("a small disk is mounted by root only")
    owner = pwd.getpwnam("postgres")
    options = f"size={SIZE},uid={owner.pw_uid},gid={owner.pw_gid},mode=0700"
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")


def _fill(ballast: Path) -> None:
    """Take all of the disk but a little."""
    disk = os.statvfs(ballast.parent)
    ballast.write_bytes(b"0" * (disk.f_bavail * disk.f_frsize - LEFT))
