"""The styles of a Word file as a Dutch, English, German or French Word stores them."""

from dataclasses import dataclass

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class StyleIds:
    """Style ids as Word writes them in one language: ASCII letters and digits alone."""

    normal: str
    heading: str
    title: str
    subtitle: str
    bullet: str
    number: str
    quote: str
    header: str
    footer: str
    note_text: str
    note_mark: str
    caption: str
    table: str
    link: str
    default_font: str
    plain_table: str


STYLE_IDS = {
    "nl": StyleIds(
        "Standaard", "Kop", "Titel", "Ondertitel", "Lijstopsomteken", "Lijstnummering", "Citaat",
        "Koptekst", "Voettekst", "Voetnoottekst", "Voetnootmarkering", "Bijschrift",
        "Tabelraster", "Hyperlink", "Standaardalinea-lettertype", "Standaardtabel",
    ),
    "en": StyleIds(
        "Normal", "Heading", "Title", "Subtitle", "ListBullet", "ListNumber", "Quote",
        "Header", "Footer", "FootnoteText", "FootnoteReference", "Caption",
        "TableGrid", "Hyperlink", "DefaultParagraphFont", "TableNormal",
    ),
    "de": StyleIds(
        "Standard", "berschrift", "Titel", "Untertitel", "Aufzhlungszeichen", "Listennummer",
        "Zitat", "Kopfzeile", "Fuzeile", "Funotentext", "Funotenzeichen", "Beschriftung",
        "Tabellenraster", "Hyperlink", "Absatz-Standardschriftart", "NormaleTabelle",
    ),
    "fr": StyleIds(
        "Normal", "Titre", "Titre", "Sous-titre", "Listepuces", "Listenumros", "Citation",
        "En-tte", "Pieddepage", "Notedebasdepage", "Appelnotedebasdep", "Lgende",
        "Grilledutableau", "Lienhypertexte", "Policepardfaut", "TableauNormal",
    ),
}  # fmt: skip

_LOCAL_NAMES = {
    "nl": {
        "heading {}": "Kop {}",
        "List Bullet": "Lijst opsom.teken",
        "List Number": "Lijstnummering",
        "Normal": "Standaard",
        "Title": "Titel",
        "Subtitle": "Ondertitel",
    },
    "de": {"heading {}": "Überschrift {}", "Title": "Titel", "Subtitle": "Untertitel"},
    "fr": {"heading {}": "Titre {}", "Subtitle": "Sous-titre"},
    "en": {},
}
"""Names as an older or converted file stores them: translated, where Word keeps English ones."""


@dataclass(frozen=True, slots=True)
class Face:
    """The typefaces and the colour of a Word file."""

    body: str
    heading: str
    colour: str
    size_points: float


FACES = (
    Face("Calibri", "Calibri Light", "2E74B5", 11),
    Face("Cambria", "Calibri", "7B2C3B", 11),
    Face("Arial", "Arial", "1F4E3D", 10),
    Face("Verdana", "Verdana", "5B3A8C", 9.5),
)


def styles_xml(language: str, locale: str, face: Face, *, local_names: bool) -> str:
    """The part `word/styles.xml`; with `local_names` the built-in styles carry translated names."""
    ids = STYLE_IDS[language]
    names = _LOCAL_NAMES[language] if local_names else {}
    size = round(face.size_points * 2)

    def name(english: str) -> str:
        return names.get(english, english)

    heads = "".join(
        _paragraph_style(
            f"{ids.heading}{level}",
            name("heading {}").format(level),
            based_on=ids.normal,
            follows=ids.normal,
            paragraph=f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="80"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            run=f'<w:rFonts w:ascii="{face.heading}" w:hAnsi="{face.heading}"/>'
            f'{bold}<w:color w:val="{face.colour}"/><w:sz w:val="{points}"/>',
        )
        for level, before, points, bold in (
            (1, 360, 32, "<w:b/>"),
            (2, 240, 26, "<w:b/>"),
            (3, 160, 23, "<w:i/>"),
        )
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{MAIN}">'
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{face.body}" '
        f'w:hAnsi="{face.body}" w:cs="{face.body}"/><w:sz w:val="{size}"/>'
        f'<w:lang w:val="{locale}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="140" w:line="271" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{ids.normal}">'
        f'<w:name w:val="{name("Normal")}"/><w:qFormat/></w:style>'
        f'<w:style w:type="character" w:default="1" w:styleId="{ids.default_font}">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
        f'<w:style w:type="table" w:default="1" w:styleId="{ids.plain_table}">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>" + heads + _other_styles(ids, face, names) + "</w:styles>"
    )


