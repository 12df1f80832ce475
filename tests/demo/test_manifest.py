"""The committed files are those of the texts, and together they are what the base promises."""

import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2

from data.demo.builders.text import FORMATS, DemoText

Manifest = list[dict[str, Any]]
MEGABYTE = 1_000_000


def page_count(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def test_every_text_has_one_entry_and_every_entry_a_text(
    texts: dict[str, DemoText], manifest: Manifest
) -> None:
    assert [entry["id"] for entry in manifest] == sorted(texts)


def test_every_file_was_generated_from_the_text_as_it_stands(
    texts: dict[str, DemoText], manifest: Manifest
) -> None:
    stale = [
        entry["id"]
        for entry in manifest
        if entry["source_sha256"] != texts[entry["id"]].source_sha256
    ]

    assert stale == [], "run `python -m data.demo.generate`"


def test_every_file_has_the_bytes_that_the_manifest_tells(demo: Path, manifest: Manifest) -> None:
    told = {entry["file"]: entry["sha256"] for entry in manifest}
    found = {
        f"files/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (demo / "files").iterdir()
    }

    assert found == told


def test_the_manifest_says_of_each_report_what_its_text_says(
    texts: dict[str, DemoText], manifest: Manifest
) -> None:
    for entry in manifest:
        text = texts[entry["id"]]

        assert entry["places"] == list(text.places)
        assert (entry["title"], entry["kind"], entry["year"]) == (text.title, text.kind, text.year)


def test_there_are_forty_reports_on_twenty_four_kinds_of_initiative(manifest: Manifest) -> None:
    assert len(manifest) >= 40
    assert len({entry["kind"] for entry in manifest}) >= 24


def test_half_of_the_reports_are_dutch_and_the_rest_english_german_and_french(
    manifest: Manifest,
) -> None:
    languages = Counter(entry["language"] for entry in manifest)

    assert abs(languages["nl"] - len(manifest) / 2) <= 2
    assert set(languages) == {"nl", "en", "de", "fr"}
    assert min(languages.values()) >= 5


def test_every_format_that_a_text_may_ask_for_is_there(manifest: Manifest) -> None:
    assert {entry["format"] for entry in manifest} == set(FORMATS)


def test_three_reports_wait_in_the_queue_and_two_are_new_versions(manifest: Manifest) -> None:
    ids = {entry["id"] for entry in manifest}
    versions = [entry["version_of"] for entry in manifest if entry["version_of"]]

    assert sum(not entry["published"] for entry in manifest) == 3
    assert len(versions) == 2
    assert set(versions) <= ids


def test_a_new_version_is_of_the_same_initiative_and_later(manifest: Manifest) -> None:
    by_id = {entry["id"]: entry for entry in manifest}
    for entry in manifest:
        if entry["version_of"]:
            earlier = by_id[entry["version_of"]]

            assert entry["initiative"] == earlier["initiative"]
            assert entry["year"] > earlier["year"]


def test_planted_personal_details_stand_in_their_texts(texts: dict[str, DemoText]) -> None:
    planted = {text.id: text.personal for text in texts.values() if text.personal}

    assert len(planted) >= 3
    for identifier, details in planted.items():
        for detail in details:
            text = texts[identifier]

            assert any(detail in words for words in (text.markdown, *text.mail.values()))


def test_three_reports_are_long_and_most_others_have_two_to_six_pages(
    demo: Path, manifest: Manifest
) -> None:
    counts = [
        page_count(demo / entry["file"]) for entry in manifest if entry["file"].endswith(".pdf")
    ]

    assert sum(count >= 15 for count in counts) == 3
    assert sum(2 <= count <= 6 for count in counts) >= 0.8 * len(counts)


def test_the_files_are_light_enough_to_keep_with_the_source(demo: Path, manifest: Manifest) -> None:
    sizes = {path.name: path.stat().st_size for path in (demo / "files").iterdir()}
    scans = [entry for entry in manifest if entry["format"] == "pdf-scan"]

    assert sum(sizes.values()) < 20 * MEGABYTE
    assert all(sizes[Path(scan["file"]).name] < 1.5 * MEGABYTE for scan in scans)
