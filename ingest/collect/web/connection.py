"""One request over a connection to a number that was checked, within a deadline."""

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from ingest.collect.web.network import Place
from ingest.outcome import RefusalCode, Refused

_CHUNK_BYTES = 64 * 1024
_CONNECT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds on one request.

    Attributes:
        wall_seconds: From connecting to the last byte.
        body_bytes: After unpacking.
    """

    wall_seconds: float = 30.0
    body_bytes: int = 30_000_000


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered.

    Attributes:
        status: Of HTTP.
        headers: By names in small letters; of several the first.
        body: Unpacked; empty for a redirect.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


def get(place: Place, path: str, *, headers: Mapping[str, str], limits: FetchLimits) -> Response:
    """Return the answer of a server to one request.

    Raises:
        Refused: UNREACHABLE, SLOW, TOO_BIG, BOMB, or PROTOCOL for an answer that is no HTTP.
    """
    deadline = time.monotonic() + limits.wall_seconds
    try:
        with _cut_off_at(deadline, _socket(place, deadline)) as (connected, is_late):
            try:
                response = _ask(place, connected, path, headers, limits)
            except (OSError, http.client.HTTPException, ValueError) as error:
                if is_late():
                    raise TimeoutError from error
                raise
            if is_late():  # the answer ends where it was cut off
                raise TimeoutError
            return response
    except ssl.SSLCertVerificationError as error:
        raise Refused(RefusalCode.UNREACHABLE, reason="certificate") from error
    except ssl.SSLError as error:
        raise Refused(RefusalCode.UNREACHABLE, reason="no_tls") from error
    except TimeoutError as error:
        seconds = round(limits.wall_seconds)
        raise Refused(RefusalCode.SLOW, limit_seconds=seconds) from error
    except OSError as error:
        raise Refused(RefusalCode.UNREACHABLE, reason=type(error).__name__) from error
    except (http.client.HTTPException, ValueError, zlib.error) as error:
        raise Refused(RefusalCode.PROTOCOL, reason=type(error).__name__) from error


class _Pinned(http.client.HTTPConnection):
    """Speaks HTTP over a socket that is there already."""

    def __init__(self, place: Place, connected: socket.socket) -> None:
        super().__init__(place.host, place.port)
        self.sock = connected

    def connect(self) -> None:
        """Never connect again: the socket was checked."""
        raise ConnectionResetError("the server closed the connection")


def _socket(place: Place, deadline: float) -> socket.socket:
    last: OSError = ConnectionRefusedError("no address")
    for number in place.addresses[:4]:
        left = max(0.1, min(_CONNECT_SECONDS, deadline - time.monotonic()))
        try:
            return socket.create_connection((number, place.port), timeout=left)
        except OSError as error:
            last = error
    raise last


@contextmanager
def _cut_off_at(
    deadline: float, connected: socket.socket
) -> Iterator[tuple[socket.socket, Callable[[], bool]]]:
    """Shut the socket at the deadline, whatever the server does; tell whether that happened."""
    late = threading.Event()

    def cut() -> None:
        late.set()
        try:
            connected.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it is closed already

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield connected, late.is_set
    finally:
        timer.cancel()
        connected.close()


def _ask(
    place: Place,
    connected: socket.socket,
    path: str,
    headers: Mapping[str, str],
    limits: FetchLimits,
) -> Response:
    connected.settimeout(limits.wall_seconds)
    if place.scheme == "https":
        context = ssl.create_default_context()
        connected = context.wrap_socket(connected, server_hostname=place.host)
    connection = _Pinned(place, connected)
    try:
        connection.request("GET", path, headers=dict(headers))
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in reversed(answer.getheaders())}
        is_elsewhere = 300 <= answer.status < 400
        body = b"" if is_elsewhere else _body(answer, found, limits)
        return Response(answer.status, found, body)
    finally:
        connection.close()


def _body(
    answer: http.client.HTTPResponse, headers: Mapping[str, str], limits: FetchLimits
) -> bytes:
    stated = headers.get("content-length", "")
    if stated.isdecimal() and int(stated) > limits.body_bytes:
        raise _too_big(limits)
    unpack = _unpacker(headers.get("content-encoding", "identity").strip().lower())
    body = bytearray()
    while chunk := answer.read(_CHUNK_BYTES):
        body += unpack.decompress(chunk, limits.body_bytes + 1) if unpack else chunk
        if len(body) > limits.body_bytes or (unpack and unpack.unconsumed_tail):
            raise _too_big(limits)
    if answer.length:  # what was announced and never came
        raise Refused(RefusalCode.PROTOCOL, reason="cut_off")
    return bytes(body)


def _unpacker(encoding: str) -> "zlib._Decompress | None":
    if encoding in ("", "identity"):
        return None
    if encoding in ("gzip", "x-gzip", "deflate"):
        return zlib.decompressobj(wbits=47)  # either header, found by itself
    raise Refused(RefusalCode.PROTOCOL, reason="content_encoding")


def _too_big(limits: FetchLimits) -> Refused:
    return Refused(RefusalCode.TOO_BIG, byte_limit=limits.body_bytes)
