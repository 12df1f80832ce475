"""A PostgreSQL server of the tests' own, on loopback, in a folder that goes with it."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

_USER = "doorwerk"
_READY_SECONDS = 60
_STOP_SECONDS = 30


def programs() -> Path | None:
    """Return the folder of `initdb` and `postgres`, the newest one, or None."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found and (elsewhere := shutil.which("initdb")):
        found = [Path(elsewhere).resolve().parent]
    return max(found, key=lambda path: path.parts[-2].rjust(4), default=None)


@contextmanager
def server() -> Iterator[str]:
    """Give the URL of a running server, to which a database's name is added.

    PostgreSQL does not run as root; there, Debian's user of that name runs it.
    """
    folder = Path(tempfile.mkdtemp(prefix="doorwerk-postgresql-"))
    bin_folder = programs()
    assert bin_folder is not None, "PostgreSQL is not installed (see apt.txt)"
    as_user: dict[str, Any] = {"cwd": folder, "stdout": subprocess.DEVNULL}
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        as_user |= {"user": "postgres", "group": "postgres", "extra_groups": []}
    data, port = folder / "data", _free_port()
    subprocess.run(
        [bin_folder / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        **as_user,
    )
    options = ["-h", "127.0.0.1", "-p", str(port), "-k", str(folder), "-c", "fsync=off"]
    running = subprocess.Popen(
        [bin_folder / "postgres", "-D", data, *options], stderr=subprocess.DEVNULL, **as_user
    )
    try:
        _wait_for(port, running)
        yield f"postgresql+psycopg://{_USER}@127.0.0.1:{port}/"
    finally:
        running.terminate()
        running.wait(_STOP_SECONDS)
        shutil.rmtree(folder)


def make_database(url: str, name: str) -> str:
    """Make an empty database; return its URL."""
    with psycopg.connect(f"{_plain(url)}postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"{url}{name}"


def _plain(url: str) -> str:
    return url.replace("+psycopg", "")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, running: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _READY_SECONDS
    while True:
        try:
            psycopg.connect(f"postgresql://{_USER}@127.0.0.1:{port}/postgres").close()
        except psycopg.OperationalError:
            assert running.poll() is None, "PostgreSQL ended before it answered"
            assert time.monotonic() < deadline, "PostgreSQL did not answer in time"
            time.sleep(0.05)
        else:
            return
