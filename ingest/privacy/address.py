"""Street addresses with a house number, as the four languages write them."""

import re
from collections.abc import Iterator

from ingest.privacy.near import Near
from knowledge.model.personal import PersonalDraft, PersonalKind
from knowledge.model.span import Span

_WORD = r"[A-ZÀ-ÞŒ][\w'’.-]{0,30}"
_NUMBER = r"\d{1,4}(?: ?[a-zA-Z](?!\w)|-\d{1,4}|/\d{1,3}| ?(?:bis|ter|hs|huis|zw)(?!\w))?"
_DUTCH_ENDING = (
    "straat|laan|weg|plein|kade|gracht|singel|dijk|hof|pad|steeg|plantsoen|dreef|markt|brink|"
    "wal|haven|kamp|erf|donk|oever|baan|akker|veld|park|poort|heuvel|lei|vest|hage|straatje|berg"
)
_GERMAN_ENDING = (
    "straße|strasse|str\\.|weg|platz|gasse|allee|ring|damm|ufer|steig|markt|graben|berg|hof|"
    "chaussee|promenade|stieg|wall|garten|feld|winkel|zeile"
)
_DUTCH_POSTCODE = r"(?:,? {1,2}|,?\n)\d{4} ?[A-Z]{2}(?!\w)(?: [A-ZÀ-Þ]['’\w-]{1,30})?"
_FIVE_OR_FOUR = r"(?:,? {1,2}|,?\n)(?:(?:D|A|CH|B|L|F)-)?\d{4,5} [A-ZÀ-Þ][\w'’/-]{1,30}"
_AREA = rf"(?:{_DUTCH_POSTCODE}|{_FIVE_OR_FOUR})"
_FRENCH_STREET = (
    "rue|avenue|av\\.|boulevard|bd|bld|place|chemin|allée|impasse|quai|route|cours|square|"
    "passage|ruelle|sentier|faubourg|montée|esplanade|chaussée|drève|clos|lotissement"
)
_ENGLISH_STREET = (
    "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Crescent|Way|Place|Pl|Court|Ct|Terrace|"
    "Gardens|Square|Sq|Hill|Row|Mews|Grove|Boulevard|Blvd|Walk|Parade|Rise|View|Circle|Highway|"
    "Hwy|Quay|Green|Cottages|Trail|Parkway"
)
_UK_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"

_NO_MORE = r"(?!\w|[.,]\d)"
_FRENCH_LINK = r"(?: (?:de|du|des|d['’]|la|le|les|l['’]|à|aux?|sur|sous|en)(?!\w)){0,3}"
_NAMED = r"(?: ?[A-ZÀ-Þ0-9][\w'’.-]{0,30}){1,4}"
# Dorpsstraat 12a, 7031 AB Wehl; Burgemeester de Vlugtlaan 3
_DUTCH = (
    rf"(?<![\w-])(?:{_WORD} (?:(?:de|den|der|van|ter|te|ten|het|'t) ){{0,2}}){{0,3}}"
    rf"[A-ZÀ-Þ][\w'’-]{{0,30}}?(?:{_DUTCH_ENDING})(?:en)? {_NUMBER}{_NO_MORE}(?:{_AREA})?"
)
# Laan van Meerdervoort 12
_DUTCH_OF = (
    rf"(?<!\w)(?:Laan|Plein|Weg|Straat|Hof|Pad|Kade|Dijk) (?:van|der|de|den|'t|het|ter)"
    rf"(?: (?:de|den|der|het))? {_WORD}(?: {_WORD}){{0,2}} {_NUMBER}{_NO_MORE}(?:{_AREA})?"
)
# Oude Gracht 41
_DUTCH_TWO_WORDS = (
    rf"(?<!\w)(?:Oude|Nieuwe|Grote|Kleine|Lange|Korte|Hoge|Lage) "
    rf"(?:Gracht|Markt|Straat|Weg|Dijk|Haven|Kade|Plein|Kerkstraat|Brink) {_NUMBER}"
    rf"{_NO_MORE}(?:{_AREA})?"
)
# Lindenstraße 4; Am Alten Markt 7; Untere Gasse 3, 72379 Hechingen
_GERMAN = (
    rf"(?<![\w-])(?:(?:Am|An der|An den|Auf der|Auf dem|Im|In der|Zum|Zur|{_WORD}) ){{0,2}}"
    rf"(?:[A-ZÄÖÜ][\wäöüß-]{{0,30}}?)?(?:{_GERMAN_ENDING}|{_GERMAN_ENDING.title()}) "
    rf"{_NUMBER}{_NO_MORE}(?:{_AREA})?"
)
# any name with a number, then a postcode with a place: Unterm Nussbaum 3, 6870 Bezau
_WITH_POSTCODE = (
    rf"(?<![\w-]){_WORD}(?: (?:de|den|der|van|von|zum|am|la|le|{_WORD})){{0,3}} {_NUMBER}"
    rf"(?:,? |,?\n)(?:\d{{4}} ?[A-Z]{{2}}(?!\w)"
    rf"|(?:D-|A-|CH-|B-)?\d{{4,5}} [A-ZÀ-Þ][\w'’/-]{{2,30}})"
)
# 14 bis, rue de la Paix, 75002 Paris
_FRENCH = (
    rf"(?<![\w.,/-])\d{{1,4}}(?: ?(?:bis|ter|quater|[A-D])(?!\w))?,? (?:{_FRENCH_STREET})"
    rf"(?: (?:Saint|Sainte)(?!\w))?{_FRENCH_LINK}{_NAMED}(?:,? \d{{5}} {_WORD})?"
)
# rue de la Loi 16, 1000 Bruxelles
_BELGIAN = (
    rf"(?<!\w)(?i:{_FRENCH_STREET}){_FRENCH_LINK}(?: ?[A-ZÀ-Þ][\w'’.-]{{0,30}}){{1,4}},? "
    rf"{_NUMBER}{_NO_MORE}(?:{_FIVE_OR_FOUR})?"
)
# 24 Clarke Avenue, Leith EH6 7AB
_ENGLISH = (
    rf"(?<![\w.,/-])\d{{1,5}}[A-Za-z]?,? (?:[A-Z][\w'’.-]{{0,30}} ){{1,4}}"
    rf"(?:{_ENGLISH_STREET})(?!\w)\.?(?:,? (?:Apt|Suite|Flat|Unit)\.? \d{{1,5}})?"
    rf"(?:(?:, {_WORD}(?: {_WORD})?){{0,3}},? {_UK_POSTCODE}(?!\w))?"
)
# Flat 3, Mill House, Clun SY7 8JA
_ENGLISH_HOUSE = (
    rf"(?<!\w)(?:Flat|Apartment|Cottage|House) [\w-]{{1,5}}, [^\n,]{{3,40}}, "
    rf"[^\n]{{0,40}}?{_UK_POSTCODE}(?!\w)"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        _DUTCH,
        _DUTCH_OF,
        _DUTCH_TWO_WORDS,
        _GERMAN,
        _WITH_POSTCODE,
        _FRENCH,
        _BELGIAN,
        _ENGLISH,
        _ENGLISH_HOUSE,
    )
)


def addresses_in(near: Near) -> Iterator[PersonalDraft]:
    """Yield street addresses that lead to one door."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(near.text):
            if not _is_year(match.group()):
                yield PersonalDraft(Span(*match.span()), PersonalKind.ADDRESS)


def _is_year(written: str) -> bool:
    """Say whether the number of the house is the last thing and looks like a year."""
    return re.fullmatch(r"\D+ (?:19|20)\d\d", written) is not None
