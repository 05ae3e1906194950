"""The floors of the bench make the promise that they are compared with: what is sent is stored."""

from itertools import pairwise
from pathlib import Path

import pytest

from assessment.bench import floors
from assessment.bench.hot import floor_requests
from assessment.records.database import make_engine


@pytest.mark.parametrize("name", ["d", "d2", "f"])
def test_every_writing_floor_writes_each_time(tmp_path: Path, name: str) -> None:
    url = f"sqlite:///{tmp_path}/floor.sqlite3"
    log = tmp_path / "floor.sqlite3-wal"
    engine = make_engine(url)
    floors.lay(engine, 2)
    client = floors.make_floors(url).test_client()
    token = client.get("/enter/1").get_data(as_text=True)
    sent = floor_requests(name, 1, token)
    again = [*sent, *sent[:20], *sent[:20]]  # a run may stop anywhere, and the next begins anew
    sizes = []
    for n, request in enumerate(again * 2):
        body = request.body.replace("{n}", str(n))
        answer = client.post(request.path, data=body, headers=_sent(request.headers))
        assert answer.status_code == 200
        sizes.append(log.stat().st_size)
    assert all(after > before for before, after in pairwise(sizes))
    engine.dispose()


def _sent(headers: dict[str, str]) -> dict[str, str]:
    return headers | {"Content-Type": "application/json"}
