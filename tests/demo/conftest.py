"""The demonstration base as committed: its texts, its manifest, its files."""

import json
from pathlib import Path
from typing import Any

import pytest

from data.demo.builders.text import DemoText, read_text

DEMO = Path(__file__).parents[2] / "data" / "demo"


@pytest.fixture(scope="session")
def demo() -> Path:
    return DEMO


@pytest.fixture(scope="session")
def texts() -> dict[str, DemoText]:
    return {text.id: text for text in map(read_text, sorted((DEMO / "texts").glob("*.md")))}


@pytest.fixture(scope="session")
def manifest() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads((DEMO / "manifest.json").read_text(encoding="utf-8"))
    return entries


@pytest.fixture
def small_text(tmp_path: Path) -> DemoText:
    """A text that uses everything a text may hold, as a Word file if nothing else is asked."""
    path = tmp_path / "nl-voorbeeld.md"
    path.write_text(SMALL, encoding="utf-8")
    return read_text(path)


SMALL = """---
id: nl-voorbeeld
title: "De tuin & de pomp"
language: nl
format: docx
initiative: "Buurttuin De Pomp"
kind: community garden
level: neighbourhood
places: [Assen]
country: NL
year: 2020
period: "2018–2020"
published: true
version_of:
personal: []
header: "De tuin & de pomp – 2020"
from: "Penning, De Pomp <kas@example.org>"
to: "Leden <leden@example.org>"
date: "Sun, 22 Nov 2020 20:41:00 +0100"
---
# De tuin

Opgesteld door de tuincommissie

*Dit verslag is geschreven ter demonstratie.*

## Water

De pomp **hapert** in *juli*.[^1] Zie [de site](https://tuin.example.org).

- een put
  - een diepe put
- een ton

1. meten
2. graven

| Jaar | Kosten (€) |
|---|---:|
| 2018 | 1.200 |
| 2019 | 310 |
| 2020 | 95 |
| 2017 | 40 |
| Totaal | 1.645 |

## Mensen

> Zonder Riet geen tuin.

[^1]: Gemeten door de buren.
"""
