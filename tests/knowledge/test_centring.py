"""Vectors lose what their language and their role have in common."""

import numpy as np
import pytest

from knowledge.centring import Centring, QuestionMean, centring_for


def _unit(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    vector = np.array(values, dtype=np.float32)
    return vector / np.linalg.norm(vector)


def test_what_a_language_shares_is_taken_out() -> None:
    nl, de = _unit(1, 0.2), _unit(1, -0.2)
    up = np.array([0, 0.5], dtype=np.float32)
    centring = Centring("own", {"nl": nl, "de": de}, nl)

    centred = centring.centre_documents(np.stack([nl + up, de + up]), ["nl", "de"])

    np.testing.assert_allclose(centred, [[0, 1], [0, 1]], atol=0.21)
    assert centred[0] @ centred[1] > 0.98 > (nl + up) @ (de + up) / 1.4


def test_each_layer_loses_its_own_mean_and_the_last_comes_first() -> None:
    last, inner = _unit(1, 0.2), _unit(0.1, 1)
    up, right = np.array([0, 0.5], np.float32), np.array([0.5, 0], np.float32)
    centring = Centring("own", {"nl": last}, last, inner={"nl": inner})

    layers = np.stack([np.stack([inner + right, last + up])])
    centred = centring.centre_layers(layers, ["nl"])

    assert centred.shape == (1, 4)
    np.testing.assert_allclose(np.linalg.norm(centred, axis=1), 1.0, atol=1e-6)
    np.testing.assert_allclose(
        centred[:, :2] * np.sqrt(2), centring.centre_documents(layers[:, 1], ["nl"]), atol=1e-6
    )
    np.testing.assert_allclose(centred[0, 2:] * np.sqrt(2), [1, 0], atol=0.21)


def test_a_model_of_one_layer_is_centred_as_its_passages_are() -> None:
    nl = _unit(1, 0.2)
    centring = Centring("own", {"nl": nl}, nl, inner={"nl": _unit(0, 1)})
    vectors = np.stack([_unit(1, 2), _unit(3, 1)])

    np.testing.assert_array_equal(
        centring.centre_layers(vectors[:, np.newaxis], ["nl", "nl"]),
        centring.centre_documents(vectors, ["nl", "nl"]),
    )


def test_no_texts_have_no_layers() -> None:
    centred = centring_for("another/model").centre_layers(np.zeros((0, 1, 3), np.float32), [])

    assert centred.shape == (0, 3)


def test_another_model_gets_no_means() -> None:
    centring = centring_for("another/model")

    vectors = np.stack([_unit(1, 2)])
    assert centring.name == "none"
    np.testing.assert_array_equal(centring.centre_documents(vectors, ["nl"]), vectors)


def test_the_mean_of_questions_moves_from_the_shipped_one_to_the_real_ones() -> None:
    prior, asked = _unit(1, 0, 0), _unit(0, 1, 0)
    mean = QuestionMean(prior)

    first = mean.centre(asked)
    for _ in range(500):
        mean.centre(asked)
    other = mean.centre(_unit(0, 1, 1))

    assert first @ asked > 0.6
    assert other @ asked < 0
    assert mean.count == 502


def test_a_question_mean_goes_on_from_what_was_summed() -> None:
    prior, asked = _unit(1, 0), _unit(0.6, 0.8)
    whole = QuestionMean(prior)
    whole.centre(asked)
    resumed = QuestionMean(prior, count=whole.count, total=whole.total)

    np.testing.assert_allclose(resumed.centre(asked), whole.centre(asked), atol=1e-6)


@pytest.mark.parametrize("vector", [_unit(1, 2), _unit(0, 1)])
def test_without_a_prior_questions_stay_as_they_are(
    vector: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> None:
    np.testing.assert_array_equal(QuestionMean(None).centre(vector), vector)
