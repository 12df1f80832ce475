"""The house styles in which the demonstration PDFs are set, as small publishers would."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.fonts import addMapping
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

FONT_FOLDER = Path("/usr/share/fonts/truetype")
"""Where the Debian packages named in the README put their fonts."""

_FACES = {
    "LiberationSerif": "liberation2/LiberationSerif-{}.ttf",
    "LiberationSans": "liberation2/LiberationSans-{}.ttf",
    "Carlito": "crosextra/Carlito-{}.ttf",
    "Caladea": "crosextra/Caladea-{}.ttf",
    "Lato": "lato/Lato-{}.ttf",
    "OpenSans": "open-sans/OpenSans-{}.ttf",
}
_CUTS = ("Regular", "Bold", "Italic", "BoldItalic")

Opening = Literal["plain", "band", "centred", "bar"]


@dataclass(frozen=True, slots=True)
class Look:
    """A house style: typefaces, colours, and what the pages carry."""

    name: str
    body_font: str
    heading_font: str
    size: float
    leading: float
    accent: Color
    tint: Color
    opening: Opening
    numbered: bool = False
    justified: bool = True
    ruled_headings: bool = False
    capitals: bool = False
    table: Literal["rules", "header", "grid"] = "rules"
    outline: bool = True
    roman_front: bool = False
    header_rule: bool = True
    mirrored: bool = False
    charts: bool = False


LOOKS = {
    look.name: look
    for look in (
        Look(
            "gazette", "LiberationSerif", "LiberationSerif", 10.5, 14, HexColor("#1d1d1d"),
            HexColor("#f0efea"), "centred", numbered=True, mirrored=True, roman_front=True,
            charts=True,
        ),
        Look(
            "canal", "Carlito", "Carlito", 11, 14.6, HexColor("#0b5d7a"), HexColor("#e4f0f4"),
            "band", table="header", charts=True,
        ),
        Look(
            "institute", "Caladea", "Carlito", 10.3, 14.4, HexColor("#8a1c3b"),
            HexColor("#f7ecef"), "bar", numbered=True, ruled_headings=True, charts=True,
        ),
        Look(
            "street", "Lato", "Lato", 9.8, 14.2, HexColor("#c2540a"), HexColor("#fcefe3"),
            "band", justified=False, table="header", outline=False, header_rule=False,
        ),
        Look(
            "orchard", "OpenSans", "OpenSans", 9.3, 14, HexColor("#2f6b35"), HexColor("#eaf3ea"),
            "bar", table="grid", capitals=True,
        ),
        Look(
            "office", "LiberationSans", "LiberationSans", 10, 13.8, HexColor("#23395d"),
            HexColor("#eceff5"), "plain", table="grid", outline=False,
        ),
        Look(
            "journal", "LiberationSerif", "LiberationSans", 9.6, 12.2, HexColor("#5a2a6e"),
            HexColor("#f3edf6"), "plain", charts=True,
        ),
        Look(
            "courier", "Carlito", "Lato", 10.2, 13, HexColor("#a3301c"), HexColor("#f9ece8"),
            "band", table="header", outline=False,
        ),
    )
}  # fmt: skip
"""Every look by its name."""

_WEARERS = {
    "canal": ("en-repaircafe-leith", "nl-clt-oostende"),
    "gazette": (
        "de-buergerbus-eifel",
        "en-neighbourhoodcare-powys",
        "nl-burgerberaad-zwolle",
        "nl-buurtbus-hellendoorn",
    ),
    "institute": (
        "en-clt-northumberland",
        "fr-budgetparticipatif-mulhouse",
        "nl-zorgcooperatie-beltrum",
    ),
    "street": ("de-repaircafe-freiburg", "nl-dorpswinkel-sint-jansklooster"),
    "orchard": ("de-bioenergiedorf-alb", "fr-ressourcerie-quimper"),
    "office": (
        "nl-repaircafe-deventer",
        "nl-repaircafe-deventer-2023",
        "nl-weggeefwinkel-assen",
    ),
    "journal": (
        "de-energiegenossenschaft-hohenlohe",
        "nl-energiecooperatie-bronckhorst",
        "nl-wijkwarmte-nijmegen",
    ),
    "courier": ("en-energycoop-loughrea", "nl-wijkbudget-mechelen"),
}
"""Which report wears which look: a house style belongs to its publisher, not to chance."""

_ONE_COLUMN = ("canal", "gazette", "institute", "street", "orchard", "office")
_TWO_COLUMNS = ("journal", "courier")


def look_of(identifier: str, *, columns: int) -> Look:
    """The look of a report: the one assigned to it, else one that follows from its id."""
    for name, wearers in _WEARERS.items():
        if identifier in wearers:
            return LOOKS[name]
    names = _ONE_COLUMN if columns == 1 else _TWO_COLUMNS
    return LOOKS[names[hashlib.sha256(identifier.encode()).digest()[0] % len(names)]]


@cache
def load_face(face: str) -> str:
    """Register a typeface's four cuts for embedding; the name to set text in.

    Raises:
        FileNotFoundError: If the Debian font packages are not installed.
    """
    for cut, bold, italic in zip(_CUTS, (0, 1, 0, 1), (0, 0, 1, 1), strict=True):
        path = FONT_FOLDER / _FACES[face].format(cut)
        if not path.exists():
            raise FileNotFoundError(f"{path} is missing; see data/demo/README.md for the fonts")
        name = face if cut == "Regular" else f"{face}-{cut}"
        registerFont(TTFont(name, str(path)))
        addMapping(face, bold, italic, name)
    return face


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paragraph styles of one look in one language."""

    body: ParagraphStyle
    small: ParagraphStyle
    note: ParagraphStyle
    cell: ParagraphStyle
    cell_head: ParagraphStyle
    caption: ParagraphStyle
    box: ParagraphStyle
    headings: tuple[ParagraphStyle, ...]
    title: ParagraphStyle
    subtitle: ParagraphStyle


