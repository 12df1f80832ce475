"""Weights in bytes are near the weights, and no processor's multiplication overflows on them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from knowledge.embedding.quantisation import PAIR_LIMIT, quantise_rows
from knowledge.embedding.weights import Weights

values = st.floats(-4, 4, width=32)
matrices = st.lists(st.lists(values, min_size=8, max_size=8), min_size=1, max_size=6)


def as_matrix(rows: list[list[float]]) -> NDArray[np.float32]:
    return np.array(rows, np.float32)


@given(matrices)
def test_no_pair_of_neighbours_overflows_16_bits(rows: list[list[float]]) -> None:
    codes, _ = quantise_rows(as_matrix(rows))
    # The greatest unsigned byte meets the weights of one sign; the others meet zero.
    above = np.maximum(codes.astype(int), 0)
    below = np.maximum(-codes.astype(int), 0)

    worst = max((part[:, 0::2] + part[:, 1::2]).max() for part in (above, below))
    assert worst <= PAIR_LIMIT
    assert 255 * worst <= 32_767 + 1


@given(matrices)
def test_a_row_is_never_farther_than_seven_bits_would_leave_it(rows: list[list[float]]) -> None:
    weights = as_matrix(rows)
    codes, scales = quantise_rows(weights)

    error = np.abs(codes * scales[:, None] - weights)
    assert np.isfinite(scales).all()
    assert (np.sqrt((error**2).mean(axis=1)) <= np.abs(weights).max(axis=1) / 2 + 1e-12).all()


def test_a_row_of_zeros_stays_zero() -> None:
    codes, scales = quantise_rows(np.zeros((2, 4), np.float32))

    assert not codes.any()
    assert scales.tolist() == [1, 1]


def test_the_models_own_matrices_lose_less_than_a_five_thousandth(weights: Weights) -> None:
    shares = []
    for name in ("l0.q.w", "l5.ao.w", "l11.fo.w"):
        matrix = weights.floats(name)
        codes, scales = quantise_rows(matrix)
        shares.append(float(((codes * scales[:, None] - matrix) ** 2).sum() / (matrix**2).sum()))

    assert max(shares) < 0.0002
