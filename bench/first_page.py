"""The first search page after a warm start, in a real browser, beside the second one.

    python -m bench.first_page [--data FOLDER] [--starts 3]

Each start is a server of its own. Once it says that it is ready, a browser that is open
already goes to a search with an answer; the time ends when the first hit is drawn and the
page's script has ended. FOLDER holds a loaded base; without it the demonstration base is
loaded first (minutes).
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.demo import load_demo
from knowledge.bootstrap import open_base
from knowledge.model.person import Person, Role
from knowledge.settings import Settings

_ROOT = Path(__file__).resolve().parents[1]
_CHROMIUM = "/usr/bin/chromium"
_EVERYBODY = Person("bench", frozenset(Role))
_START = "from app.cli import main; main()"
_SEARCHES = ("/?q=waarom+stoppen+vrijwilligers", "/?q=who+is+liable+for+damage")
_READY_SECONDS = 120.0
_MARK_SECONDS = 2.0


def main() -> None:
    """Print a row a start, and the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a loaded base")
    parser.add_argument("--starts", type=int, default=3)
    options = parser.parse_args()
    if not Path(_CHROMIUM).exists():
        print(f"left out: there is no {_CHROMIUM}")
        return
    with tempfile.TemporaryDirectory(prefix="doorwerk-bench-") as temporary:
        folder = options.data or Path(temporary)
        base = open_base(Settings(data=folder, vector_index="exact"))
        if not options.data:
            load_demo(base, by=_EVERYBODY)
        base.introduce(_EVERYBODY)
        base.close()
        rows = [_visits(folder) for _ in range(options.starts)]
    print("| start | ready after, s | first page, s | second page, s |\n|---|---:|---:|---:|")
    for number, row in enumerate(rows, start=1):
        print(f"| {number} | " + " | ".join(f"{seconds:.2f}" for seconds in row) + " |")
    ready, first, second = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"| **median** | {ready:.2f} | {first:.2f} | {second:.2f} |")
    print(f"\nThe first page takes {first / second:.1f} × the second (mark: {_MARK_SECONDS} s).")


def _visits(folder: Path) -> tuple[float, float, float]:
    """Return the seconds until ready, and those of the first and the second page."""
    # A browser for the bench alone: the package is for developers.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        started = time.perf_counter()
        with _server(folder) as url:
            ready = time.perf_counter() - started
            pages = []
            for search in _SEARCHES:
                page = browser.new_context(locale="nl-NL").new_page()
                page.goto("about:blank")
                asked = time.perf_counter()
                page.goto(url + search)
                page.wait_for_selector("blockquote.dw-quote")
                page.wait_for_selector("[data-test-script-state=notRunning]")
                pages.append(time.perf_counter() - asked)
        browser.close()
    return ready, pages[0], pages[1]


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """Give the address of a server that is ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-c", _START, "serve", "--no-browser", "--port", str(port)],
        env={**os.environ, "DOORWERK_DATA": str(folder), "DOORWERK_WORKER": "no"},
        cwd=_ROOT,
        stdout=subprocess.DEVNULL,
    )
    url = f"http://localhost:{port}"
    try:
        _wait_for(url)
        yield url
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=1):  # noqa: S310 - loopback
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the server did not answer in time")


if __name__ == "__main__":
    main()