def sheet_of(look: Look, hyphenation: str, *, columns: int) -> Sheet:
    """The styles of a look; `hyphenation` is the language as pyphen names it."""
    body_font, head_font = load_face(look.body_font), load_face(look.heading_font)
    bold, head_bold = f"{body_font}-Bold", f"{head_font}-Bold"
    body = ParagraphStyle(
        "body",
        fontName=body_font,
        fontSize=look.size,
        leading=look.leading,
        alignment=TA_JUSTIFY if look.justified else TA_LEFT,
        hyphenationLang=hyphenation if look.justified else "",
        embeddedHyphenation=1,
        allowWidows=0,
        allowOrphans=0,
        spaceAfter=look.leading * 0.5,
    )
    small_size, small_leading = look.size * 0.82, look.leading * 0.82
    small = ParagraphStyle(
        "small", body, fontSize=small_size, leading=small_leading, alignment=TA_LEFT,
        hyphenationLang="", spaceAfter=0,
    )  # fmt: skip
    cell = ParagraphStyle(
        "cell", small, fontSize=look.size * 0.88, leading=look.leading * 0.86,
        hyphenationLang=hyphenation,
    )  # fmt: skip
    head_colour = HexColor("#ffffff") if look.table == "header" else look.accent
    titled = {"fontName": head_bold, "textColor": look.accent, "alignment": TA_LEFT}
    on_band = look.opening == "band"
    centre = TA_CENTER if look.opening == "centred" else TA_LEFT
    scale = 1.0 if columns == 1 else 0.9
    return Sheet(
        body=body,
        small=small,
        note=ParagraphStyle("note", small, leftIndent=9, firstLineIndent=-9, spaceAfter=1.5),
        cell=cell,
        cell_head=ParagraphStyle(
            "cell_head", cell, fontName=bold, textColor=head_colour, hyphenationLang=""
        ),
        caption=ParagraphStyle(
            "caption", cell, fontName=bold, textColor=look.accent, spaceAfter=3, keepWithNext=1
        ),
        box=ParagraphStyle("box", body, alignment=TA_LEFT, spaceAfter=look.leading * 0.3),
        headings=(
            _heading("h2", titled, 15.5 * scale, 20),
            _heading("h3", titled, 12.2 * scale, 12),
            _heading("h4", titled | {"fontName": f"{head_font}-BoldItalic"}, 10.8 * scale, 10),
        ),
        title=ParagraphStyle(
            "title", **titled | {"alignment": centre}
            | ({"textColor": HexColor("#ffffff")} if on_band else {}),
            fontSize=23 * scale, leading=28 * scale, spaceAfter=6,
        ),
        subtitle=ParagraphStyle(
            "subtitle", fontName=head_font, fontSize=11.5, leading=15, alignment=centre,
            textColor=HexColor("#ffffff") if on_band else HexColor("#555555"),
        ),
    )  # fmt: skip


def _heading(name: str, base: dict[str, object], size: float, before: float) -> ParagraphStyle:
    return ParagraphStyle(
        name, **base, fontSize=size, leading=size * 1.22, spaceBefore=before,
        spaceAfter=size * 0.38, keepWithNext=1,
    )  # fmt: skip
