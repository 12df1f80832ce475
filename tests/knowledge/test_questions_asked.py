"""What questions have in common is learned, kept, and never a question's words."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.ports import Vectors
from knowledge.questions_asked import QuestionsAsked
from knowledge.records import means
from knowledge.records.database import Database
from tests.samples import open_records

PRIOR = np.asarray([0.8, 0.0, 0.0, 0.6], dtype=np.float32)


def unit(*values: float) -> Vectors:
    vector = np.asarray(values, dtype=np.float32)
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_records(tmp_path)


def test_a_question_asked_again_has_the_same_vector_and_counts_once(database: Database) -> None:
    asked = QuestionsAsked(database, model="m", prior=PRIOR)
    first = asked.centre("wie betaalt", unit(1, 1, 0, 0))
    asked.centre("iets anders", unit(0, 1, 1, 0))

    again = asked.centre("wie betaalt", unit(1, 1, 0, 0))
    asked.keep()

    assert np.array_equal(first, again)
    with database.reading() as connection:
        assert means.read(connection, "questions", "m")[0] == 2


def test_what_was_learned_is_there_after_a_restart(database: Database) -> None:
    before = QuestionsAsked(database, model="m", prior=PRIOR)
    for number in range(25):
        before.centre(f"vraag {number}", unit(1, number, 0, 1))
    before.keep()

    after = QuestionsAsked(database, model="m", prior=PRIOR)
    fresh = QuestionsAsked(
        open_records(Path(str(database.engine.url.database)).parent / "x"), model="m", prior=PRIOR
    )

    question = unit(1, 2, 3, 4)
    assert not np.allclose(after.centre("q", question), fresh.centre("q", question), atol=1e-3)


def test_another_model_starts_anew(database: Database) -> None:
    asked = QuestionsAsked(database, model="m", prior=PRIOR)
    asked.centre("wie betaalt", unit(1, 1, 0, 0))
    asked.keep()

    with database.reading() as connection:
        assert means.read(connection, "questions", "other") == (0, None)


def test_without_a_prior_questions_stay_as_they_are(database: Database) -> None:
    question = unit(1, 2, 3, 4)

    centred = QuestionsAsked(database, model="m", prior=None).centre("q", question)

    assert np.array_equal(centred, question)


def test_a_question_taken_alone_is_the_same_whatever_was_asked_before(database: Database) -> None:
    asked = QuestionsAsked(database, model="m", prior=PRIOR)
    question = unit(1, 2, 3, 4)
    first = asked.centre("q", question)
    for number in range(25):
        asked.centre(f"vraag {number}", unit(1, number, 0, 1))

    np.testing.assert_allclose(asked.centre_as_first(question), first)


def test_a_question_within_a_text_starts_from_the_mean_of_its_own_language(
    database: Database,
) -> None:
    own = unit(0, 1, 0, 0)
    asked = QuestionsAsked(database, model="m", prior=PRIOR, by_language={"fr": own})
    both = np.stack([unit(1, 2, 3, 4), unit(1, 2, 3, 4)])

    question, prose = asked.centre_together(both, ["fr", ""])

    assert question @ own < prose @ own
    np.testing.assert_allclose(prose, asked.centre_together(both, ["", ""])[0])
