"""Bank accounts: IBANs of every country, written together or in groups."""

import re
from collections.abc import Iterator

from stdnum import iban

from ingest.privacy.near import Near, any_of
from knowledge.model.personal import PersonalDraft, PersonalKind
from knowledge.model.span import Span

# How long an IBAN is, by country (SWIFT, IBAN Registry).
LENGTHS: dict[str, int] = {
    country: int(length)
    for length, countries in {
        "15": "NO",
        "16": "BE BI",
        "18": "DK FI FK FO GL NL SD",
        "19": "MK SI",
        "20": "AT BA EE KZ LT LU MN XK",
        "21": "CH HR LI LV",
        "22": "BG BH CR DE GB GE IE ME RS VA",
        "23": "AE GI IL IQ OM SO TL",
        "24": "AD CZ ES MD PK RO SA SE SK TN VG DZ",
        "25": "LY PT ST",
        "26": "IS TR",
        "27": "BF CF CG DJ FR GR IT MC MR SM CM GA GQ TD",
        "28": "AL AZ BY CY DO GT HN HU LB NI PL SV KM CI BJ ML SN",
        "29": "BR EG PS QA UA",
        "30": "JO KW MU YE",
        "31": "MT SC",
        "32": "LC",
        "33": "RU",
    }.items()
    for country in countries.split()
}
_BEGIN = re.compile(r"(?<!\w)[A-Za-z]{2} ?\d{2}(?=[ .-]?\w)")
_NAMED = any_of("iban|iban-nummer|rekening*|bankrekening*|konto*|bankverbindung|compte|account|rib")
_GAPS = " .-\u00a0\n"


def accounts_in(near: Near) -> Iterator[PersonalDraft]:
    """Yield the IBANs of a text; one whose check digits fail only where a word names it."""
    for match in _BEGIN.finditer(near.text):
        length = LENGTHS.get(match.group()[:2].upper())
        end = _end(near.text, match.start(), length) if length else None
        if end is None:
            continue
        is_valid = iban.is_valid(near.text[match.start() : end], check_country=False)
        if is_valid or near.says_before(match.start(), _NAMED):
            yield PersonalDraft(Span(match.start(), end), PersonalKind.IBAN, is_valid)


def _end(text: str, start: int, length: int) -> int | None:
    """Return where so many letters and digits end, single gaps aside; None if they do not."""
    place, held, was_gap = start, 0, False
    while place < len(text) and held < length:
        letter = text[place]
        if letter.isascii() and letter.isalnum():
            held, was_gap = held + 1, False
        elif letter in _GAPS and not was_gap:
            was_gap = True
        else:
            return None
        place += 1
    ends_here = place >= len(text) or not text[place].isalnum()
    return place if held == length and ends_here else None
