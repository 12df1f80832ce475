"""Serves the app on this machine, with a worker beside it, until it is told to stop."""

import os
import signal
import socket
import sys
import threading
import time
import urllib.request
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import FrameType

import click

from app.web.guards import HOSTS
from app.words import _
from app.worker_process import WorkerBeside
from knowledge.errors import KnowledgeError
from knowledge.settings import Settings

_ADDRESS = "127.0.0.1"
_READY_SECONDS = 120.0
_POLL_SECONDS = 0.2


class PortInUse(KnowledgeError, OSError):
    """Another program answers on the port already."""

    def __init__(self, port: int) -> None:
        super().__init__(
            _(
                "Port {port} is in use by another program; stop that, or choose another with "
                "--port {other}.",
                port=port,
                other=port + 1,
            )
        )
        self.port = port


def serve(settings: Settings, *, port: int, open_browser: bool) -> None:
    """Serve the app on loopback and block until Ctrl-C or SIGTERM.

    Args:
        settings: Decide where the base is and whether a worker starts.
        port: On loopback.
        open_browser: Open the app in a browser, if this machine has one.

    Raises:
        PortInUse: If another program listens there.
    """
    if not _is_free(port):
        raise PortInUse(port)
    # The server loads Streamlit; `doorwerk --help` should not.
    from app.asgi import app

    announce = threading.Thread(
        target=_announce, args=(f"http://localhost:{port}", open_browser), daemon=True
    )
    # The pages read their settings anew: links in exported files lead to where they are served.
    os.environ["DOORWERK_PORT"] = str(port)
    # Streamlit looks for `.streamlit/config.toml` beside the program that runs it.
    sys.argv = [str(Path(__file__).with_name("asgi.py"))]
    announce.start()
    with _stopped_by_signal(), WorkerBeside() if settings.worker == "yes" else nullcontext():
        app.run(config=_config(port))


def _config(port: int) -> dict[str, object]:
    """Return what no file or variable of this machine may change."""
    return {
        "server.address": _ADDRESS,
        "server.port": port,
        "server.headless": True,
        "server.fileWatcherType": "none",
        "server.enableCORS": True,
        "server.enableXsrfProtection": True,
        "server.enableAgentApi": False,
        "server.allowedHosts": list(HOSTS),
        "browser.gatherUsageStats": False,
        "browser.serverAddress": "localhost",
        "logger.hideWelcomeMessage": True,
    }


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_ADDRESS, port))
        except OSError:
            return False
    return True


def _announce(url: str, open_browser: bool) -> None:  # noqa: FBT001 - a thread's argument
    """Print the address once the app answers, and open it in a browser if there is one."""
    deadline = time.monotonic() + _READY_SECONDS
    while not _answers(url):
        if time.monotonic() > deadline:
            return
        time.sleep(_POLL_SECONDS)
    click.echo(_("Doorwerk runs on this machine only: {url}", url=url))
    click.echo(_("Stop it with Ctrl-C."))
    if open_browser and _has_browser():
        webbrowser.open(url)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=1) as answer:  # noqa: S310 - loopback
            return bool(answer.status == 200)
    except OSError:
        return False


def _has_browser() -> bool:
    """Say whether a browser with a window can open; a text browser would take the terminal."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


@contextmanager
def _stopped_by_signal() -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end the block in order, so that the worker is stopped too."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        click.echo(_("Stopped."))
    finally:
        signal.signal(signal.SIGTERM, before)
