"""Full names of people, by rules that are right when they speak and silent otherwise.

A name is found by a title before it ("mevrouw", "Herr"), by a function before it in lower case
("onze coördinator"), by a common given name followed by a surname, by a greeting at the end of
a letter, by words such as "my name is", and then again wherever the document repeats it or its
given name alone.
"""

import re
from collections.abc import Iterable, Iterator

from ingest.privacy.functions import FUNCTIONS, TITLES
from ingest.privacy.given_names import GIVEN_NAMES
from ingest.privacy.near import Near
from ingest.privacy.no_names import BEFORE_NO_NAME, NO_NAMES, NO_SURNAME_ENDINGS
from knowledge.model.personal import PersonalDraft, PersonalKind
from knowledge.model.span import Span

_CAPITAL = "A-ZÀ-ÖØ-ÞŁŚŻŞİ"
_TOKEN = rf"[{_CAPITAL}](?:['’][{_CAPITAL}])?[\w’'-]{{1,24}}"
_PARTICLE = (
    r"(?:van|von|de|den|der|del|della|di|da|du|des|te|ten|ter|tot|op|in|zu|zum|zur|la|le|el|al|"
    r"ben|bin|bint|ibn|'t|’t|het|dos|y|aan|uit|af|Van|De|Den|Der|Von|Di|Da|El|Al|Ben|Le|La|Du|Mc|Mac)"
)
_TITLED = (
    r"(?:van|von|de|den|der|del|della|di|du|te|ten|ter|zu|le|la|el|al|ben|bin|'t|’t|Van|De|Den|"
    r"Der|Von|Di|El|Al|Ben|Le|La|Du)"
)
_INITIALS = r"(?:[A-Z]\.[ -]?){1,4}"
_SURNAME = rf"(?:{_PARTICLE} ){{0,3}}(?:[dDlL]['’])?{_TOKEN}"
_FULL = rf"{_TOKEN}(?: (?:{_INITIALS}|[A-Z]))?(?: {_TOKEN})?? {_SURNAME}"
_AFTER_TITLE = re.compile(
    rf"(?<![\w-])(?<!een )(?<!eine )(?<!une )(?<!\ba )(?<!die )(?:{TITLES}) (?:{TITLES} )?"
    rf"(?P<name>(?:{_INITIALS} ?{_SURNAME}|(?:{_TITLED} ){{1,3}}{_TOKEN}|{_TOKEN}(?: {_SURNAME})?)"
    rf"(?:[ -]{_TOKEN})?)(?!\w)"
)
_AFTER_FUNCTION = re.compile(
    rf"(?<![\w-])(?P<function>{FUNCTIONS})(?P<comma>,)? (?P<name>{_FULL})(?!\w)"
)
_BEFORE_FUNCTION = re.compile(
    rf"(?<!\w)(?P<name>{_FULL}), (?:onze |unsere? |notre |our |de |die |der |the |la |le |l['’])?"
    rf"(?P<function>{FUNCTIONS})(?![\w-])"
)
# What stands after a number or before one is a street, and so is what a street's word follows.
_BY_GIVEN_NAME = re.compile(
    rf"(?<![\w'’-])(?<!\d )(?P<name>{_FULL})(?![\w-]| \d| (?:Street|Road|Lane|Avenue|Square|Park))"
)
_GREETING = re.compile(
    r"(?i:met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|hartelijke groet(?:en)?|groeten|"
    r"mit freundlichen grüßen|herzliche grüße|viele grüße|cordialement|bien à vous|"
    r"kind regards|best regards|yours sincerely|yours faithfully|best wishes),?\s{1,4}"
    rf"(?P<name>{_FULL}|{_INITIALS} ?{_SURNAME})(?=\s*(?:\n|,|$))"
)
_SENDER = re.compile(
    rf"(?m)^(?:From|Van|Von|De|Aan|To|An|À|Cc) ?: ?(?P<name>{_FULL})(?= ?(?:<|\[|\n|$))"
)
_CALLED = re.compile(
    r"(?<!\w)(?i:my name is|full name|name:|naam is|naam:|ik heet|ich heiße|mein name ist|name ist|"
    rf"je m['’]appelle|mon nom est|nom et prénom|nom :|signed:?|getekend:?|w\.g\.),? ?:? "
    rf"(?P<name>{_FULL})(?!\w)"
)
_SHORTEST_GIVEN = 3


