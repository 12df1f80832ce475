"""Generate the demonstration base's files and their manifest from the texts.

Run `python -m data.demo.generate` in the project's root; the same texts give the same bytes.
"""

import argparse
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from data.demo.builders import docx, eml, html, md, odt, pdf, pdf_scan, pdf_two_column, pptx, xlsx
from data.demo.builders.text import DemoText, read_text

HERE = Path(__file__).parent
BUILDERS: dict[str, Callable[[DemoText], bytes]] = {
    "pdf": pdf.build,
    "pdf-two-column": pdf_two_column.build,
    "pdf-scan": pdf_scan.build,
    "docx": docx.build,
    "odt": odt.build,
    "pptx": pptx.build,
    "html": html.build,
    "xlsx": xlsx.build,
    "eml": eml.build,
    "md": md.build,
}
"""The builder of each format that a text may ask for."""


def generate(source: Path, target: Path, *, only: Sequence[str] = ()) -> list[DemoText]:
    """Write a file for each text in `source` into `target`, and the manifest beside `target`.

    Files in `target` that no text asks for are removed, unless `only` names ids to build.

    Raises:
        ValueError: If a text is not well made, or two texts have the same id.
    """
    texts = sorted(map(read_text, source.glob("*.md")), key=lambda text: text.id)
    target.mkdir(parents=True, exist_ok=True)
    for text in texts:
        if not only or text.id in only:
            (target / text.file_name).write_bytes(BUILDERS[text.format](text))
    if not only:
        expected = {text.file_name for text in texts}
        for stray in [path for path in target.iterdir() if path.name not in expected]:
            stray.unlink()
    built = [text for text in texts if (target / text.file_name).exists()]
    manifest = [entry_of(text, target / text.file_name) for text in built]
    target.with_name("manifest.json").write_text(
        json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return texts


def entry_of(text: DemoText, file: Path) -> dict[str, object]:
    """What the manifest says of one file."""
    return {
        "id": text.id,
        "file": f"{file.parent.name}/{file.name}",
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "source_sha256": text.source_sha256,
        "format": text.format,
        "title": text.title,
        "language": text.language,
        "initiative": text.initiative,
        "kind": text.kind,
        "level": text.level,
        "places": list(text.places),
        "country": text.country,
        "year": text.year,
        "period": text.period,
        "published": text.published,
        "version_of": text.version_of,
        "personal": list(text.personal),
    }


def main() -> None:
    """Generate all files, or those of the ids given."""
    parser = argparse.ArgumentParser(description="Generate the demonstration base's files.")
    parser.add_argument("ids", nargs="*", help="build only these texts; the others stay")
    parser.add_argument("--texts", type=Path, default=HERE / "texts")
    parser.add_argument("--files", type=Path, default=HERE / "files")
    options = parser.parse_args()
    texts = generate(options.texts, options.files, only=options.ids)
    print(f"{len(texts)} texts → {options.files}")  # noqa: T201 the command's one answer


if __name__ == "__main__":
    main()
