"""Scores 8,192 vectors at a time by an 8-bit matrix product of ONNX Runtime.

Vectors are kept as 7-bit codes and the query as unsigned 8 bits around 128: their products
fit in 16 bits even where a processor adds pairs with saturation, so that the scan gives the
same order on every machine. Ranks only: whoever scans re-scores the best in floats.
"""

from functools import cache

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper

from knowledge.ports import Vectors

BLOCK_ROWS = 8192
_CODE_MAX = 63
_QUERY_MIDDLE = 128
_QUERY_MAX = 127


class Int8Block:
    """Room for 8,192 vectors, stored by dimension."""

    def __init__(self, dimension_count: int) -> None:
        """Make an empty block for vectors of this length."""
        self._codes = np.zeros((dimension_count, BLOCK_ROWS), dtype=np.int8)
        self._steps = np.zeros(BLOCK_ROWS, dtype=np.float32)
        self._sums = np.zeros(BLOCK_ROWS, dtype=np.int32)

    def write(self, start: int, vectors: Vectors) -> None:
        """Put vectors (n_rows, n_dimensions) into the rows from start on."""
        greatest = np.abs(vectors).max(axis=1, keepdims=True)
        steps = np.where(greatest > 0, greatest, 1) / _CODE_MAX
        codes = np.rint(vectors / steps).astype(np.int8)
        rows = slice(start, start + len(vectors))
        self._codes[:, rows] = codes.T
        self._steps[rows] = steps[:, 0]
        self._sums[rows] = codes.sum(axis=1, dtype=np.int32)

    def scan(self, query: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return (8192,), float32: scores in the order of the cosines, one a row."""
        products = _session().run(None, {"query": query, "codes": self._codes})[0][0]
        centred = products - _QUERY_MIDDLE * self._sums
        return np.asarray(centred * self._steps, dtype=np.float32)


def quantise_query(vector: Vectors) -> NDArray[np.uint8]:
    """Return (1, n_dimensions), uint8, 128 standing for nought."""
    greatest = float(np.abs(vector).max()) or 1.0
    codes = np.rint(vector / greatest * _QUERY_MAX) + _QUERY_MIDDLE
    return codes.astype(np.uint8)[np.newaxis, :]  # type: ignore[no-any-return]


@cache
def _session() -> onnxruntime.InferenceSession:
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["query", "codes"], ["products"])],
        "scan",
        [
            helper.make_tensor_value_info("query", TensorProto.UINT8, [1, None]),
            helper.make_tensor_value_info("codes", TensorProto.INT8, [None, BLOCK_ROWS]),
        ],
        [helper.make_tensor_value_info("products", TensorProto.INT32, [1, BLOCK_ROWS])],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