def _other_styles(ids: StyleIds, face: Face, names: dict[str, str]) -> str:
    colour = f'<w:color w:val="{face.colour}"/>'
    font = f'<w:rFonts w:ascii="{face.heading}" w:hAnsi="{face.heading}"/>'
    number = '<w:numPr><w:numId w:val="{}"/></w:numPr><w:contextualSpacing/>'
    small = '<w:sz w:val="18"/>'
    rows = (
        (ids.title, "Title", '<w:spacing w:before="240" w:after="60"/>',
         f'{font}<w:b/>{colour}<w:sz w:val="48"/>'),
        (ids.subtitle, "Subtitle", '<w:spacing w:after="240"/>',
         '<w:color w:val="5A5A5A"/><w:sz w:val="26"/>'),
        (ids.bullet, "List Bullet", number.format(1), ""),
        (ids.number, "List Number", number.format(2), ""),
        (ids.quote, "Quote",
         '<w:spacing w:before="160" w:after="160"/><w:ind w:left="567" w:right="567"/>',
         "<w:i/><w:color w:val=\"404040\"/>"),
        (ids.header, "header", '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>', small),
        (ids.footer, "footer", '<w:jc w:val="right"/>', small),
        (ids.note_text, "footnote text", '<w:spacing w:after="0" w:line="240"/>', small),
        (ids.caption, "caption", '<w:keepNext/><w:spacing w:after="80"/>',
         f"<w:b/>{colour}{small}"),
    )  # fmt: skip
    paragraphs = "".join(
        _paragraph_style(
            style_id, names.get(english, english), based_on=ids.normal, paragraph=ppr, run=rpr
        )
        for style_id, english, ppr, rpr in rows
    )
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        paragraphs + f'<w:style w:type="character" w:styleId="{ids.note_mark}"><w:name '
        'w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        f'<w:style w:type="character" w:styleId="{ids.link}"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>'
        f'<w:style w:type="table" w:styleId="{ids.table}"><w:name w:val="Table Grid"/>'
        f'<w:basedOn w:val="{ids.plain_table}"/><w:pPr><w:spacing w:after="0" w:line="240" '
        f'w:lineRule="auto"/></w:pPr><w:tblPr><w:tblBorders>{border}</w:tblBorders></w:tblPr>'
        "</w:style>"
    )


def _paragraph_style(
    style_id: str,
    name: str,
    *,
    based_on: str,
    paragraph: str = "",
    run: str = "",
    follows: str = "",
) -> str:
    following = f'<w:next w:val="{follows}"/>' if follows else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/>{following}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def numbering_xml() -> str:
    """The part `word/numbering.xml`: list 1 has bullets, list 2 and up are numbered."""
    levels = ("•", "–", "▪")
    bullets = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/><w:pPr><w:ind '
        f'w:left="{360 + 360 * depth}" w:hanging="360"/></w:pPr></w:lvl>'
        for depth, mark in enumerate(levels)
    )
    numbers = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="%{depth + 1}."/><w:lvlJc w:val="left"/><w:pPr><w:ind '
        f'w:left="{360 + 360 * depth}" w:hanging="360"/></w:pPr></w:lvl>'
        for depth, kind in enumerate(("decimal", "lowerLetter", "lowerRoman"))
    )
    restarted = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        f'<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in range(2, 40)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="{MAIN}">'
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{bullets}'
        f'</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType '
        f'w:val="hybridMultilevel"/>{numbers}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{restarted}</w:numbering>'
    )
