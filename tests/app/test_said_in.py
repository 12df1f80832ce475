"""A sentence that nobody translated says in every form of a brief which language it is in."""

import io
from collections.abc import Iterator
from typing import Any

import docx
import odfdo
import pypdfium2
import pytest
from lxml import html

from app.brief_export.forms import exported
from app.brief_words import word_in
from knowledge.brief_drawing import Order
from knowledge.knowledge_base import KnowledgeBase
from tests.knowledge.brief_samples import FRAME, SHED, UNPAID, Learned, sample_base
from tests.samples import WRITER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAID = f"{SHED} (in Dutch)"


@pytest.fixture(scope="module")
def sample(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[KnowledgeBase, Learned]]:
    base, known = sample_base(tmp_path_factory.mktemp("said-in"))
    yield base, known
    base.close()


def english(sample: tuple[KnowledgeBase, Learned], form: str, language: str = "en") -> bytes:
    """Return a brief whose lessons are all Dutch, in one form."""
    base, known = sample
    order = Order("Volunteers", "What keeps them?", (known.shed, known.keeps), language)
    made = base.briefs.draft(order, frame=FRAME, word=word_in(language), by=WRITER)
    return exported(base, made.brief.id, form, by=WRITER).data


def words(data: bytes, form: str) -> str:
    """Return the text of an export, as a reader that is not ours has it."""
    match form:
        case "docx":
            return " ".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
        case "odt":
            return str(odfdo.Document(io.BytesIO(data)).body.inner_text)
        case "pdf":
            text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
            return " ".join(text.split())
        case "html":
            return str(html.fromstring(data).xpath("string()"))
        case _:
            return data.decode()


def test_a_condition_in_the_words_of_its_lesson_says_so_too(
    sample: tuple[KnowledgeBase, Learned],
) -> None:
    assert "It holds when: er geld is. (in Dutch)" in english(sample, "markdown").decode()


@pytest.mark.parametrize("form", ["docx", "odt", "pdf", "html", "markdown"])
def test_a_sentence_in_another_language_says_so(
    sample: tuple[KnowledgeBase, Learned], form: str
) -> None:
    assert SAID in words(english(sample, form), form)


def test_a_quote_says_nothing_beside_its_own_words(sample: tuple[KnowledgeBase, Learned]) -> None:
    quoted = [
        line for line in english(sample, "markdown").decode().split("\n") if line.startswith(">")
    ]

    assert quoted
    assert not [line for line in quoted if "(in Dutch)" in line]


def test_a_brief_in_the_language_of_its_lessons_has_no_such_remark(
    sample: tuple[KnowledgeBase, Learned],
) -> None:
    assert "(in het" not in english(sample, "markdown", "nl").decode()


@pytest.mark.parametrize("form", ["docx", "odt", "html"])
def test_the_words_of_a_condition_are_marked_with_their_own_language(
    sample: tuple[KnowledgeBase, Learned], form: str
) -> None:
    spoken = in_dutch(english(sample, form), form)

    assert "er geld is" in spoken
    assert UNPAID in spoken  # in the sentence on who says otherwise
    assert not [words for words in spoken if "holds when" in words or "says otherwise" in words]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_office_document_is_in_the_language_of_its_brief(
    sample: tuple[KnowledgeBase, Learned], language: str
) -> None:
    word = docx.Document(io.BytesIO(english(sample, "docx", language)))
    odf = odfdo.Document(io.BytesIO(english(sample, "odt", language)))
    usual: Any = odf.get_part("styles.xml")
    style = usual.get_element("//style:default-style[@style:family='paragraph']")
    (default,) = word.styles.element.iterfind(f"{W}docDefaults//{W}lang")

    assert default.get(f"{W}val") == language
    assert style.get_element("style:text-properties").get_attribute("fo:language") == language


def in_dutch(data: bytes, form: str) -> list[str]:
    """Return the stretches of an export that are marked as Dutch."""
    if form == "html":
        page: Any = html.fromstring(data)
        return [e.text_content() for e in page.xpath("//*[@lang='nl']")]
    if form == "docx":
        body = docx.Document(io.BytesIO(data)).element.body
        marked = body.xpath('.//w:r[w:rPr/w:lang[@w:val="nl"]]')
        return [run.text for run in marked]
    named: Any = odfdo.Document(io.BytesIO(data)).body
    return [
        str(span.inner_text)
        for span in named.get_elements("//text:span")
        if span.style == "Brief_20_in_20_nl"
    ]
