"""The case page against an empty page on the same server: requests per second, by wrk, in turns."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

from bench.demo import signed_in_session
from bench.figure import Figure
from opennrm.config import embedded

SECONDS, CONNECTIONS, ROUNDS = 3, 4, 5
LEAST = 0.4  # issue 2


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def server(port: int) -> Iterator[None]:
    """The project's own server with one more address: ``/bench/tom/``."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--workers",
            "1",
            "--blocking-threads",
            "2",
            "--no-access-log",
            "--log-level",
            "error",
            "bench.wsgi:application",
        ],
        env={**os.environ, "NRM_DEMO": "1"},
    )
    try:
        for _ in range(600):
            try:
                urlopen(f"http://127.0.0.1:{port}/log-ind/", timeout=2)
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(15)


def requests_per_second(url: str, cookie: str) -> float:
    out = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", f"Cookie: {cookie}", url],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    if "Non-2xx" in out:
        raise RuntimeError(f"{url} did not answer with 200:\n{out}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])


def figures() -> Iterator[Figure]:
    if not shutil.which("wrk"):
        raise SystemExit("bench: wrk is missing; install it with: apt-get install wrk")
    with embedded.running():
        cookie, case_id = signed_in_session()
        port = free_port()
        with server(port):
            base = f"http://127.0.0.1:{port}"
            pages = {"case": f"{base}/sager/{case_id}/", "empty": f"{base}/bench/tom/"}
            for url in pages.values():
                requests_per_second(url, cookie)
            best = dict.fromkeys(pages, 0.0)
            for _ in range(ROUNDS):
                for name, url in pages.items():
                    best[name] = max(best[name], requests_per_second(url, cookie))
    yield Figure(
        "case page against an empty page, requests per second",
        best["case"],
        best["empty"],
        at_least=LEAST,
        unit="/s",
    )
