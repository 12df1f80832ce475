"""Each export, opened by a reader that is not ours, leads every citation to its page's text."""

import csv
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import docx
import odfdo
import openpyxl
import pypdfium2
import pytest
import rispy
from lxml import etree, html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from app.brief_export.forms import FORMS, exported
from app.brief_words import word_in
from knowledge.brief_drawing import Order
from knowledge.errors import Conflict
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import SentenceKind
from knowledge.model.lesson import LessonKind
from tests.app.json_ld import OA, expanded, of_type
from tests.knowledge.brief_samples import FRAME, KEEPS, Learned, learn, sample_base
from tests.samples import WRITER
from tests.word_footnotes import word_footnotes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STRANGE = '=1+1 <b>&"vet"</b> *ster* [link](http://evil.example) ](x'


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    opened, _learned = sample_base(tmp_path_factory.mktemp("export"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def brief_id(base: KnowledgeBase) -> str:
    chosen = [lesson.id for lesson in base.lessons.confirmed(viewer=WRITER)]
    strange = learn(base, "<i>Ini</i>", "Ede", STRANGE, kind=LessonKind.WORKED)
    order = Order("Vrijwilligers & co", "Hoe houden we ze vast?", (*chosen, strange), "nl")
    made = base.briefs.draft(order, frame=FRAME, word=word_in("nl"), by=WRITER)
    return made.brief.id


@pytest.fixture(scope="module")
def export(base: KnowledgeBase, brief_id: str) -> Callable[[str], bytes]:
    return lambda form: exported(base, brief_id, form, by=WRITER).data


def resolves(base: KnowledgeBase, link: str, *, words: str) -> bool:
    """Say whether a link leads to a page of the base that holds the words of its lesson."""
    address = parse_qs(urlsplit(link).query)
    text = base.library.text(address["id"][0], viewer=WRITER)
    segment = text.segments[int(address["leaf"][0]) - 1]
    return words in segment.span.of(text.text)


def quotes(base: KnowledgeBase, brief_id: str) -> dict[str, str]:
    """Return what each cited lesson quotes, by the name of its initiative."""
    cited = base.briefs.brief(brief_id, viewer=WRITER).cited.values()
    return {
        known.lesson.initiative.name: known.lesson.quotes[0].exact
        for known in cited
        if known.lesson.initiative
    }


def check_sources(base: KnowledgeBase, brief_id: str, sources: list[tuple[str, str]]) -> None:
    """Hold (line, link) pairs of an export to the base: all lessons, each on its page."""
    known = quotes(base, brief_id)
    assert len(sources) == len(known)
    for line, link in sources:
        initiative = next(name for name in known if line.strip().startswith(f"{name},"))
        assert "p. 2" in line
        assert resolves(base, link, words=known.pop(initiative))


def test_docx_has_real_footnotes_that_lead_to_their_pages(
    base: KnowledgeBase, brief_id: str, export: Callable[[str], bytes]
) -> None:
    data = export("docx")
    word = docx.Document(io.BytesIO(data))
    sources = [(note.words, note.link) for note in word_footnotes(data)]

    check_sources(base, brief_id, sources)
    assert KEEPS in "\n".join(paragraph.text for paragraph in word.paragraphs)


def test_docx_points_back_to_a_note_that_stands_already(export: Callable[[str], bytes]) -> None:
    word = docx.Document(io.BytesIO(export("docx")))
    fields = [f.get(f"{W}instr") for f in word.element.body.iter(f"{W}fldSimple")]
    marks = {b.get(f"{W}name") for b in word.element.body.iter(f"{W}bookmarkStart")}

    assert fields
    assert all(re.fullmatch(r" NOTEREF (_RefNote\d+) \\f \\h ", field) for field in fields)
    assert {field.split()[1] for field in fields} <= marks


def test_a_team_gives_docx_and_odt_its_own_look(
    base: KnowledgeBase, export: Callable[[str], bytes]
) -> None:
    folder = base.settings.data / "templates"
    folder.mkdir()
    own = docx.Document()
    own.add_paragraph("Dit hoort weg.")
    own.sections[0].header.paragraphs[0].text = "Gemeente Voorbeeld"
    own.save(str(folder / "brief.docx"))
    odf = odfdo.Document("text")
    odf.save(str(folder / "brief.odt"))
    try:
        word = docx.Document(io.BytesIO(export("docx")))
        made = odfdo.Document(io.BytesIO(export("odt")))
    finally:
        (folder / "brief.docx").unlink()
        (folder / "brief.odt").unlink()
        folder.rmdir()

    assert word.sections[0].header.paragraphs[0].text == "Gemeente Voorbeeld"
    assert "Dit hoort weg." not in [paragraph.text for paragraph in word.paragraphs]
    assert made.get_style("paragraph", "Footnote") is not None


def test_odt_has_real_notes_that_lead_to_their_pages(
    base: KnowledgeBase, brief_id: str, export: Callable[[str], bytes]
) -> None:
    body: Any = odfdo.Document(io.BytesIO(export("odt"))).body
    notes = body.get_notes(note_class="footnote")
    with zipfile.ZipFile(io.BytesIO(export("odt"))) as parts:
        content = etree.fromstring(parts.read("content.xml"))
    names = {note.get(f"{TEXT}id") for note in content.iter(f"{TEXT}note")}
    back = [r.get(f"{TEXT}ref-name") for r in content.iter(f"{TEXT}note-ref")]
    sources = [(note.note_body, note.get_link(0).url) for note in notes]

    check_sources(base, brief_id, [(str(words), str(url)) for words, url in sources])
    assert back
    assert set(back) <= names


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_an_office_opens_it_and_keeps_every_note(
    export: Callable[[str], bytes], form: str, tmp_path: Path
) -> None:
    (tmp_path / f"brief.{form}").write_bytes(export(form))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", f"brief.{form}"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    pdf = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()

    for name in ("Schroef", "Moer", "Bout", "Schuur", "<i>Ini</i>"):
        assert f"{name}, “{name}”, p. 2." in " ".join(text.split())


def test_pdf_reads_as_text_and_its_notes_lead_to_their_pages(
    base: KnowledgeBase, brief_id: str, export: Callable[[str], bytes]
) -> None:
    pdf = pypdfium2.PdfDocument(export("pdf"))
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    links = {
        link
        for page in pdf
        for link in re.findall(r"http://localhost\S+", page.get_textpage().get_text_range())
    }
    title = pdf.get_metadata_value("Title")
    pdf.close()
    known = quotes(base, brief_id)

    assert title == "Vrijwilligers & co"
    assert KEEPS in " ".join(text.split())
    assert len(links) == len(known)
    assert all(any(resolves(base, link, words=q) for q in known.values()) for link in links)


def test_markdown_footnotes_lead_to_their_pages_and_nothing_of_a_report_acts(
    base: KnowledgeBase, brief_id: str, export: Callable[[str], bytes]
) -> None:
    reader = MarkdownIt("commonmark").use(footnote_plugin)
    page: Any = html.fromstring(reader.render(export("markdown").decode()))
    items = page.xpath('//li[contains(@class, "footnote-item")]')
    sources = [(item.text_content(), item.xpath(".//a[1]/@href")[0]) for item in items]

    check_sources(base, brief_id, sources)
    assert STRANGE in page.text_content()
    assert not page.xpath('//b | //a[contains(@href, "evil")]')


def test_html_stands_alone_and_its_notes_lead_to_their_pages(
    base: KnowledgeBase, brief_id: str, export: Callable[[str], bytes]
) -> None:
    page: Any = html.document_fromstring(export("html").decode())
    items = page.xpath("//ol/li")
    marks = set(page.xpath('//sup/a[@role="doc-noteref"]/@href'))
    sources = [(item.text_content(), item.xpath("./a[1]/@href")[0]) for item in items]

    check_sources(base, brief_id, sources)
    assert marks == {f"#{item.get('id')}" for item in items}
    assert not page.xpath("//script | //img | //link | //b | //@src")
    assert STRANGE in page.text_content()


def test_csv_and_xlsx_hold_the_same_rows_and_no_formula(
    base: KnowledgeBase, brief_id: str, export: Callable[[str], bytes]
) -> None:
    rows = list(csv.DictReader(io.StringIO(export("csv").decode("utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(io.BytesIO(export("xlsx"))).active
    assert sheet is not None
    cells = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(min_row=2)]
    known = quotes(base, brief_id)

    assert {row["Initiatief"] for row in rows} == set(known)
    assert all(resolves(base, row["Adres"], words=known[row["Initiatief"]]) for row in rows)
    assert [cells_of[2] for cells_of in cells] == [row["Les"] for row in rows]
    assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row)
    assert not [v for row in rows for v in row.values() if v.startswith(("=", "+", "@"))]
    assert any(row["Wat is geleerd"] == f"'{STRANGE}" for row in rows)


def test_ris_and_csl_json_name_each_source_once(
    base: KnowledgeBase, brief_id: str, export: Callable[[str], bytes]
) -> None:
    ris = rispy.loads(export("ris").decode("utf-8-sig"))
    csl = json.loads(export("csl-json"))
    known = quotes(base, brief_id)

    assert {item["id"] for item in csl} == {entry["id"] for entry in ris}
    assert len(ris) == len(known)
    for entry, item in zip(ris, csl, strict=True):
        name = item["author"][0]["literal"]
        assert (entry["type_of_reference"], item["type"]) == ("RPRT", "report")
        assert entry["authors"] == [f"{name},"]
        assert resolves(base, entry["urls"][0], words=known[name])
        assert resolves(base, item["URL"], words=known[name])
        assert (item["label"], item["locator"]) == ("page", "2")


def test_json_ld_selectors_cut_the_quote_from_the_text_of_its_report(
    base: KnowledgeBase, brief_id: str, export: Callable[[str], bytes]
) -> None:
    annotations = of_type(f"{OA}Annotation", expanded(export("json-ld")))
    body = base.briefs.brief(brief_id, viewer=WRITER).brief.body

    assert {a["@id"].partition("#")[2] for a in annotations} == {s.id for s in body.sentences()}
    for annotation in annotations:
        assert annotation[f"{OA}hasTarget"]
        for target in annotation[f"{OA}hasTarget"]:
            report_id = target[f"{OA}hasSource"][0]["@id"].removeprefix("urn:doorwerk:")
            text = base.library.text(report_id, viewer=WRITER).text
            quote, position = target[f"{OA}hasSelector"]
            start, end = (position[f"{OA}{edge}"][0]["@value"] for edge in ("start", "end"))
            assert text[start:end] == quote[f"{OA}exact"][0]["@value"]


def test_json_ld_tells_who_made_the_brief_from_what(
    base: KnowledgeBase, brief_id: str, export: Callable[[str], bytes]
) -> None:
    graph = {piece["id"]: piece for piece in json.loads(export("json-ld"))["@graph"]}
    made = graph[f"http://localhost:8501/brief?id={brief_id}"]
    opened = base.briefs.brief(brief_id, viewer=WRITER)
    (counter,) = [
        s.lesson_ids[0]
        for s in opened.brief.body.sentences()
        if s.kind is SentenceKind.COUNTER and s.text != KEEPS
    ]

    assert [graph[name]["dcterms:title"] for name in made["prov:wasAttributedTo"]] == ["Anneke"]
    assert f"urn:doorwerk:{counter}" in made["cito:disputes"]
    for name in made["prov:wasDerivedFrom"]:
        assert graph[graph[name]["prov:wasQuotedFrom"]]["prov:wasAttributedTo"] in graph


@pytest.mark.parametrize("form", sorted(FORMS))
def test_no_form_lets_a_sentence_without_a_lesson_out(
    base: KnowledgeBase, learned: Learned, form: str
) -> None:
    order = Order("Kort", "", (learned.shed,), "nl")
    made = base.briefs.draft(order, frame=FRAME, word=word_in("nl"), by=WRITER)
    base.briefs.write(made.brief.id, "advice", "Zomaar.", by=WRITER)

    with pytest.raises(Conflict):
        exported(base, made.brief.id, form, by=WRITER)


@pytest.fixture(scope="module")
def learned(base: KnowledgeBase) -> Learned:
    by_name = {
        lesson.initiative.name: lesson.id
        for lesson in base.lessons.confirmed(viewer=WRITER)
        if lesson.initiative
    }
    names = ("Schroef", "Moer", "Bout", "Schuur")
    return Learned(*(by_name[name] for name in names))
