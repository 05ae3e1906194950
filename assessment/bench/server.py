"""A server under measurement: waitress or gunicorn on the loopback address, and its CPU time."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assessment.bench import load
from assessment.bench.load import HOST, Plan, Result, to_json

TICKS = os.sysconf("SC_CLK_TCK")
THREADS = 8
WORKERS = 2
LOAD = str(load.__file__)  # run as a file: it needs nothing of the service, so starts at once
STARTS_WITHIN = 90  # seconds


@dataclass(frozen=True)
class Server:
    """A running server."""

    pid: int
    port: int

    def cpu_seconds(self) -> float:
        """CPU time of the server and its workers so far."""
        return sum(_cpu(pid) for pid in _family(self.pid))

    def measure(self, plan: Plan) -> tuple[Result, float]:
        """Run a load against this server; the result, and CPU milliseconds a request."""
        before = self.cpu_seconds()
        run = subprocess.run(
            [sys.executable, LOAD],
            input=to_json(plan),
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        result = Result(**json.loads(run.stdout))
        spent = self.cpu_seconds() - before
        return result, 1000 * spent / max(1, result.done)


@contextmanager
def serving(application: str, kind: str, environment: dict[str, str]) -> Iterator[Server]:
    """Serve `module:app` by waitress or gunicorn for as long as the block lasts."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        _command(kind, application, port),
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, port)
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.wait(20)


def _command(kind: str, application: str, port: int) -> list[str]:
    bin_folder = Path(sys.executable).parent
    if kind == "waitress":
        call = ["--call"] if application.endswith("floors:app") else []
        listen = [f"--listen={HOST}:{port}", f"--threads={THREADS}"]
        return [str(bin_folder / "waitress-serve"), *call, *listen, application]
    called = application + "()" if application.endswith("floors:app") else application
    size = [f"--workers={WORKERS}", f"--threads={THREADS}", "--worker-class=gthread"]
    rest = [f"--bind={HOST}:{port}", "--keep-alive=75", "--timeout=120"]
    return [str(bin_folder / "gunicorn"), *size, *rest, called]


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    ends = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < ends and process.poll() is None:
        try:
            connection = http.client.HTTPConnection(HOST, port, timeout=STARTS_WITHIN)
            connection.request("GET", "/health")
            connection.getresponse().read()
            connection.close()
        except OSError:
            time.sleep(0.1)
        else:
            time.sleep(1.0)  # every worker has loaded the application
            return
    raise RuntimeError("the server did not start")


def _family(pid: int) -> list[int]:
    """A process and its children."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [pid, *(int(child) for child in path.read_text().split())]


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
