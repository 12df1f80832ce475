"""E-mail addresses and telephone numbers."""

import re
from collections.abc import Iterator

from ingest.privacy.near import Near, any_of
from knowledge.model.personal import PersonalDraft, PersonalKind
from knowledge.model.span import Span

_SIGN = re.compile(r"@|(?<=\w) ?[\[(](?:at|apenstaartje|bei|arobase)[\])] ?(?=\w)", re.IGNORECASE)
_LOCAL = re.compile(r"[\w.+'’-]{1,64}\Z")
_DOMAIN = re.compile(
    r"[\w-]{1,63}(?:(?:\.| ?[\[(](?:dot|punt|punkt|point)[\])] ?)[\w-]{1,63}){1,6}", re.IGNORECASE
)
_STRIPPED = ".'’+-"


def emails_in(near: Near) -> Iterator[PersonalDraft]:
    """Yield e-mail addresses, also those with "(at)" against machines."""
    text = near.text
    for sign in _SIGN.finditer(text):
        local = _LOCAL.search(text[max(0, sign.start() - 64) : sign.start()])
        domain = _DOMAIN.match(text, sign.end())
        if local is None or domain is None or domain.group()[-1:].isdigit():
            continue
        written = local.group().lstrip(_STRIPPED)
        if written:
            end = domain.end() - len(domain.group()) + len(domain.group().rstrip("-_"))
            yield PersonalDraft(Span(sign.start() - len(written), end), PersonalKind.EMAIL)


_PHONE = re.compile(
    r"(?<![\w/.+-])(?<!\d,)(?:\+ ?|\(\+?)?\d(?:[ \u00a0]?[./()\u2010-\u2013-]?[ \u00a0(]?\d){5,14}"
    r"(?:\s?(?:x|ext\.?|toestel|poste|durchwahl)\s?\d{1,5})?(?![\w]|[.,/-]\d)",
    re.IGNORECASE,
)
_WORDS = any_of(
    "tel|tel.|telefoon*|telephone|phone|phone number|mobile|mobiel*|mob|mob.|gsm|call|calls|"
    "bel|bellen|belt|gebeld|app|whatsapp|sms|fax|téléphone|téléphon*|tél|portable|appel*|joindre|joignable|handy*|"
    "telefon*|mobil|mobiltelefon|anruf*|rufnummer|ring|answering|messages to|text|desk|zijn nummer|"
    "haar nummer|06-nummer|bereikbaar|erreichbar|reach*|hotline|cell"
)
_WORDS_AFTER = any_of("office|fax|mobile|home|work|cell|thuis|werk|mobiel|privé|privat|bureau")
_NOT = any_of(
    "kvk|kvk-nummer|isbn|issn|ean|siret|siren|btw|vat|dossier|dossiernummer|projectnummer|zaaknummer|"
    "kenmerk|referentie|factuur|factuurnummer|invoice|order|reference|ref|aktenzeichen|rechnung|"
    "projektnummer|facture|iban|rekening|€|eur|£|$|artikel|bestelnummer|serienummer|"
    "charity no|postnr"
)
_DATE = re.compile(
    r"(?:\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?: .*)?"
    r"|(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d"
)
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:[. \u00a0]\d{3})+")
_AMERICAN = re.compile(r"(?:\+?1[ .-])?\(?[2-9]\d\d\)?[ .-]?\d{3}[.-]\d{4}(?:\D.*)?")


def phones_in(near: Near) -> Iterator[PersonalDraft]:
    """Yield telephone numbers: international, national by their leading zero, or named."""
    for match in _PHONE.finditer(near.text):
        start, end = match.span()
        if near.text[end - 1] == ")":
            end -= 1
        if _is_phone(near, start, end):
            yield PersonalDraft(Span(start, end), PersonalKind.PHONE)


def _is_phone(near: Near, start: int, end: int) -> bool:
    written = near.text[start:end]
    digits = re.sub(r"\D", "", re.split(r"[a-zA-Z]", written)[0])
    if _DATE.fullmatch(written) or near.says_before(start, _NOT, chars=20):
        return False
    if written.startswith(("+", "(+")) or (digits.startswith("00") and digits[2:3] > "0"):
        return 8 <= len(digits.lstrip("0")) <= 15
    is_named = near.says_before(start, _WORDS, chars=32) or near.says_after(
        end, _WORDS_AFTER, chars=10
    )
    if is_named and 6 <= len(digits) <= 13:
        return not _is_amount(near, written, end)
    if digits[0] == "0" and digits[1:2] > "0":
        return _is_national(written.strip("()"), digits)
    return len(digits) in (10, 11) and _AMERICAN.fullmatch(written) is not None


def _is_national(written: str, digits: str) -> bool:
    """Say whether it is grouped and as long as numbers of our countries are.

    Nine digits in Belgium, ten in the Netherlands, France and Switzerland, ten or eleven in
    the United Kingdom, eight to twelve in Germany and Austria, where the area is parted off.
    """
    if digits == written:
        return len(digits) == 10 or (len(digits) == 11 and digits[1] in "127")
    area = re.match(r"\d+", written)
    groups = re.findall(r"\d+", written)
    has_area = area is not None and 2 <= len(area.group()) <= 6 and len(groups) <= 5
    return 8 <= len(digits) <= 12 and has_area and max(len(group) for group in groups) <= 8


def _is_amount(near: Near, written: str, end: int) -> bool:
    return bool(_AMOUNT.fullmatch(written)) and near.says_after(
        end, any_of("euro|eur|€|kwh|m2|m²|inwoners|bezoekers|dollar|pounds"), chars=10
    )
