"""The uptake of a policy text as linked data, read back by a processor of its own."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.uptake_linked_data import uptake_as_json_ld
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import LessonKind
from knowledge.model.policy import CITO_TERMS, Decision, PolicyText, UptakeRole
from knowledge.settings import Settings
from tests.app.json_ld import CITO, OA, PROV, expanded, ids, of_type
from tests.app.test_cli import Run
from tests.app.test_cli_policy import run as run_with_lesson
from tests.knowledge.test_uptakes import DRAFT, learned
from tests.samples import COORDINATOR, READER, WRITER

__all__ = ["run_with_lesson"]

ADDRESS = "https://doorwerk.example.org"
DC = "http://purl.org/dc/terms/"
MAY = date(2024, 5, 2)


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(Settings(data=tmp_path, embedder="hashing"))


@pytest.fixture
def policy(base: KnowledgeBase) -> PolicyText:
    """A motion with one lesson in each role; as an example it was rejected, else adopted."""
    words = "\n\n".join(f"Overwegende dat {role} telt." for role in UptakeRole)
    text = base.uptakes.register(replace(DRAFT, text=words, language="nl"), by=WRITER)
    lesson = learned(base, "Schroef", kind=LessonKind.WORKED)
    for role, span in zip(UptakeRole, text.paragraphs(), strict=True):
        made = base.uptakes.link(lesson.id, text.id, span=span, role=role, by=WRITER)
        decision = Decision.REJECTED if role is UptakeRole.EXAMPLE else Decision.ADOPTED
        base.uptakes.decide(
            made.id, decision, reason="de reden", decided_on=MAY, body="De raad", by=COORDINATOR
        )
    return text


def graph_of(base: KnowledgeBase, policy: PolicyText) -> list[dict[str, Any]]:
    found = base.uptakes.citable(policy.id, viewer=WRITER)
    return expanded(uptake_as_json_ld(policy, found, address=ADDRESS))


def test_each_uptake_is_a_citation_of_its_cito_type(
    base: KnowledgeBase, policy: PolicyText
) -> None:
    graph = graph_of(base, policy)
    (lesson,) = {u.lesson.id for u in base.uptakes.of_policy(policy.id, viewer=WRITER)}

    citations = of_type(f"{CITO}Citation", graph)
    characters = [ids(one, f"{CITO}hasCitationCharacterization") for one in citations]
    assert characters == [[f"{CITO}{CITO_TERMS[role]}"] for role in UptakeRole]
    for citation in citations:
        assert ids(citation, f"{CITO}hasCitingEntity") == [f"{ADDRESS}/policy?id={policy.id}"]
        assert ids(citation, f"{CITO}hasCitedEntity") == [f"urn:doorwerk:{lesson}"]


def test_only_what_was_taken_up_is_cited_by_the_text_itself(
    base: KnowledgeBase, policy: PolicyText
) -> None:
    (text,) = [one for one in graph_of(base, policy) if one["@id"].endswith(policy.id)]

    cited = {role: ids(text, f"{CITO}{term}") for role, term in CITO_TERMS.items()}
    assert [role for role, lessons in cited.items() if not lessons] == [UptakeRole.EXAMPLE]


def test_every_annotation_holds_the_very_words_of_its_source(
    base: KnowledgeBase, policy: PolicyText
) -> None:
    annotations = of_type(f"{OA}Annotation", graph_of(base, policy))

    assert len(annotations) == len(UptakeRole) + 1
    for annotation in annotations:
        (target,) = annotation[f"{OA}hasTarget"]
        (source,) = ids(target, f"{OA}hasSource")
        report_id = source.removeprefix("urn:doorwerk:")
        text = (
            policy.text
            if source.startswith(ADDRESS)
            else base.library.text(report_id, viewer=READER).text
        )
        quote, position = target[f"{OA}hasSelector"]
        start, end = (position[f"{OA}{edge}"][0]["@value"] for edge in ("start", "end"))
        assert text[start:end] == quote[f"{OA}exact"][0]["@value"]


def test_each_step_tells_who_what_when_and_why(base: KnowledgeBase, policy: PolicyText) -> None:
    graph = graph_of(base, policy)
    known = {piece["@id"]: piece for piece in graph}
    citation = of_type(f"{CITO}Citation", graph)[1]

    proposed, rejected = (known[name] for name in ids(citation, f"{PROV}wasGeneratedBy"))

    assert ids(rejected, f"{PROV}wasInformedBy") == [proposed["@id"]]
    assert f"{PROV}Activity" in rejected["@type"]
    assert rejected[f"{PROV}endedAtTime"][0]["@type"].endswith("#dateTime")
    assert [rejected[f"{DC}{name}"][0]["@value"] for name in ("type", "date", "description")] == [
        "rejected",
        "2024-05-02",
        "de reden",
    ]
    agents = [known[name] for name in ids(rejected, f"{PROV}wasAssociatedWith")]
    assert [agent[f"{DC}title"][0]["@value"] for agent in agents] == ["Fatma", "De raad"]


def test_a_lesson_that_no_longer_stands_leaves_the_export(
    base: KnowledgeBase, policy: PolicyText
) -> None:
    lesson = base.uptakes.of_policy(policy.id, viewer=WRITER)[0].lesson
    base.lessons.withdraw(lesson.id, reason="klopt niet", by=COORDINATOR)

    assert base.uptakes.citable(policy.id, viewer=COORDINATOR) == ()
    assert of_type(f"{CITO}Citation", graph_of(base, policy)) == []


def test_the_command_writes_the_file(run_with_lesson: Run) -> None:
    run = run_with_lesson
    run("policy", "add", str(run.folder / "motie.md"), "--kind", "motion")
    policy_id = json.loads(run("policy", "list", "--json").output)[0]["id"]
    lesson_id = json.loads(run("lessons", "list", "--json").output)[0]["id"]
    run("policy", "link", policy_id, "2", lesson_id)

    run("policy", "export", policy_id, "--out", str(run.folder / "motie.jsonld"))

    (citation,) = of_type(f"{CITO}Citation", expanded((run.folder / "motie.jsonld").read_bytes()))
    assert ids(citation, f"{CITO}hasCitedEntity") == [f"urn:doorwerk:{lesson_id}"]
