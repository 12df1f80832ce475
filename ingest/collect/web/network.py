"""Which machines may be reached: public ones alone, by the address that was checked."""

import ipaddress
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from ingest.outcome import RefusalCode, Refused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]

_PORTS = {"http": (80, 8080), "https": (443, 8443)}
_USUAL_PORT = {"http": 80, "https": 443}
_LONGEST_CHARS = 2_000
_RESOLVE_SECONDS = 10.0

# What the IANA registries of special-purpose addresses do not call globally reachable,
# multicast and what is reserved; `ipaddress.is_global` differs between versions of Python.
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20",
            "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        ),
    )
)  # fmt: skip
# Addresses that carry an IPv4 address in them: its first bit counts from the left.
_CARRIERS = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 96),
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 96),
    (ipaddress.IPv6Network("64:ff9b::/96"), 96),
    (ipaddress.IPv6Network("2002::/16"), 16),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A machine that may be reached, as far as the guard is concerned.

    Attributes:
        scheme: "http" or "https".
        host: As the address of the page names it, in ASCII.
        port: To connect to.
        addresses: Numbers that were checked; a connection goes to one of these alone.
    """

    scheme: str
    host: str
    port: int
    addresses: tuple[str, ...]


def resolved(host: str, port: int) -> list[str]:
    """Return the numbers of a host as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))


@dataclass(frozen=True, slots=True)
class NetworkGuard:
    """Looks at an address before anything connects.

    Attributes:
        allowed: Pairs of number and port that are let through although they are not public.
            For tests that serve on loopback; no setting leads here.
        resolve: Gives the numbers of a host.
    """

    allowed: frozenset[tuple[str, int]] = frozenset()
    resolve: Resolve = resolved

    def check(self, url: str) -> None:
        """Look at how an address is written, before anybody is asked.

        Raises:
            Refused: ADDRESS if it may not be reached whatever its host is.
        """
        parts = _split(url)
        _host(parts)
        _port(parts)

    def place_of(self, url: str) -> Place:
        """Return where an address leads, with the numbers that a connection may go to.

        A host is resolved once, here. If any of its numbers is not public it is refused,
        and who connects uses a number, not the name: another answer of the resolver a
        moment later changes nothing.

        Raises:
            Refused: ADDRESS if it may not be reached, UNREACHABLE if nobody knows the host.
        """
        parts = _split(url)
        host, port = _host(parts), _port(parts)
        numbers = self._numbers(host, port)
        if any(not self._is_let_through(number, port) for number in numbers):
            raise Refused(RefusalCode.ADDRESS, reason="not_public")
        is_listed = all((number, port) in self.allowed for number in numbers)
        if port not in _PORTS[parts.scheme] and not is_listed:
            raise Refused(RefusalCode.ADDRESS, reason="port")
        return Place(parts.scheme, host, port, tuple(numbers))

    def _numbers(self, host: str, port: int) -> list[str]:
        found: list[list[str]] = []

        def ask() -> None:
            try:
                found.append(self.resolve(host, port))
            except (OSError, UnicodeError):
                found.append([])

        asking = threading.Thread(target=ask, daemon=True, name="resolver")
        asking.start()
        asking.join(_RESOLVE_SECONDS)
        if not found or not found[0]:
            raise Refused(RefusalCode.UNREACHABLE, reason="unknown_host")
        return found[0]

    def _is_let_through(self, number: str, port: int) -> bool:
        return (number, port) in self.allowed or is_public(number)


def is_public(number: str) -> bool:
    """Say whether an IP address is one of the public internet, in whatever form it hides."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    return not any(
        inner in network
        for inner in _within(address)
        for network in _NOT_PUBLIC
        if inner.version == network.version
    )


def _within(address: Address) -> Iterator[Address]:
    """Give an address and the IPv4 address that it carries; a carrier is judged by that."""
    if isinstance(address, ipaddress.IPv4Address):
        yield address
        return
    for network, start in _CARRIERS:
        if address in network:
            yield ipaddress.IPv4Address((int(address) >> (96 - start)) & 0xFFFFFFFF)
            return
    yield address


def _split(url: str) -> SplitResult:
    if len(url) > _LONGEST_CHARS or any(ord(char) <= 32 or char == "\\" for char in url):
        raise Refused(RefusalCode.ADDRESS, reason="malformed")
    try:
        parts = urlsplit(url)
        if parts.scheme not in _PORTS:
            raise Refused(RefusalCode.ADDRESS, reason="scheme")
        if parts.username is not None or parts.password is not None:
            raise Refused(RefusalCode.ADDRESS, reason="credentials")
    except ValueError as error:
        raise Refused(RefusalCode.ADDRESS, reason="malformed") from error
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        written = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise Refused(RefusalCode.ADDRESS, reason="malformed") from error
    if not written or "%" in written:
        raise Refused(RefusalCode.ADDRESS, reason="malformed")
    return written


def _port(parts: SplitResult) -> int:
    try:
        return parts.port or _USUAL_PORT[parts.scheme]
    except ValueError as error:
        raise Refused(RefusalCode.ADDRESS, reason="malformed") from error
