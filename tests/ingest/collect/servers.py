"""Small real servers on loopback: a web server that does as told, a mail server likewise."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from ingest.collect.web.connection import FetchLimits
from ingest.collect.web.fetching import Fetcher
from ingest.collect.web.network import NetworkGuard

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass(slots=True)
class Site:
    """A web server on loopback.

    Attributes:
        url: Without a slash at the end.
        port: Of it.
        answers: By path; a path without one is not found.
        asked: Paths in the order in which they came.
        headers: Of the last request.
    """

    url: str
    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    def fetcher(self, *, wall_seconds: float = 10.0, body_bytes: int = 1_000_000) -> Fetcher:
        """Return a fetcher that may reach this server, and no other that is not public."""
        guard = NetworkGuard(allowed=frozenset({("127.0.0.1", self.port)}))
        return Fetcher(guard, FetchLimits(wall_seconds=wall_seconds, body_bytes=body_bytes))


@contextlib.contextmanager
def serving() -> Iterator[Site]:
    """Serve until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(lambda: site))
    server.daemon_threads = True
    server.block_on_close = False
    port = server.server_address[1]
    site = Site(f"http://127.0.0.1:{port}", port)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def page(
    body: bytes, *, media_type: str = "text/html", status: int = 200, **headers: str
) -> Answer:
    """Return what answers with a body; `_` in names of headers stands for `-`."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", media_type)
        stated = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Length": str(len(body)), **stated}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def redirect(target: str, *, status: int = 302) -> Answer:
    """Return what leads on to another address."""
    return page(b"", status=status, Location=target)


def raw(*pieces: bytes) -> Answer:
    """Return what writes bytes as they are, HTTP or not, and closes."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"".join(pieces))

    return answer


def endless(piece: bytes, *, first: bytes = b"", until: threading.Event | None = None) -> Answer:
    """Return what writes a piece again and again until nobody listens.

    Given an event, a piece is written each time the event has not come within 50 ms: slowly.
    """

    def answer(handler: BaseHTTPRequestHandler) -> None:
        with contextlib.suppress(OSError):
            handler.wfile.write(first)
            while until is None or not until.wait(0.05):
                handler.wfile.write(piece)

    return answer


def _handler_of(site: Callable[[], Site]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here = site()
            here.asked.append(self.path)
            here.headers = {name.lower(): value for name, value in self.headers.items()}
            answer = here.answers.get(self.path, page(b"", status=404))
            with contextlib.suppress(OSError):
                answer(self)

        def log_request(self, *_: object) -> None:
            return

        def log_error(self, *_: object) -> None:
            return

    return Handler


@dataclass(slots=True)
class Post:
    """A mail server on loopback that speaks just enough IMAP.

    Attributes:
        port: Of it.
        mails: By UID.
        validity: UIDVALIDITY.
        said: Commands as they came, without tags.
        instead: What to answer to a command, by its first word, instead of the right thing;
            `{tag}` is put in. An empty answer is silence.
        greeting: First line.
        breaks_after: Begin of a command, in the middle of whose answer the server hangs up.
    """

    port: int = 0
    mails: dict[int, bytes] = field(default_factory=dict)
    validity: int = 7
    said: list[str] = field(default_factory=list)
    instead: dict[str, bytes] = field(default_factory=dict)
    greeting: bytes = b"* OK ready\r\n"
    breaks_after: str = ""


@contextlib.contextmanager
def posting(tls: ssl.SSLContext | None = None) -> Iterator[Post]:
    """Serve mails until the block ends, over TLS if a context is given."""
    listening = socket.create_server(("127.0.0.1", 0))
    post = Post(listening.getsockname()[1])
    ended = threading.Event()

    def serve() -> None:
        while not ended.is_set():
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=_talk, args=(post, connection, ended, tls), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield post
    finally:
        ended.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def _talk(
    post: Post, connection: socket.socket, ended: threading.Event, tls: ssl.SSLContext | None
) -> None:
    if tls is not None:
        try:
            connection = tls.wrap_socket(connection, server_side=True)
        except OSError:
            return
    with contextlib.suppress(OSError), connection, connection.makefile("rb") as lines:
        connection.sendall(post.greeting)
        for line in lines:
            tag, _, command = line.decode("latin-1").strip().partition(" ")
            post.said.append(command)
            name = command.removeprefix("UID ").split(" ")[0]
            if name in post.instead:
                answer = post.instead[name]
                if not answer:
                    ended.wait()
                connection.sendall(answer.replace(b"{tag}", tag.encode()))
                continue
            answer = _answer(post, command, name)
            if post.breaks_after and command.removeprefix("UID ").startswith(post.breaks_after):
                connection.sendall(answer[: len(answer) // 2])
                return
            connection.sendall(answer + f"{tag} OK done\r\n".encode())
            if name == "LOGOUT":
                return


def _answer(post: Post, command: str, name: str) -> bytes:
    match name:
        case "CAPABILITY":
            return b"* CAPABILITY IMAP4rev1\r\n"
        case "EXAMINE":
            return (
                f"* {len(post.mails)} EXISTS\r\n* OK [UIDVALIDITY {post.validity}] ok\r\n".encode()
            )
        case "SEARCH":
            uids = " ".join(map(str, sorted(post.mails)))
            return f"* SEARCH {uids}\r\n".encode()
        case "FETCH":
            uid = int(command.split(" ")[2])
            mail = post.mails[uid]
            if "BODY.PEEK[]" not in command:
                return f"* 1 FETCH (UID {uid} RFC822.SIZE {len(mail)})\r\n".encode()
            head = f"* 1 FETCH (UID {uid} BODY[] {{{len(mail)}}}\r\n".encode()
            return head + mail + b")\r\n"
        case _:
            return b""


def headers_of(fields: Mapping[str, str]) -> bytes:
    """Return the head of a mail."""
    return "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode() + b"\r\n"
