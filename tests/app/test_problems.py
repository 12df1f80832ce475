"""What goes wrong on the command line is told in Dutch where the machine speaks Dutch."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.problems import problem_words
from app.cli.said import said
from app.words import speaking
from knowledge.errors import (
    Conflict,
    EmbeddingMismatch,
    InvalidEntry,
    KnowledgeError,
    RightsForbid,
    SettingsError,
    StoreDamaged,
    UnusableSheet,
)

ROOT = Path(__file__).resolve().parents[2]
_SPOKEN = ("Conflict", "RunOutdated", "InvalidEntry", "SettingsError", "StoreDamaged")


def sentences() -> Iterator[str]:
    """Yield each sentence that an error is raised with, "7" for what is filled in."""
    for folder in ("app", "ingest", "knowledge"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                yield from _sentence_of(node)


def _sentence_of(node: ast.AST) -> Iterator[str]:
    if not (isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args):
        return
    if not (isinstance(node.exc.func, ast.Name) and node.exc.func.id in _SPOKEN):
        return
    match node.exc.args[-1]:
        case ast.Constant(value=str(words)):
            yield words
        case ast.JoinedStr(values=pieces):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "7" for p in pieces)


def test_every_sentence_that_an_error_is_raised_with_has_a_dutch_one() -> None:
    found = set(sentences())

    with speaking("nl"):
        english = sorted(words for words in found if problem_words(words) == words)

    assert len(found) > 100
    assert english == []


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            Conflict("lesson les-1 is withdrawn already; undo that first"),
            "les les-1 is al teruggenomen; maak dat eerst ongedaan",
        ),
        (
            InvalidEntry("days", "a link works for 1 to 90 days"),
            "days: een link werkt 1 tot 90 dagen",
        ),
        (SettingsError("threads", "choose 0 to 256"), "instelling threads: kies 0 tot 256"),
        (
            StoreDamaged("the vector index in g7 cannot be read; run `doorwerk reindex`"),
            "de vectorindex in g7 is niet te lezen; draai `doorwerk reindex`",
        ),
        (
            UnusableSheet("code_twice", "the code A1 stands there twice", at="A1"),
            "De code “A1” staat er twee keer. Geef elk hoofdstuk een eigen code.",
        ),
        (
            EmbeddingMismatch("a", "b"),
            "De index is van het model a, de instellingen vragen om b; draai `doorwerk reindex`.",
        ),
        (
            RightsForbid("rep-1", "quote"),
            "De rechten op verslag rep-1 staan niet toe dat het wordt geciteerd; vraag de houder.",
        ),
    ],
)
def test_what_went_wrong_is_told_in_dutch(error: KnowledgeError, told: str) -> None:
    with speaking("nl"):
        assert said(error) == told


def test_what_nobody_worded_stays_as_it_is() -> None:
    with speaking("nl"):
        assert said(Conflict("the moon is full")) == "the moon is full"
