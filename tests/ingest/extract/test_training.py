"""A model learned from labelled sentences: small, repeatable, judged by report."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from ingest.extract.gold import LabelledSentence, digest, read_elsewhere, read_gold
from ingest.extract.judging import auc, judged
from ingest.extract.kinds import KINDS, UNTYPED
from ingest.extract.logistic import fit, fit_near, logit, optimum
from ingest.extract.model import LessonModel, read_model
from ingest.extract.shelf import SHIPPED, ModelShelf
from ingest.extract.training import train
from ingest.extract.training_rows import FOLDS, rows_of
from knowledge.embedding.hashing import HashingEmbedder

GOLD = read_gold()


@pytest.fixture
def shelf(tmp_path: Path) -> ModelShelf:
    return ModelShelf(tmp_path / "lessons", HashingEmbedder())


def test_the_gold_file_has_lessons_of_each_kind_and_others_in_each_language() -> None:
    counts = Counter((sentence.language, sentence.label) for sentence in GOLD)

    for language in ("nl", "en", "de", "fr"):
        others = counts[language, "-"] + counts[language, "elsewhere"]
        lessons = sum(counts[language, kind] for kind in (*KINDS, UNTYPED))
        assert all(counts[language, kind] >= 5 for kind in KINDS)
        assert lessons + others >= 100
        assert 0.4 <= others / (lessons + others) <= 0.65


def test_no_sentence_stands_in_the_gold_file_twice() -> None:
    assert len({sentence.sentence for sentence in GOLD}) == len(GOLD)


def test_the_shipped_model_was_trained_on_the_gold_file_as_it_stands() -> None:
    model = read_model(SHIPPED)

    assert model.trained_on == digest(GOLD)
    assert model.sentence_count == len(GOLD)


def test_a_model_comes_back_from_its_file_the_same(shelf: ModelShelf) -> None:
    model = train(GOLD, shelf.embed, embedder="hashing")

    again = LessonModel.from_json(model.to_json())

    assert again.to_json() == model.to_json()
    assert again.hash == model.hash


def test_the_same_sentences_in_any_order_of_calls_make_the_same_model(shelf: ModelShelf) -> None:
    first = train(GOLD, shelf.embed, embedder="hashing")
    second = train(GOLD, shelf.embed, embedder="hashing")

    assert first.hash == second.hash


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "lessons/2"}', "no json"])
def test_what_is_no_model_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"model|Expecting"):
        LessonModel.from_json(text)


def test_all_sentences_of_a_report_are_judged_by_a_fit_that_saw_none_of_them(
    shelf: ModelShelf,
) -> None:
    rows = rows_of(GOLD, shelf.embed)
    folds: dict[str, set[int]] = {}
    for sentence, fold in zip(GOLD, rows.folds, strict=True):
        folds.setdefault(sentence.source, set()).add(int(fold))

    assert all(len(seen) == 1 for seen in folds.values())
    assert set(map(int, rows.folds)) == set(range(FOLDS))


def test_what_a_classifier_reads_helps_the_blend_only_if_it_tells_something() -> None:
    draw = np.random.default_rng(1)
    rows = rows_of(GOLD, lambda texts, _languages: draw.normal(size=(len(texts), 8)))

    told = judged(rows)

    right = {name: ((odds > 0) == rows.labels).mean() for name, odds in told.items()}
    assert right["blend"] > right["cues"] - 0.03


def test_logistic_regression_finds_the_optimum() -> None:
    draw = np.random.default_rng(7)
    rows = draw.normal(size=(200, 3))
    labels = rows @ np.array([2.0, -1.0, 0.0]) + draw.normal(size=200) > 0.5

    weights = fit(rows, labels, penalty=1.0)

    chances = 1 / (1 + np.exp(-logit(rows, weights)))
    slope = rows.T @ (chances - labels) + weights[:-1]
    assert np.abs(slope).max() < 1e-6


def test_where_a_fit_begins_does_not_change_where_it_ends() -> None:
    draw = np.random.default_rng(7)
    rows = draw.normal(size=(300, 20))
    labels = rows[:, 0] + draw.normal(size=300) > 0.2
    counts = draw.uniform(0.3, 1, size=300)
    near = optimum(rows, labels, penalty=0.3, counts=counts)

    weights = fit_near(near, rows[:200], labels[:200], penalty=0.3, counts=counts[:200])

    alone = fit(rows[:200], labels[:200], penalty=0.3, counts=counts[:200])
    assert np.abs(near.weights - alone).max() > 0.01
    assert np.abs(weights - alone).max() < 1e-8


def test_one_class_alone_cannot_be_learned() -> None:
    with pytest.raises(ValueError, match="both classes"):
        fit(np.ones((3, 1)), np.array([True, True, True]), penalty=1.0)


def test_a_changed_label_changes_the_digest() -> None:
    first = GOLD[0]
    other = LabelledSentence(first.sentence, first.language, "-", first.source)

    assert digest([other, *GOLD[1:]]) != digest(GOLD)
    assert digest(GOLD[::-1]) == digest(GOLD)


def test_the_area_under_the_curve_counts_pairs_and_halves_ties() -> None:
    labels = np.array([True, True, False, False])

    assert auc(labels, np.array([3.0, 1.0, 1.0, 0.0])) == 3.5 / 4


def test_encyclopedias_teach_what_a_report_is_and_nothing_of_lessons() -> None:
    shelf = ModelShelf(Path("unused"), HashingEmbedder())
    others = read_elsewhere()

    without = train(GOLD[::8], shelf.embed, embedder="hashing")
    model = train(GOLD[::8], shelf.embed, embedder="hashing", elsewhere=others)

    assert np.array_equal(model.lesson.weights, without.lesson.weights)
    assert np.array_equal(model.blend.beside, without.blend.beside)
    vectors = shelf.embed([s.sentence for s in others], [s.language for s in others])
    assert model.document_shift(vectors) < without.document_shift(vectors)
