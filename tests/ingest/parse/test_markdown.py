"""Markdown: its words without its marks."""

from ingest.parse.markdown import read


def test_marks_become_blocks() -> None:
    made = read(
        b'---\ntitle: "Verslag"\ndate: 2023-05-01\nlang: nl\n---\n\n'
        b"# Wat *werkte* {#werkte}\n\nEen [vaste](http://x) kern\nvan `zes` mensen.\n\n"
        b"- soep\n- brood\n    - wit\n\n"
        b"| jaar | leden |\n|------|-------|\n| 2023 | 41    |\n\n"
        b"> geciteerd\n\n![plaatje](x.png)\n\n```\ncode blijft\n```\n"
    )

    assert made.text == (
        "Wat werkte\n\nEen vaste kern van zes mensen.\n\nsoep\nbrood\nwit\n\n"
        "jaar | leden\n2023 | 41\n\ngeciteerd\n\ncode blijft"
    )
    assert (made.title, made.created, made.language) == ("Verslag", "2023-05-01", "nl")
    assert [s.locator.label for s in made.segments] == ["Wat werkte"]


def test_code_that_is_run_is_no_text() -> None:
    made = read(
        b"---\ntitle: '`r x`'\n---\n\n## Kop\n\n```{r}\nplot(1)\n```\n\n::: {.note}\nTekst.\n:::\n"
    )

    assert made.text == "Kop\n\nTekst."
    assert made.title == "Kop"


def test_html_within_is_read_as_html() -> None:
    made = read(b"<div class='x'>\n## Kop\n</div>\n\n<p>Een <b>alinea</b>.</p>\n\nTwee<br>drie.\n")

    assert made.text == "Kop\n\nEen alinea.\n\nTwee\ndrie."


def test_a_file_of_windows_is_read_too() -> None:
    assert read("## Köln\r\n\r\nfür alle\r\n".encode("cp1252")).text == "Köln\n\nfür alle"


def test_deep_nesting_is_no_danger() -> None:
    assert read(b">" * 5_000 + b" diep").text.endswith("diep")
