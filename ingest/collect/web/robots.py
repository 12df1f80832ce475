"""What a site asks of programs in its robots.txt, read as RFC 9309 says."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

_MOST_BYTES = 500_000
_MOST_RULES = 5_000


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of a site that are for us.

    Attributes:
        rules: Pattern of a path, and whether it allows.
    """

    rules: tuple[tuple[str, bool], ...] = ()

    def allow(self, path: str) -> bool:
        """Say whether a path may be fetched: the longest pattern rules, allow before disallow."""
        wanted = _normal(path)
        fitting = [(len(p), allows) for p, allows in self.rules if _matches(p, wanted)]
        return max(fitting, default=(0, True))[1]


def robots_from(body: bytes, *, agent: str) -> Robots:
    """Return the rules of the group for an agent, else of the group for all.

    Args:
        body: Of robots.txt; what is over 500 kB is not read.
        agent: Product token, such as "doorwerk".
    """
    own: list[tuple[str, bool]] = []
    common: list[tuple[str, bool]] = []
    names: list[str] = []
    is_naming, is_named = False, False
    for key, value in _lines(body):
        if key == "user-agent":
            names = [*names, value.lower()] if is_naming else [value.lower()]
            is_naming = True
            is_named = is_named or _is_us(value, agent)
        elif key in ("allow", "disallow"):
            is_naming = False
            rule = (_normal(value), key == "allow")
            if value and any(_is_us(name, agent) for name in names):
                own.append(rule)
            if value and "*" in names:
                common.append(rule)
    return Robots(tuple(own if is_named else common)[:_MOST_RULES])


def _is_us(name: str, agent: str) -> bool:
    return name.strip().lower().partition("/")[0] == agent.lower()


def _lines(body: bytes) -> Iterator[tuple[str, str]]:
    for line in body[:_MOST_BYTES].decode("utf-8", "replace").lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _normal(path: str) -> str:
    return quote(unquote(path), safe="/*$?=&%:;,@+!'()~")


def _matches(pattern: str, path: str) -> bool:
    """Say whether a path begins as the pattern says; `*` is anything, `$` the end."""
    is_whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(others):
        is_last = number == len(others) - 1
        found = path.rfind(piece, at) if is_whole and is_last else path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return at == len(path) or not is_whole
