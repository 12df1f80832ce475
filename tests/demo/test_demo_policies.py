"""The demo's policy texts say that they are written for it, and take up lessons that exist."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.demo_lessons import load_demo_lessons
from ingest.demo_policies import load_demo_policies
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.model.person import Person, Role
from knowledge.model.policy import Decision, UptakeRole
from knowledge.settings import read_settings

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo"
EDITOR = Person("Noor de Vries", frozenset({Role.COORDINATOR, Role.ANALYST}))
SENTENCE = "Onze vaste kracht is in dienst van de wijk."


@pytest.fixture(scope="module")
def entries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((DEMO / "policies.json").read_text("utf-8"))
    return found


def test_every_lesson_that_a_policy_text_takes_up_is_one_of_the_demo(
    entries: list[dict[str, Any]],
) -> None:
    lessons = json.loads((DEMO / "lessons.json").read_text("utf-8"))
    for uptake in (uptake for entry in entries for uptake in entry["uptakes"]):
        taken = [
            lesson
            for lesson in lessons
            if lesson["report"] == uptake["report"]
            and lesson["statement"].startswith(uptake["lesson"])
        ]

        assert len(taken) == 1, uptake


def test_every_policy_text_says_that_it_is_written_for_demonstration(
    entries: list[dict[str, Any]],
) -> None:
    for entry in entries:
        first = entry["paragraphs"][0].casefold()

        assert "ter demonstratie" in first or "for demonstration" in first, entry["title"]
        assert "demonstrati" in entry["title"]


def test_decisions_of_every_kind_and_lessons_without_an_answer_are_shown(
    entries: list[dict[str, Any]],
) -> None:
    uptakes = [uptake for entry in entries for uptake in entry["uptakes"]]
    steps = [step for uptake in uptakes for step in uptake["steps"]]

    assert {step["decision"] for step in steps} == {"adopted", "adapted", "rejected"}
    assert all(step["reason"] for step in steps)
    assert all(date.fromisoformat(step["on"]) for step in steps)
    assert {uptake["role"] for uptake in uptakes} == {role.value for role in UptakeRole}
    assert sum(not uptake["steps"] for uptake in uptakes) >= 5


def test_a_policy_text_comes_once_with_its_lesson_and_what_was_decided(tmp_path: Path) -> None:
    folder = _small_demo(tmp_path / "demo")
    base = open_base(
        read_settings({"DOORWERK_DATA": str(tmp_path / "base"), "DOORWERK_EMBEDDER": "hashing"})
    )
    base.queue.receive("wijk.md", f"# Wijk\n\n{SENTENCE}\n".encode(), by=EDITOR)
    Worker(base).run(until_empty=True)
    base.library.publish(base.library.reports(viewer=EDITOR)[0].id, by=EDITOR)
    load_demo_lessons(base, by=EDITOR, folder=folder)

    first = load_demo_policies(base, by=EDITOR, folder=folder)
    again = load_demo_policies(base, by=EDITOR, folder=folder)

    assert (first, again) == (1, 0)
    (policy,) = base.uptakes.policies(viewer=EDITOR)
    (uptake,) = base.uptakes.of_policy(policy.id, viewer=EDITOR)
    assert uptake.decision is Decision.ADOPTED
    assert uptake.span.of(policy.text) == "De kracht is in dienst van de wijk."
    base.close()


def _small_demo(folder: Path) -> Path:
    """Write one report's manifest, its lesson, and a policy text that took the lesson up."""
    lesson = {
        "report": "nl-wijk",
        "kind": "worked",
        "statement": "Een kracht in dienst van de wijk zelf werkt.",
        "quote": SENTENCE,
    }
    steps = [{"decision": "adopted", "on": "2026-05-12", "reason": "Overgenomen."}]
    uptakes = [
        {"paragraph": 1, "report": "nl-wijk", "lesson": "Een kracht", "role": "evidence"},
        {"paragraph": 1, "report": "nl-weg", "lesson": "Een scan", "role": "example"},
    ]
    policy = {
        "title": "Voorstel (demonstratie)",
        "kind": "motion",
        "stage": "tabled",
        "level": "municipality",
        "body": "Gemeenteraad",
        "language": "nl",
        "dated": "2026-05-01",
        "paragraphs": ["Ter demonstratie.", "De kracht is in dienst van de wijk."],
        "uptakes": [{**uptake, "steps": steps} for uptake in uptakes],
    }
    folder.mkdir()
    manifest = [{"id": "nl-wijk", "file": "files/wijk.md"}]
    for name, entries in (
        ("manifest.json", manifest), ("lessons.json", [lesson]), ("policies.json", [policy])
    ):  # fmt: skip
        (folder / name).write_text(json.dumps(entries), "utf-8")
    return folder
