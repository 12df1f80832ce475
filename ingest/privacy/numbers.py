"""Numbers that name one person: national numbers, bank accounts, cards, documents.

Check digits are python-stdnum's. Where they are weak (one random number in ten or eleven
passes) words beside the number have to agree; where words name the number, it is found even
if its check digits do not hold, since a slip of the pen names a person too.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdnum import luhn
from stdnum.at import vnr
from stdnum.be import bis, nn
from stdnum.ch import ssn as ahv
from stdnum.de import idnr
from stdnum.dk import cpr
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.ie import pps
from stdnum.it import codicefiscale
from stdnum.nl import bsn, identiteitskaartnummer, onderwijsnummer
from stdnum.no import fodselsnummer
from stdnum.pl import pesel
from stdnum.pt import cc
from stdnum.se import personnummer
from stdnum.us import ssn

from ingest.privacy.near import Near, any_of
from knowledge.model.personal import PersonalDraft, PersonalKind
from knowledge.model.span import Span


@dataclass(frozen=True, slots=True)
class Scheme:
    """A numbering scheme.

    Attributes:
        name: Country and number, such as "nl.bsn".
        kind: What its numbers are to a reader.
        shapes: How it is written.
        holds: Whether check digits (or ranges, where it has none) hold.
        words: That name it, in lower case.
        languages: In whose texts a number of this shape needs no word beside it.
        is_named_enough: Whether the words alone suffice where the check digits do not hold.
    """

    name: str
    kind: PersonalKind
    shapes: re.Pattern[str]
    holds: Callable[[str], bool]
    words: re.Pattern[str]
    languages: frozenset[str] = frozenset()
    is_named_enough: bool = True


_EVERYWHERE = frozenset({"nl", "en", "de", "fr", "*"})
_NATIONAL = PersonalKind.NATIONAL_NUMBER
_OTHER_NUMBER = any_of(
    "kvk|kvk-nummer|kvknummer|rsin|btw|btw-nummer|btw-nr|vat|vat no|isbn|issn|ean|siret|siren|"
    "projectnummer|project|factuur|factuurnummer|invoice|invoice no|order|"
    "ordernummer|order no|bestelnummer|artikelnummer|serienummer|serial|serial no|grant|"
    "rechnung|rechnungsnummer|projektnummer|facture|€|eur|"
    "euro|usd|£|$|http*|www*|doi|charity no|company no|ondernemingsnummer|handelsregister"
)
# What is kept about somebody is often kept under their BSN: such a word excuses no nine digits.
_OF_A_FILE = any_of(
    "dossier|dossiernummer|dossiernr|zaaknummer|kenmerk|referentie|referentienummer|ref|"
    "reference|aktenzeichen|dossier n|référence"
)


_OF_ORGANISATION = any_of(
    "kvk|kvk-nummer|kvknummer|rsin|btw-nummer|isbn|issn|siret|siren|ondernemingsnummer|"
    "handelsregister*|company no|charity no|vat no"
)


def _scheme(
    name: str,
    shapes: str,
    holds: Callable[[str], bool],
    words: str,
    *,
    kind: PersonalKind = _NATIONAL,
    languages: str = "",
    is_named_enough: bool = True,
) -> Scheme:
    return Scheme(
        name,
        kind,
        re.compile(rf"(?<![\w./-])(?:{shapes})(?![\w]|[.,/-]\d)", re.IGNORECASE),
        holds,
        any_of(words),
        _EVERYWHERE if languages == "*" else frozenset(languages.split()),
        is_named_enough,
    )


def _is_nino(number: str) -> bool:
    compact = re.sub(r"[\s-]", "", number).upper()
    refused = {"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"}
    return compact[:2] not in refused and compact[0] not in "DFIQUV" and compact[1] not in "DFIQUVO"


SCHEMES: tuple[Scheme, ...] = (
    _scheme(
        "nl.bsn",
        r"\d{8,9}|\d{3}[ .-]\d{3}[ .-]\d{3}|\d{4}[ .]\d{2}[ .]\d{3}",
        lambda number: len(re.sub(r"\D", "", number)) >= 8 and bsn.is_valid(number),
        "bsn|bsn-nummer|bsn-nr|burgerservicenummer*|burgerservice|sofi*|sofi-nummer|"
        "citizen service number|bürgerservicenummer",
        kind=PersonalKind.BSN,
        languages="nl",
    ),
    _scheme(
        "nl.onderwijsnummer",
        r"10\d{7}",
        onderwijsnummer.is_valid,
        "onderwijsnummer*|ond.nr|pgn|leerlingnummer|studentnummer",
    ),
    _scheme(
        "nl.identiteitskaart",
        r"[A-NP-Z]{2}[A-NP-Z\d]{6}\d",
        identiteitskaartnummer.is_valid,
        "paspoort*|id-kaart|identiteitskaart*|documentnummer|id-bewijs|identiteitsbewijs|rijbewijs*|"
        "passport*|pas",
        kind=PersonalKind.IDENTITY_DOCUMENT,
        is_named_enough=False,
    ),
    _scheme(
        "passport",
        r"[A-Z]{1,2}\d{6,8}[A-Z\d]?|\d{9}|[A-Z\d]{9}",
        lambda _: False,
        "passport|passport no|passport number|paspoort|paspoortnummer|reisepass|reisepassnummer|"
        "personalausweis|passeport|numéro de passeport|carte d'identité",
        kind=PersonalKind.IDENTITY_DOCUMENT,
    ),
    _scheme(
        "be.nn",
        r"\d{11}|\d{2}[ .]\d{2}[ .]\d{2}[ .-]\d{3}[ .-]\d{2}|\d{6}[ -]\d{3}[ .-]\d{2}",
        lambda number: nn.is_valid(number) or bis.is_valid(number),
        "rijksregister*|insz|niss|registre national|numéro national|nationaal nummer|"
        "nationalregister*|national register",
        languages="*",
    ),
    _scheme(
        "de.idnr",
        r"\d{11}|\d{2} \d{3} \d{3} \d{3}|\d{10} \d",
        idnr.is_valid,
        "steuer-id*|steuerid*|steueridentifikation*|idnr|identifikationsnummer|steuer-identifikation*|"
        "tax id",
        languages="de",
    ),
    _scheme(
        "fr.nir",
        r"[12]\d{4}(?:\d{2}|2[AB])\d{6}(?:\d{2})?"
        r"|[12] \d{2} \d{2} (?:\d{2}|2[AB]) \d{3} \d{3}(?: \d{2})?",
        lambda number: len(re.sub(r"\s", "", number)) == 15 and nir.is_valid(number),
        "sécurité sociale|secu|sécu|nir|n° ss|numéro de sécurité|insee|immatriculation sociale",
        languages="*",
    ),
    _scheme(
        "es.dni",
        r"\d{8}[ -]?[A-Z]",
        dni.is_valid,
        "dni|nif|documento nacional",
        languages="*",
        is_named_enough=False,
    ),
    _scheme(
        "es.nie",
        r"[XYZ][ -]?\d{7}[ -]?[A-Z]",
        nie.is_valid,
        "nie|nif",
        languages="*",
        is_named_enough=False,
    ),
    _scheme("pl.pesel", r"\d{11}", pesel.is_valid, "pesel", languages="*"),
    _scheme(
        "gb.nhs",
        r"\d{3}[ -]\d{3}[ -]\d{4}|\d{10}",
        nhs.is_valid,
        "nhs|nhs number|nhs no",
        is_named_enough=False,
    ),
    _scheme(
        "gb.nino",
        r"[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]",
        _is_nino,
        "national insurance|ni number|nino|ni no",
        languages="*",
    ),
    _scheme(
        "us.ssn",
        r"\d{3}-\d{2}-\d{4}|\d{9}",
        lambda number: "-" in number and ssn.is_valid(number),
        "ssn|social security|social security number",
        languages="*",
    ),
    _scheme(
        "ch.ahv",
        r"756[ .]?\d{4}[ .]?\d{4}[ .]?\d{2}",
        ahv.is_valid,
        "ahv*|avs|ahv-nummer",
        languages="*",
    ),
    _scheme(
        "at.vnr",
        r"\d{4} ?\d{6}",
        vnr.is_valid,
        "sozialversicherungsnummer|svnr|sv-nummer|sv-nr|versicherungsnummer",
    ),
    _scheme("ie.pps", r"\d{7} ?[A-Z]{1,2}", pps.is_valid, "pps|ppsn|pps number|pps no"),
    _scheme("dk.cpr", r"\d{6}-?\d{4}", cpr.is_valid, "cpr|cpr-nummer|personnummer"),
    _scheme("se.personnummer", r"\d{6}(?:\d{2})?[-+]?\d{4}", personnummer.is_valid, "personnummer"),
    _scheme(
        "no.fodselsnummer", r"\d{6} ?\d{5}", fodselsnummer.is_valid, "fødselsnummer|fodselsnummer"
    ),
    _scheme(
        "fi.hetu", r"\d{6}[-+A]\d{3}[A-Z\d]", hetu.is_valid, "hetu|henkilötunnus", languages="*"
    ),
    _scheme("pt.cc", r"\d{8} ?\d ?[A-Z\d]{2}\d", cc.is_valid, "cartão de cidadão"),
)

_ITALIAN = _scheme(  # its digits may be written as letters, so it is looked for everywhere
    "it.codicefiscale",
    r"[A-Z]{6}[\dLMNPQRSTUV]{2}[A-EHLMPRST][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]",
    codicefiscale.is_valid,
    "codice fiscale|cod. fisc|c.f",
    languages="*",
)
_BSN_WORDS = SCHEMES[0].words
_BROKEN = re.compile(r"(?<![\w./-])\d(?:[ .\u00a0-]{0,2}\n?[ \u00a0]{0,2}\d){8}(?![\w]|[.,/-]\d)")
_NAMED_WITHIN_CHARS = 60
_LONGEST_CHARS, _FEWEST_DIGITS = 22, 5
# Where a number may begin: up to six letters, then digits; digits one by one are none.
_BEGIN = re.compile(
    r"(?<![\w./-])(?=(?:[A-Za-z]{1,6}|[A-Za-z]{1,2}[ -])?\d)(?!\d[ .-]\d[ .-])[A-Za-z\d]"
)
_CARD_SHAPE = re.compile(
    r"(?<![\w./-])(?:\d{12,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{4}[ -]\d{6}[ -]\d{4,5})"
    r"(?![\w]|[.,/-]\d)"
)
# Issuers' ranges by length (ISO/IEC 7812; Visa of 13 digits looks like an EAN).
_ISSUER = re.compile(
    r"4(?:\d{15}|\d{18})|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|"
    r"6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14}"
)
_CARD_WORDS = any_of(
    "card*|credit card|creditcard*|kaart|kaartnummer|bankkaart|betaalkaart|kreditkarte*|karte|"
    "kartennummer|carte|carte bancaire|cb|visa|mastercard|amex|maestro|cc|pan"
)


def numbers_in(near: Near, *, language: str) -> Iterator[PersonalDraft]:
    """Yield the numbers of a text that name a person.

    Args:
        near: The text.
        language: Of the text, ISO 639-1; decides which numbers need no word beside them.
    """
    for match, scheme in _written(near.text):
        is_valid = scheme.holds(match.group())
        if _is_found(near, scheme, match, language, is_valid=is_valid):
            yield PersonalDraft(Span(*match.span()), scheme.kind, is_valid)
    yield from _broken(near)
    yield from _cards(near)


def _broken(near: Near) -> Iterator[PersonalDraft]:
    """Yield BSNs that a word names and a line's end or odd gaps break, if their digits hold."""
    for word in _BSN_WORDS.finditer(near.lower):
        match = _BROKEN.search(near.text, word.end(), word.end() + _NAMED_WITHIN_CHARS)
        if match and bsn.is_valid(re.sub(r"\D", "", match.group())):
            yield PersonalDraft(Span(*match.span()), PersonalKind.BSN, is_valid=True)


