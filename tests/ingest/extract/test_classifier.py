"""The classifier reads vectors and what their directions do together."""

import numpy as np

from ingest.extract.classifier import (
    MOST_DIRECTIONS,
    Classifier,
    directions_of,
    with_products,
)
from ingest.extract.logistic import fit


def test_products_tell_what_no_direction_tells_by_itself() -> None:
    draw = np.random.default_rng(3)
    vectors = draw.normal(size=(400, 4))
    labels = vectors[:, 0] * vectors[:, 1] > 0
    directions = directions_of(vectors)

    classifier = Classifier(
        directions, fit(with_products(vectors, directions), labels, penalty=0.3)
    )

    plain = Classifier(np.zeros((0, 4)), fit(vectors, labels, penalty=0.3))
    assert ((classifier.log_odds(vectors) > 0) == labels).mean() > 0.95
    assert ((plain.log_odds(vectors) > 0) == labels).mean() < 0.65


def test_which_directions_span_a_space_does_not_matter() -> None:
    draw = np.random.default_rng(3)
    vectors = draw.normal(size=(50, 3))
    turned, _ = np.linalg.qr(draw.normal(size=(3, 3)))

    plain = with_products(vectors, np.eye(3))[:, 3:]
    other = with_products(vectors, turned)[:, 3:]

    assert np.allclose(plain @ plain.T, other @ other.T)


def test_directions_are_those_in_which_vectors_reach_farthest() -> None:
    draw = np.random.default_rng(3)
    vectors = draw.normal(size=(200, 30)) * np.linspace(3, 0.1, 30)

    directions = directions_of(vectors)

    assert directions.shape == (MOST_DIRECTIONS, 30)
    reaches = ((vectors @ directions.T) ** 2).sum(axis=0)
    assert (np.diff(reaches) <= 0).all()
    assert np.allclose(directions @ directions.T, np.eye(MOST_DIRECTIONS), atol=1e-3)


def test_vectors_of_few_dimensions_have_no_more_directions() -> None:
    assert directions_of(np.random.default_rng(3).normal(size=(9, 2))).shape == (2, 2)
