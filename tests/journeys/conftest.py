"""The real server in a process of its own, and a real browser that watches what leaves."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from ingest.demo import load_demo
from knowledge.bootstrap import open_base
from knowledge.model.person import Person, Role
from knowledge.settings import read_settings

CHROMIUM = "/usr/bin/chromium"
EVERYTHING = Person("Noor de Vries", frozenset(Role))
_START = "from app.cli import main; main()"
_READY_SECONDS = 300.0  # a busy machine is no failure
_STOP_SECONDS = 60.0
_LOOKS_AT_REST, _REST_MS = 2, 200
_PRESSES, _PRESS_MS = 3, 10_000
expect.set_options(timeout=30_000)  # a busy machine is no failure


@dataclass
class Watched:
    """What a browser did that it should not."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass
class RunningApp:
    """A server of ours."""

    url: str
    folder: Path


@pytest.fixture(scope="module")
def fill() -> Callable[[Path], None]:
    """What is in the base before the server starts: nothing, unless a story says otherwise."""
    return lambda _folder: None


@pytest.fixture(scope="module")
def app(
    tmp_path_factory: pytest.TempPathFactory, fill: Callable[[Path], None]
) -> Iterator[RunningApp]:
    folder = tmp_path_factory.mktemp("journey")
    environment = {**os.environ, "DOORWERK_DATA": str(folder), "OMP_NUM_THREADS": "1"}
    base = open_base(read_settings({"DOORWERK_DATA": str(folder)}))
    base.introduce(EVERYTHING)
    base.close()
    fill(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", _START, "serve", "--no-browser", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, cwd=Path(__file__).resolve().parents[2])
    url = f"http://localhost:{port}"
    try:
        _wait_for(url, server)
        yield RunningApp(url, folder)
    finally:
        server.terminate()
        server.wait(_STOP_SECONDS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.fixture
def open_context(
    app: RunningApp, browser: Browser, watched: Watched
) -> Iterator[Callable[..., BrowserContext]]:
    contexts: list[BrowserContext] = []

    def opened(*, width: int = 1280, scheme: str = "light") -> BrowserContext:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            locale="nl-NL",
            reduced_motion="reduce",
        )
        context.on("page", lambda page: _watch(page, app.url, watched))
        contexts.append(context)
        return context

    yield opened
    for context in contexts:
        context.close()


def load_part(folder: Path, reports: tuple[str, ...]) -> None:
    """Load some reports of the demo with their lessons, before a server works there."""
    base = open_base(read_settings({"DOORWERK_DATA": str(folder)}))
    load_demo(base, by=EVERYTHING, only=reports)
    base.close()


def settled(page: Page) -> None:
    """Wait until the page is drawn and its script has run, and does not begin once more."""
    page.wait_for_selector("h1")
    for _look in range(_LOOKS_AT_REST):
        page.wait_for_selector("[data-test-script-state=notRunning]")
        page.wait_for_selector("[data-testid=stSkeleton]", state="detached")
        page.wait_for_timeout(_REST_MS)


def pressed(target: Locator, *, until: Locator) -> None:
    """Click until what the click brings is there; one is lost while the page is drawn anew."""
    for _time in range(_PRESSES):
        target.click()
        try:
            until.wait_for(timeout=_PRESS_MS)
        except PlaywrightTimeout:
            continue
        return
    expect(until).to_be_visible()


def picked(choice: Locator, option: Locator) -> None:
    """Take an option from a list, opened once more where it closes while the page is drawn anew."""
    for _time in range(_PRESSES - 1):
        pressed(choice, until=option)
        try:
            option.click(timeout=_PRESS_MS)
        except PlaywrightTimeout:
            continue
        return
    pressed(choice, until=option)
    option.click()


def _watch(page: Page, url: str, watched: Watched) -> None:
    own = (url, url.replace("http", "ws", 1), "data:", "blob:", "about:")
    page.on("request", lambda r: None if r.url.startswith(own) else watched.foreign.append(r.url))
    page.on("console", lambda m: watched.errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: watched.errors.append(str(error)))


def _wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=1):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer in time")
