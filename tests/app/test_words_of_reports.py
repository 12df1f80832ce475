"""Whatever stands in a report, a page shows it letter by letter."""

import html
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.components.html import Html, element, show
from app.components.passage_quote import quote
from app.leaves import leaf_at, leaves
from app.plain import plain, shortened
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.report_text import ReportText, Segment
from knowledge.model.span import Span

_OURS = re.compile(r"</?(?:p|mark|strong|blockquote|br)(?: (?:class|lang)=\"[\w-]*\")*>")
_text = st.text(alphabet="ab <>&\"'`![]()*_$:\n/", min_size=1, max_size=80)


@given(_text, st.data())
def test_a_quote_is_its_text_and_nothing_but_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    mark = Span(start, data.draw(st.integers(start + 1, len(text))))

    drawn = quote(text, language="nl", marks=[mark], best=mark)

    bare = html.unescape(_OURS.sub("", drawn))
    assert "<" not in _OURS.sub("", drawn)
    assert "".join(bare.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://evil.example", "//evil.example", "/\\evil", "data:x"]
)
def test_a_link_never_leaves_this_server(address: str) -> None:
    with pytest.raises(ValueError, match="stays on this server"):
        element("a", "here", href=address)


def test_only_escaped_html_is_drawn() -> None:
    with pytest.raises(TypeError):
        show("<b>raw</b>")  # type: ignore[arg-type]  # that is the point


def test_an_attribute_cannot_end_early() -> None:
    assert element("p", class_='x" onclick="y') == Html('<p class="x&quot; onclick=&quot;y"></p>')


@given(st.text(max_size=60))
def test_a_label_keeps_no_sign_that_markdown_acts_on(text: str) -> None:
    shown = plain(text)

    assert re.search(r"(?<!\\)(?:\\\\)*[*_`$\[\]!<>~:#|]", shown) is None


def test_a_long_file_name_keeps_its_ending() -> None:
    assert shortened("a" * 60 + ".pdf") == "a" * 23 + "…" + "a" * 8 + ".pdf"


@given(
    st.lists(st.text(alphabet="ab\n", min_size=1, max_size=40), min_size=1, max_size=8),
    st.integers(1, 60),
    st.sampled_from([LocatorKind.PAGE, LocatorKind.ROW, LocatorKind.SECTION]),
)
def test_leaves_hold_every_word_once_and_in_order(
    parts: list[str], longest: int, kind: LocatorKind
) -> None:
    segments, start = [], 0
    for number, part in enumerate(parts):
        segments.append(Segment(Span(start, start + len(part)), Locator(kind, str(number), number)))
        start += len(part) + 2
    text = ReportText("\n\n".join(parts), "test/1", tuple(segments))

    found = leaves(text, longest_chars=longest)

    shown = "".join(leaf.span.of(text.text) for leaf in found)
    assert "".join(shown.split()) == "".join(text.text.split())
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(leaf_at(found, leaf.span.start) == n for n, leaf in enumerate(found))
