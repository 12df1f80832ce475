"""Web pages: what a visitor reads, without the site around it and without what is hidden."""

import pytest

from ingest.outcome import RefusalCode, Refused
from ingest.parse.html import read
from knowledge.model.report_text import ReportText

_LONG = (
    "De werkplaats draait op twaalf vrijwilligers, en elke zaterdag komen er dertig mensen. " * 3
)


def _page(body: str, head: str = "") -> ReportText:
    return read(f"<!doctype html><html lang='nl-NL'><head>{head}</head><body>{body}".encode())


def test_blocks_are_read_in_order() -> None:
    made = _page(
        "<h1>Repair  Café</h1><p>Elke <b>zaterdag</b> open,<br>ook in de winter.</p>"
        "<ul><li>fietsen</li><li><p>lampen</p><ol><li>klein</li></ol></li></ul>"
        "<table><caption>Aantal</caption><tr><th>jaar</th><th>leden</th></tr>"
        "<tr><td>2023</td><td>41</td></tr></table>"
        "<dl><dt>Waar</dt><dd>Ede</dd></dl><pre>regel een\nregel twee</pre>"
    )

    assert made.text == (
        "Repair Café\n\nElke zaterdag open,\nook in de winter.\n\nfietsen\nlampen\nklein\n\n"
        "Aantal\n\njaar | leden\n2023 | 41\n\nWaar\nEde\n\nregel een\nregel twee"
    )
    assert made.language == "nl"
    assert [s.locator.label for s in made.segments] == ["Repair Café"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x()</script>",
        "<style>p{}</style>",
        "<noscript>zet javascript aan</noscript>",
        "<p hidden>geheim</p>",
        "<div style='color:red; DISPLAY : none'>geheim</div>",
        "<div style='visibility:hidden'>geheim</div>",
        "<span style='font-size:0'>geheim</span>",
        "<p aria-hidden='true'>geheim</p>",
        "<template><p>geheim</p></template>",
        "<select><option>keuze</option></select>",
        "<button>Klik</button>",
        "<!-- opmerking -->",
        "<svg><title>geheim</title></svg>",
    ],
)
def test_what_a_visitor_does_not_see_is_no_text(hidden: str) -> None:
    assert _page(f"<p>Voor</p>{hidden}<p>na.</p>").text == "Voor\n\nna."


def test_the_site_around_the_text_is_left_out() -> None:
    links = "".join(f"<li><a href=x>pagina {n}</a></li>" for n in range(6))
    made = _page(
        f"<header><a href=/>Gemeente</a></header><nav><ul>{links}</ul></nav><ul>{links}</ul>"
        "<div class='cookie-banner'>Wij gebruiken cookies.</div>"
        f"<h1>Verslag</h1><p>{_LONG}</p>"
        "<aside>Lees ook dit.</aside><footer>Privacy</footer>"
    )

    assert made.text == f"Verslag\n\n{_LONG.strip()}"


def test_the_main_part_is_read_with_the_heading_that_stands_above_it() -> None:
    made = _page(
        f"<header><h1>Verslag 2023</h1></header><div>Reclame</div><main><p>{_LONG}</p></main>",
        head="<title>Verslag 2023 | Gemeente Ede</title>",
    )

    assert made.text == f"Verslag 2023\n\n{_LONG.strip()}"
    assert made.title == "Verslag 2023"


def test_a_page_of_which_hardly_anything_is_left_is_read_whole() -> None:
    made = _page(f"<main><p>Kort.</p></main><div><p>{_LONG}</p></div>")

    assert made.text == f"Kort.\n\n{_LONG.strip()}"


def test_a_table_that_only_places_things_is_read_as_paragraphs() -> None:
    made = _page(
        "<table><tr><td><table><tr><td>Links</td></tr></table></td><td>Rechts</td></tr></table>"
    )

    assert made.text == "Links\n\nRechts"


@pytest.mark.parametrize(
    "page",
    [
        "<meta charset=windows-1252><p>één café – €5".encode("cp1252"),
        "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>"
        "<p>één café – €5".encode("cp1252"),
        "<meta charset=iso-8859-1><p>één café – €5".encode(),
        "<p>één café – €5".encode("utf-16"),
        b"<p>&eacute;&#233;n caf\xc3\xa9 &#150; &euro;5",
    ],
)
def test_the_encoding_is_found(page: bytes) -> None:
    assert read(page).text == "één café – €5"


def test_the_date_is_taken_where_the_page_states_it() -> None:
    meta = "<meta property='article:published_time' content='2023-06-01T08:00:00+02:00'>"

    assert _page("<p>x</p>", head=meta).created == "2023-06-01"


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    assert _page("<p>Een <b>twee<p>drie</i></div><td>vier").text == "Een twee\n\ndrie\n\nvier"


@pytest.mark.parametrize("depth", [200, 1_500])
def test_deep_nesting_is_read(depth: int) -> None:
    assert _page("<div>" * depth + "diep" + "</div>" * depth).text == "diep"


def test_nesting_beyond_reason_is_damage_and_not_half_a_text() -> None:
    with pytest.raises(Refused) as caught:
        _page("<p>begin</p>" + "<div>" * 100_000 + "diep")

    assert caught.value.code is RefusalCode.DAMAGED


@pytest.mark.parametrize("page", [b"<html></html>", b"<p> </p>", b"<script>x</script>"])
def test_a_page_without_words_is_empty(page: bytes) -> None:
    with pytest.raises(Refused) as caught:
        read(page)

    assert caught.value.code is RefusalCode.EMPTY