def _written(text: str) -> Iterator[tuple[re.Match[str], Scheme]]:
    """Yield what is written like a number of a scheme; one place may be so in several."""
    for begin in _BEGIN.finditer(text):
        start = begin.start()
        if sum(map(str.isdigit, text[start : start + _LONGEST_CHARS])) < _FEWEST_DIGITS:
            continue
        for scheme in SCHEMES:
            if match := scheme.shapes.match(text, start):
                yield match, scheme
    for match in _ITALIAN.shapes.finditer(text):
        yield match, _ITALIAN


def _is_found(
    near: Near, scheme: Scheme, match: re.Match[str], language: str, *, is_valid: bool
) -> bool:
    if near.says_before(match.start(), scheme.words):
        return is_valid or scheme.is_named_enough
    if not is_valid or _is_other(near, match.start()):
        return False
    if scheme.kind is not PersonalKind.BSN and near.says_before(
        match.start(), _OF_A_FILE, chars=24
    ):
        return False
    if len(re.sub(r"\D", "", match.group())) < 9 and scheme.kind is PersonalKind.BSN:
        return False  # older ones of eight digits are written so, and so is a date
    return language in scheme.languages or "*" in scheme.languages


def _is_other(near: Near, place: int) -> bool:
    """Say whether a word makes the number an amount, a reference or an organisation's."""
    return near.says_before(place, _OTHER_NUMBER, chars=24) or near.says_before(
        place, _OF_ORGANISATION
    )


def _cards(near: Near) -> Iterator[PersonalDraft]:
    for match in _CARD_SHAPE.finditer(near.text):
        digits = re.sub(r"\D", "", match.group())
        if not 12 <= len(digits) <= 19 or not luhn.is_valid(digits) or not digits.strip("0"):
            continue
        is_named = near.says_before(match.start(), _CARD_WORDS)
        is_other = _is_other(near, match.start()) or near.says_before(
            match.start(), _OF_A_FILE, chars=24
        )
        if is_named or (_ISSUER.fullmatch(digits) and not is_other):
            yield PersonalDraft(Span(*match.span()), PersonalKind.CARD, is_valid=True)
