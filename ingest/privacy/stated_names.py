"""Which of the people that a file names, such as its author, are people after all."""

import re

from knowledge.model.report_text import Margin
from knowledge.model.span import Span

_PROGRAMS = re.compile(
    r"(?i)\b(?:microsoft|office|windows|adobe|acrobat|libreoffice|openoffice|google|canva|quarto|"
    r"pandoc|python-\w+|docx|pptx|openpyxl|unoconv|apache|tika|crystal reports|jasper\w*|scanner|"
    r"copier|ricoh|canon|xerox|konica|latex|indesign|wordpress|drupal)\b"
)
_NOBODY = re.compile(
    r"(?i)(?:the )?(?:user|users|gebruiker|benutzer|utilisateur|owner|eigenaar|admin\w*|beheerder|"
    r"author|auteur|autor|unknown|onbekend|unbekannt|inconnu|anonymous|anoniem|anonym|anonyme|"
    r"unknown author|author name|test author|test user|"
    r"none|n/?a|default|test|guest|gast|root|pc|laptop|scan|system|standaard\w*|un-?named|x{1,5})"
    r"[ ._-]?\d{0,4}"
)
_ADDRESS = re.compile(r"(?i)https?:|www\.|\.(?:com|org|net|nl|de|fr|eu|js)\b")
_BODIES = re.compile(
    r"(?i)\b(?:gemeente|provincie|ministerie|rijk\w*|stichting|vereniging|bureau|afdeling|team|"
    r"redactie|secretariaat|adviesraad|raad|commissie|universiteit|hogeschool|school|stadt|land|"
    r"landkreis|verein|verband|stiftung|amt|ministerium|universität|hochschule|gmbh|e\.v\.|mairie|"
    r"ville|commune|association|ministère|université|préfecture|agence|city|council|county|"
    r"department|ministry|university|institute?|foundation|committee|commission|agency|office|"
    r"group|groep|gruppe|groupe|bv|b\.v\.|nv|ltd|inc|llc|centrum|center|centre|zentrum|netwerk|"
    r"network|netzwerk|platform|project|projekt|coöperatie|cooperatie|bibliotheek|museum|"
    r"european|europese|europäische|union|unie|parliament|nations|consortium|board|bank|service|services)\b"
)


def people_in(margin: Margin) -> list[Span]:
    """Return where a margin names a person, by what the file itself says.

    Programs, public bodies and names that stand for nobody ("Gebruiker", "Owner") are no people.
    """
    return [span for span in margin.people if _is_person(span.of(margin.text))]


def _is_person(words: str) -> bool:
    words = words.strip("() ")
    return (
        sum(letter.isalpha() for letter in words) > 1
        and _NOBODY.fullmatch(words) is None
        and _PROGRAMS.search(words) is None
        and _ADDRESS.search(words) is None
        and _BODIES.search(words) is None
    )
