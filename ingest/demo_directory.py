"""What is known of the demo's initiatives: facts, conditions with quotes, lineage, contacts."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ingest.demo_entries import demo_entries
from ingest.exchange.rows import stated_facts
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.condition import Bearing, ConditionKind, Source
from knowledge.model.passage import Passage
from knowledge.model.person import Person
from knowledge.model.profile import Contact
from knowledge.setting_text import setting_from


def load_demo_directory(base: KnowledgeBase, *, by: Person, folder: Path) -> int:
    """State what `initiatives.json` says of initiatives that nobody stated anything of yet.

    Every value counts as the word of the loader; a condition whose words stand in a report
    that can be found keeps the passage as its source. Contacts are invented.

    Args:
        base: To write into.
        by: States it; needs the rights to keep the directory and to publish.
        folder: Of the demo base.

    Returns:
        How many initiatives were described now.
    """
    entries = demo_entries(folder, "initiatives.json")
    ids = {initiative.name: initiative.id for initiative in base.library.initiatives()}
    new = [
        entry
        for entry in entries
        if entry["name"] in ids
        and not base.initiatives.profile(ids[entry["name"]], viewer=by).facts
    ]
    for entry in new:
        _describe(base, ids[entry["name"]], entry, by)
    for entry in new:
        for link in entry.get("inspired_by", ()):
            if link["initiative"] in ids:
                base.initiatives.link(
                    ids[entry["name"]],
                    ids[link["initiative"]],
                    changed=link["changed"],
                    happened=link["happened"],
                    by=by,
                )
    return len(new)


def _describe(
    base: KnowledgeBase, initiative_id: str, entry: Mapping[str, Any], by: Person
) -> None:
    base.initiatives.state(initiative_id, stated_facts(entry["facts"]), by=by)
    passages = _passages(base, initiative_id, by)
    for condition in entry["conditions"]:
        kind = ConditionKind(condition["kind"])
        base.initiatives.add_condition(
            initiative_id,
            setting_from(kind, condition["value"]),
            bearing=Bearing(condition["bearing"]),
            note=condition.get("note", ""),
            source=_source(condition.get("quote", ""), passages),
            by=by,
        )
    if contact := entry.get("contact"):
        consented_on = date.fromisoformat(contact["consented_on"])
        kept = Contact(**{**contact, "consented_on": consented_on})
        base.initiatives.state_contact(initiative_id, kept, by=by)


def _passages(base: KnowledgeBase, initiative_id: str, by: Person) -> list[Passage]:
    return [
        passage
        for report in base.initiatives.reports(initiative_id, viewer=by)
        for passage in base.library.passages(report.id, viewer=by)
    ]


def _source(quote: str, passages: list[Passage]) -> Source:
    """Return the passage that holds the words, in whatever white space; else nobody's."""
    words = quote.split()
    for passage in passages if words else ():
        found = re.search(r"\s+".join(re.escape(word) for word in words), passage.text)
        if found:
            return Source(passage_id=passage.id, quote=found.group())
    return Source()
