"""`script/bench`: print the figures. `--only hot --quick` for a first look."""

import argparse
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from assessment.bench import demos, ground, hot, letters, table, weight
from assessment.bench.cluster import Cluster, programs, running
from assessment.bench.server import serving

PARTS = ("hot", "weight", "letters", "demo")
SERVERS = {"SQLite": "waitress", "PostgreSQL": "gunicorn"}


class Databases:
    """New empty databases of both kinds; PostgreSQL where its programs are."""

    def __init__(self, folder: str, cluster: Cluster | None) -> None:
        self.folder, self.cluster = folder, cluster
        self.numbers = count(1)

    kinds: tuple[str, ...] = tuple(SERVERS)

    def fresh(self, kind: str) -> str:
        """The address of a new empty database."""
        if kind == "PostgreSQL" and self.cluster is not None:
            return self.cluster.url(self.cluster.fresh())
        return f"sqlite:///{self.folder}/bench{next(self.numbers)}.sqlite3"


@contextmanager
def databases() -> Iterator[Databases]:
    """Somewhere to put databases, removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="nle-bench-") as folder:
        if programs() is None:
            print("There is no PostgreSQL server here: SQLite only.")
            made = Databases(folder, None)
            made.kinds = ("SQLite",)
            yield made
            return
        with running() as cluster:
            yield Databases(folder, cluster)


def show_hot(made: Databases, runs: int, seconds: float) -> None:
    """Save, question page, submit and mark."""
    print(table.HEAD)
    for kind in made.kinds:
        urls = made.fresh(kind), made.fresh(kind)
        for row in hot.measure(kind, *urls, SERVERS[kind], runs, seconds):
            print(table.row_text(row), flush=True)


def show_weight(made: Databases) -> None:
    """The weight of a question page."""
    url = made.fresh("SQLite")
    seat = ground.lay(url, 1)[0]
    with serving("wsgi:app", "waitress", ground.environment(url)) as server:
        print(table.weight_text(weight.weigh(server, seat)))


def show_demo(made: Databases, sizes: tuple[int, ...], runs: int) -> None:
    """The demonstration at several sizes; of the smallest the median of several runs."""
    for kind in made.kinds:
        played: list[demos.Played] = []
        for applicants in sizes:
            times = 1 if played else runs
            each = [demos.play(made.fresh(kind), applicants) for _ in range(times)]
            played.append(demos.middle(each))
            print(table.demo_text(kind, played), flush=True)


def main() -> None:
    """Measure what was asked for and print it."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stop what was started, too
    asked = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    asked.add_argument("--only", choices=PARTS, action="append", help="one part; may be repeated")
    asked.add_argument("--database", choices=SERVERS, help="one kind of database")
    asked.add_argument("--quick", action="store_true", help="one short run of each")
    chosen = asked.parse_args()
    parts = chosen.only or PARTS
    runs, seconds, many = (1, 1.0, 40) if chosen.quick else (3, 3.0, 500)
    sizes = demos.SIZES[:1] if chosen.quick else demos.SIZES
    print(table.machine())
    with databases() as made:
        if chosen.database in made.kinds:
            made.kinds = (chosen.database,)
        if "weight" in parts:
            show_weight(made)
        if "letters" in parts:
            print(table.letters_text(many, letters.measure(many, runs)), flush=True)
        if "hot" in parts:
            show_hot(made, runs, seconds)
        if "demo" in parts:
            show_demo(made, sizes, runs)


if __name__ == "__main__":
    main()