def names_in(near: Near) -> Iterator[PersonalDraft]:
    """Yield full names of people, each with what the text says that they are, if it does."""
    first = list(_introduced(near.text))
    functions = {_key(span.of(near.text)): function for span, function in first if function}
    full = {span.of(near.text) for span, _ in first}
    for span, function in first:
        known = function or functions.get(_key(span.of(near.text)))
        yield PersonalDraft(span, PersonalKind.NAME, function=known)
    yield from _repeated(near.text, full, functions)


def _introduced(text: str) -> Iterator[tuple[Span, Span | None]]:
    """Yield names with where their function stands, None where it does not."""
    for pattern in (_AFTER_FUNCTION, _BEFORE_FUNCTION):
        for match in pattern.finditer(text):
            span = _trimmed(text, match.span("name"), needs_given_name=False)
            if span is not None:
                yield span, Span(*match.span("function"))
    for pattern, needs_given_name in (
        (_AFTER_TITLE, False),
        (_GREETING, False),
        (_SENDER, False),
        (_CALLED, False),
        (_BY_GIVEN_NAME, True),
    ):
        place = 0
        while (named := pattern.search(text, place)) is not None:
            span = _trimmed(text, named.span("name"), needs_given_name=needs_given_name)
            if span is not None:
                yield span, None
            # A capital at the start of a sentence may stand before the name itself.
            place = span.end if span else named.start("name") + 1 + _first_word(named["name"])


def _first_word(name: str) -> int:
    return len(re.split(r"[ ]", name, maxsplit=1)[0])


def _trimmed(text: str, place: tuple[int, int], *, needs_given_name: bool) -> Span | None:
    """Return the name without words that are none at its end, None if nothing is left."""
    start, end = place
    words = text[start:end].split(" ")
    if needs_given_name and (_is_no_name(words[-1]) or _follows_no_name(text, start)):
        return None
    while words and (_is_no_name(words[-1]) or re.fullmatch(_PARTICLE, words[-1])):
        words.pop()
    if not words or (_is_no_name(words[0]) and not _is_particle(words, needs_given_name)):
        return None
    if needs_given_name and (len(words) < 2 or _given(words[0]) not in GIVEN_NAMES):
        return None
    if not any(len(word) > 1 and word[0].isupper() for word in words):
        return None
    return Span(start, start + len(" ".join(words)))


def _follows_no_name(text: str, start: int) -> bool:
    before = text[max(0, start - 24) : start].split(" ")
    return len(before) > 1 and not before[-1] and before[-2].lstrip("(“\"'‘L’l") in BEFORE_NO_NAME


def _is_particle(words: list[str], needs_given_name: bool) -> bool:  # noqa: FBT001 - a yes or no
    """Say whether a surname begins here after a title: De Vries."""
    return not needs_given_name and len(words) > 1 and bool(re.fullmatch(_TITLED, words[0]))


def _given(word: str) -> str:
    return word if word in GIVEN_NAMES else word.split("-", maxsplit=1)[0]


def _is_no_name(word: str) -> bool:
    return (
        word.rstrip("’'s.,") in NO_NAMES
        or word in NO_NAMES
        or (word.casefold().endswith(NO_SURNAME_ENDINGS))
    )


def _repeated(
    text: str, full: Iterable[str], functions: dict[str, Span]
) -> Iterator[PersonalDraft]:
    """Yield the names that were introduced wherever they stand again, also the given name."""
    shorter: dict[str, str] = {}
    for name in full:
        shorter[name] = _key(name)
        given = name.split(" ")[0]
        if len(given) >= _SHORTEST_GIVEN and given in GIVEN_NAMES and " " in name:
            shorter.setdefault(given, _key(name))
    if not shorter:
        return
    listed = "|".join(map(re.escape, sorted(shorter, key=len, reverse=True)))
    for match in re.finditer(rf"(?<![\w'’-])(?:{listed})(?![\w-]| [{_CAPITAL}])", text):
        function = functions.get(shorter[match.group()])
        yield PersonalDraft(Span(*match.span()), PersonalKind.NAME, function=function)


def _key(name: str) -> str:
    return name.casefold()
