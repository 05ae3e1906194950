"""A PostgreSQL server of one's own, for tests and figures: made, started, cloned, thrown away.

No server of the machine is used or touched. It listens on a Unix socket in its own temporary
folder and keeps the durability settings that the product asserts. As root it runs as the user
`postgres`, since PostgreSQL refuses to run as root.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

INSTALLED = "/usr/lib/postgresql"


def programs() -> Path | None:
    """The folder of the newest PostgreSQL server programs here, or None."""
    found = [path for path in Path(INSTALLED).glob("*/bin") if (path / "initdb").exists()]
    if found:
        return max(found, key=lambda path: float(path.parent.name))
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


class Cluster:
    """One running server; `with running() as cluster` makes one and removes it."""

    def __init__(self, folder: Path) -> None:
        where = programs()
        if where is None:
            raise FileNotFoundError("no PostgreSQL server programs here")
        self.bin = where
        self.folder = folder
        self.numbers = count(1)

    def create(self) -> None:
        """Make the files of the server (about 0.4 s)."""
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        self._run("initdb", "--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8")

    def start(self) -> None:
        """Start it and wait until it answers (about 0.1 s)."""
        options = f"-c listen_addresses= -c max_connections=200 -k {self.folder}"
        self._run("pg_ctl", "start", "--wait", f"--log={self.folder}/log", f"--options={options}")

    def stop(self) -> None:
        """Stop it at once, as a failing machine would; committed work is safe."""
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate")

    def url(self, name: str) -> str:
        """The address of one database as SQLAlchemy wants it."""
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def fresh(self, template: str = "template1", space: str = "pg_default") -> str:
        """Clone a database under a new name (about 0.03 s) and return that name."""
        name = f"t{next(self.numbers)}"
        self._say(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} TABLESPACE {}").format(
                sql.Identifier(name), sql.Identifier(template), sql.Identifier(space)
            )
        )
        return name

    def add_space(self, name: str, folder: Path) -> None:
        """Let databases lie in a folder, empty and the server's own, such as a small disk."""
        self._say(
            sql.SQL("CREATE TABLESPACE {} LOCATION {}").format(
                sql.Identifier(name), sql.Literal(str(folder))
            )
        )

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected."""
        self._say(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _say(self, statement: sql.Composed) -> None:
        with psycopg.connect(
            host=str(self.folder), user="postgres", dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self.bin / program, f"--pgdata={self.folder / 'cluster'}", *arguments],
            cwd=self.folder,
            user="postgres" if os.geteuid() == 0 else None,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            text=True,
            check=False,
        )
        if done.returncode:
            log = self.folder / "log"
            told = log.read_text() if log.exists() else f"{done.stdout}{done.stderr}"
            raise RuntimeError(f"{program} failed: {told[-2000:]}")


@contextmanager
def running() -> Iterator[Cluster]:
    """A new server for as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="nle-postgres-"))
    cluster = Cluster(folder)
    try:
        cluster.create()
        cluster.start()
        yield cluster
    finally:
        if (folder / "cluster" / "postmaster.pid").exists():
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
