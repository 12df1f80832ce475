"""What the demo says of its initiatives is whole, and its quotes stand in the reports."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ingest.exchange.rows import stated_facts
from knowledge.initiative_entries import checked_facts
from knowledge.lineage import Link, closes_circle
from knowledge.model.condition import Bearing, ConditionKind
from knowledge.model.profile import Field
from knowledge.setting_text import setting_from

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
NEEDED = {Field.SUMMARY, Field.PROBLEM, Field.APPROACH, Field.PHASE, Field.NEEDS, Field.OFFERS}


@pytest.fixture(scope="module")
def entries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((DEMO / "initiatives.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The words of all reports by initiative, without marks and with single spaces."""
    found: dict[str, str] = {}
    for report in json.loads((DEMO / "manifest.json").read_text("utf-8")):
        words = re.sub(r"[*_]", "", (DEMO / "texts" / f"{report['id']}.md").read_text("utf-8"))
        name = report["initiative"]
        found[name] = f"{found.get(name, '')} {' '.join(words.split())}"
    return found


def test_every_initiative_of_the_demo_is_described(
    entries: list[dict[str, Any]], texts: dict[str, str]
) -> None:
    assert {entry["name"] for entry in entries} == set(texts)
    for entry in entries:
        facts = checked_facts(stated_facts(entry["facts"]))
        assert all(facts.get(field) for field in NEEDED), entry["name"]
        assert len(entry["conditions"]) >= 3, entry["name"]


def test_every_condition_can_be_read_and_every_quote_stands_in_a_report(
    entries: list[dict[str, Any]], texts: dict[str, str]
) -> None:
    quoted = 0
    for entry in entries:
        for condition in entry["conditions"]:
            setting_from(ConditionKind(condition["kind"]), condition["value"])
            Bearing(condition["bearing"])
            quote = condition.get("quote", "")
            assert quote in texts[entry["name"]]
            quoted += bool(quote)
    assert quoted >= 50


def test_the_lineage_of_the_demo_has_no_circle(entries: list[dict[str, Any]]) -> None:
    links: list[Link] = []
    for entry in entries:
        for example in entry.get("inspired_by", ()):
            link = Link(entry["name"], example["initiative"])
            assert not closes_circle(links, link)
            links.append(link)
    assert len(links) >= 10


def test_contacts_of_the_demo_are_invented(entries: list[dict[str, Any]]) -> None:
    contacts = [entry["contact"] for entry in entries if "contact" in entry]

    assert len(contacts) >= 5
    assert all(contact["email"].endswith("@example.org") for contact in contacts)
