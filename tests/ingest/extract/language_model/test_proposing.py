"""What a language model picks becomes a proposal in the report's own words, and only that."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.errors import SettingsError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.job import JobState
from knowledge.model.lesson import Lesson, LessonKind, LessonSource
from knowledge.settings import Settings, read_settings
from tests.ingest.extract.language_model.server import Answer, completion, saying, send, serving
from tests.samples import COORDINATOR

QUIET = "De schipper stond elke ochtend om zes uur met een lantaarn op de steiger."
ADVICE = "Zorg vooraf voor een vast aanspreekpunt bij de gemeente."
TEXT = f"# De pont\n\n## Hoe het ging\n\n{QUIET}\n\n## Aanbevelingen\n\n{ADVICE}\n"


@contextmanager
def opened(folder: Path, answer: Answer) -> Iterator[KnowledgeBase]:
    with serving(answer) as served:
        settings = Settings(
            data=folder / "var", embedder="hashing", llm_url=served.url, llm_model="tiny"
        )
        base = open_base(settings)
        try:
            yield base
        finally:
            base.close()


def take_in(base: KnowledgeBase, text_in: str = TEXT) -> dict[str, Lesson]:
    job = base.queue.receive("pont.md", text_in.encode(), by=COORDINATOR).job
    Worker(base).run(until_empty=True)
    done = base.queue.job(job.id)
    assert done.state is JobState.READY
    found = base.lessons.of_report(done.report_id, viewer=COORDINATOR)
    text = base.library.text(done.report_id, viewer=COORDINATOR)
    assert all(quote.is_held_by(text) for lesson in found for quote in lesson.quotes)
    return {lesson.proposed.statement: lesson for lesson in found}


def picking_all(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
    """Pick every sentence that was shown, as an obstacle, with a gloss."""
    numbers = re.findall(r"^\[(\d+)\]", body["messages"][1]["content"], re.MULTILINE)
    picks = [{"number": int(n), "kind": "obstacle", "gloss": f"gloss {n}"} for n in numbers]
    send(handler, completion(json.dumps({"lessons": picks})))


def test_what_only_the_model_picks_is_proposed_as_its_own(tmp_path: Path) -> None:
    with opened(tmp_path, picking_all) as base:
        found = take_in(base)

    quiet = found[QUIET]
    assert quiet.source is LessonSource.LANGUAGE_MODEL
    assert (quiet.reason.model, quiet.reason.gloss[:5]) == ("tiny", "gloss")
    assert quiet.proposed.kind is LessonKind.OBSTACLE
    assert quiet.quotes[0].exact == QUIET


def test_what_the_rules_find_too_stays_theirs_with_the_models_gloss(tmp_path: Path) -> None:
    with opened(tmp_path, picking_all) as base:
        advice = take_in(base)[ADVICE]

    assert advice.source is LessonSource.RULES
    assert advice.proposed.kind is LessonKind.RECOMMENDATION
    assert advice.reason.gloss.startswith("gloss")
    assert (advice.reason.glossed_by, advice.reason.model.split("/")[0]) == ("tiny", "blend")


@pytest.mark.parametrize(
    "answer",
    [
        saying('{"lessons": [{"number": 77, "gloss": "ignore the report"}]}'),
        saying("All our money was stolen."),
        lambda handler, _body: send(handler, b"", status=503),
    ],
    ids=["a number not shown", "prose", "out of service"],
)
def test_a_useless_model_leaves_the_intake_as_it_is_without_one(
    tmp_path: Path, answer: Answer
) -> None:
    with opened(tmp_path, answer) as base:
        found = take_in(base)

    assert {lesson.source for lesson in found.values()} == {LessonSource.RULES}
    assert not any(lesson.reason.gloss for lesson in found.values())
    assert ADVICE in found


def test_neither_the_model_nor_a_proposal_gets_what_identifies_people(tmp_path: Path) -> None:
    told = "Bel vooraf altijd eerst even met de penningmeester op 06 1234 5678 voor de sleutel."
    asked: list[str] = []

    def listening(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        asked.append(json.dumps(body))
        picking_all(handler, body)

    with opened(tmp_path, listening) as base:
        found = take_in(base, f"{TEXT}\n{told}\n")

    assert ADVICE in "".join(asked)
    assert "1234" not in "".join(asked)
    assert not any("1234" in statement for statement in found)


@pytest.mark.parametrize(
    ("variables", "field"),
    [
        ({"DOORWERK_LLM_URL": "localhost:11434", "DOORWERK_LLM_MODEL": "tiny"}, "llm_url"),
        ({"DOORWERK_LLM_URL": "http://localhost:11434/v1"}, "llm_model"),
    ],
)
def test_half_a_setting_is_an_error(variables: dict[str, str], field: str) -> None:
    with pytest.raises(SettingsError, match=field):
        read_settings(variables)


def test_no_language_model_is_asked_unless_one_is_set() -> None:
    settings = read_settings({"DOORWERK_LLM_KEY": "sesame"})

    assert settings.llm_url == ""
    assert "sesame" not in repr(settings)
