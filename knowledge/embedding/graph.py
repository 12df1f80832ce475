"""The ONNX graph of multilingual-e5-small, written from its weights.

BERT (Devlin et al., NAACL 2019) as ONNX Runtime's CPU kernels run it fastest: the word table
stays in 4 bits, each matrix is multiplied as unsigned bytes × signed bytes, and mean pooling
and the norm are inside. Nothing in it looks from one text to another, and a batch holds texts
of one length only (no padding, no mask), so a text's vector cannot depend on its batch.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from knowledge.embedding.graph_form import INNER, INNER_LAYER, SENTENCE, TOKEN_IDS, TOKENS
from knowledge.embedding.quantisation import quantise_rows
from knowledge.embedding.weights import BLOCK, Weights

_CONTRIB = "com.microsoft"

# What goes into the query, key and value of each layer, lowest and highest. It is the output of
# a layer normalisation, whose bounds hardly move: `<s>` itself reaches the highest, to within
# .01, in every text. Seen on 200 passages and questions in 12 languages, and on strings of
# random pieces, digits, emoji and code; a tenth of room added below and 2 % above.
_ATTENTION_RANGES = (
    (-4.1, 4.1),
    (-4.3, 5.7),
    (-4.3, 6.2),
    (-4.1, 6.5),
    (-4.6, 5.6),
    (-4.8, 5.8),
    (-4.8, 5.6),
    (-5.2, 5.9),
    (-5.1, 6.0),
    (-4.8, 6.0),
    (-4.0, 7.3),
    (-3.8, 6.7),
)
# Where zero lies in a byte. GELU never falls below −.17, so its output needs little room there.
_ZERO, _ZERO_AFTER_GELU, _GELU_LOWEST = 128, 32, 0.17


def build_graph(weights: Weights) -> bytes:
    """Return the model as a serialised ONNX graph, the same bytes each time.

    What goes in and comes out stands in `graph_form`.
    """
    return bytes(_Writer(weights).write().SerializeToString(deterministic=True))


class _Writer:
    """Writes nodes one after another; a value is known by its name."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._shape = weights.shape
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}

    def write(self) -> onnx.ModelProto:
        states = self._embed()
        for layer in range(self._shape.layer_count):
            states = self._attend(states, layer)
            states = self._feed_forward(states, layer)
            if layer + 1 == INNER_LAYER:
                self._pool(self._node("Reshape", states, "text_shape"), name=INNER)
        self._pool(self._node("Reshape", states, "text_shape", name=TOKENS), name=SENTENCE)
        return self._model()

    def _pool(self, states: str, *, name: str) -> str:
        pooled = self._node("ReduceMean", states, self._whole("texts_axis", [1]), keepdims=0)
        return self._node("LpNormalization", pooled, axis=-1, p=2, name=name)

    def _model(self) -> onnx.ModelProto:
        width = self._shape.dimension_count
        value = helper.make_tensor_value_info
        graph = helper.make_graph(
            self._nodes,
            "multilingual-e5-small",
            [value(TOKEN_IDS, TensorProto.INT64, ["texts", "tokens"])],
            [
                value(SENTENCE, TensorProto.FLOAT, ["texts", width]),
                value(TOKENS, TensorProto.FLOAT, ["texts", "tokens", width]),
                value(INNER, TensorProto.FLOAT, ["texts", width]),
            ],
            list(self._constants.values()),
        )
        opsets = [helper.make_opsetid("", 21), helper.make_opsetid(_CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10)

    # Parts of the model

    def _embed(self) -> str:
        """Add word, position and type; from here on all tokens stand in one long matrix."""
        self._word_table()
        words = self._node(
            "GatherBlockQuantized",
            *("words", TOKEN_IDS, "word_scales"),
            domain=_CONTRIB,
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
        )
        shape = self._node("Shape", TOKEN_IDS)
        width = self._whole("width", [self._shape.dimension_count])
        self._node("Concat", shape, width, axis=0, name="text_shape")
        zero, one, two = (self._whole(f"at_{number}", [number]) for number in (0, 1, 2))
        token_count = self._node("Slice", shape, one, two, zero)
        positions = self._node("Slice", self._positions(), zero, token_count, zero)
        summed = self._node("Add", self._node("Cast", words, to=TensorProto.FLOAT), positions)
        return self._normalise(self._flat(summed), "emb.ln")

    def _attend(self, states: str, layer: int) -> str:
        scale, zero = self._attention_scale(layer)
        codes = self._node("QuantizeLinear", states, scale, zero)
        projected = [
            self._node(
                "Reshape",
                self._multiply(codes, f"l{layer}.{part}", scale, zero, with_bias=True),
                "text_shape",
            )
            for part in "qkv"
        ]
        mixed = self._node(
            "MultiHeadAttention", *projected, domain=_CONTRIB, num_heads=self._shape.head_count
        )
        output = self._multiply_tokens(self._flat(mixed), f"l{layer}.ao")
        return self._add_and_normalise(output, states, f"l{layer}.ao.b", f"l{layer}.aln")

    def _feed_forward(self, states: str, layer: int) -> str:
        inner = self._multiply_tokens(states, f"l{layer}.fi")
        bias = self._tensor(f"l{layer}.fi.b")
        inner = self._node("BiasGelu", inner, bias, domain=_CONTRIB)
        output = self._multiply_tokens(inner, f"l{layer}.fo", after_gelu=True)
        return self._add_and_normalise(output, states, f"l{layer}.fo.b", f"l{layer}.oln")

    def _add_and_normalise(self, output: str, states: str, bias: str, norm: str) -> str:
        # Three plain nodes: the fused SkipLayerNormalization takes three times as long.
        output = self._node("Add", output, self._tensor(bias))
        return self._normalise(self._node("Add", output, states), norm)

    def _normalise(self, states: str, name: str) -> str:
        scale, bias = self._tensor(f"{name}.w"), self._tensor(f"{name}.b")
        epsilon = self._shape.epsilon
        return self._node("LayerNormalization", states, scale, bias, axis=-1, epsilon=epsilon)

    # Matrices

    def _multiply_tokens(self, states: str, name: str, *, after_gelu: bool = False) -> str:
        """Multiply with a scale of its own for each token, so that none sets another's."""
        zero_at = _ZERO_AFTER_GELU if after_gelu else _ZERO
        last = self._whole("last_axis", [-1])
        highest = self._node("ReduceMax", states, last, keepdims=0)
        highest = self._node("Mul", highest, self._real(f"up_{zero_at}", 1 / (255 - zero_at)))
        if after_gelu:
            lowest = self._real("gelu_lowest", _GELU_LOWEST / zero_at)
        else:
            lowest = self._node("ReduceMin", states, last, keepdims=0)
            lowest = self._node("Mul", lowest, self._real(f"down_{zero_at}", -1 / zero_at))
        scales = self._node("Max", highest, lowest, self._real("least_scale", 1e-9))
        codes = self._node("QuantizeLinear", states, scales, self._zeros(zero_at), axis=0)
        product = self._multiply(codes, name, self._real("unit", 1.0), self._byte(zero_at))
        column = self._whole("column", [-1, 1])
        return self._node("Mul", product, self._node("Reshape", scales, column))

    def _multiply(
        self, codes: str, name: str, scale: str, zero: str, *, with_bias: bool = False
    ) -> str:
        rows, row_scales = quantise_rows(self._weights.floats(f"{name}.w"))
        return self._node(
            "MatMulIntegerToFloat",
            codes,
            self._constant(f"{name}.w", np.ascontiguousarray(rows.T)),
            scale,
            self._constant(f"{name}.s", row_scales),
            zero,
            "",
            self._tensor(f"{name}.b") if with_bias else "",
            domain=_CONTRIB,
        )

    def _attention_scale(self, layer: int) -> tuple[str, str]:
        lowest, highest = _ATTENTION_RANGES[layer]
        scale = (highest - lowest) / 255
        return self._real(f"l{layer}.scale", scale), self._byte(round(-lowest / scale))

    def _zeros(self, zero_at: int) -> str:
        """Return the zero of each token, all the same; made once in the graph."""
        name = f"zeros_{zero_at}"
        if all(name not in node.output for node in self._nodes):
            size = self._node("ReduceProd", self._node("Shape", TOKEN_IDS), keepdims=1)
            value = helper.make_tensor("value", TensorProto.UINT8, [1], [zero_at])
            self._node("ConstantOfShape", size, value=value, name=name)
        return name

    # Constants

    def _word_table(self) -> None:
        codes, scales = self._weights.blocks("emb.word")
        signed = (codes ^ 8).reshape(len(codes), -1)  # code − 8 in two's complement of 4 bits
        packed = signed[:, 0::2] | signed[:, 1::2] << 4
        self._constants["words"] = helper.make_tensor(
            "words", TensorProto.INT4, list(signed.shape), packed.tobytes(), raw=True
        )
        self._constant("word_scales", scales)

    def _positions(self) -> str:
        width = self._shape.dimension_count
        positions = self._weights.floats("emb.pos").reshape(-1, width)
        return self._constant("positions", positions + self._weights.floats("emb.type")[:width])

    def _tensor(self, name: str) -> str:
        return self._constant(name, self._weights.floats(name))

    def _real(self, name: str, value: float) -> str:
        return self._constant(name, np.array(value, np.float32))

    def _whole(self, name: str, values: Sequence[int]) -> str:
        return self._constant(name, np.array(values, np.int64))

    def _byte(self, value: int) -> str:
        return self._constant(f"byte_{value}", np.array(value, np.uint8))

    def _constant(self, name: str, values: NDArray[Any]) -> str:
        if name not in self._constants:
            self._constants[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    # Nodes

    def _flat(self, states: str) -> str:
        rows = self._whole("rows", [-1, self._shape.dimension_count])
        return self._node("Reshape", states, rows)

    def _node(
        self,
        kind: str,
        *inputs: str,
        domain: str = "",
        name: str = "",
        **attributes: int | float | onnx.TensorProto,
    ) -> str:
        output = name or f"{kind}_{len(self._nodes)}"
        node = helper.make_node(kind, inputs, [output], name=output, domain=domain)
        node.attribute.extend(helper.make_attribute(*pair) for pair in sorted(attributes.items()))
        self._nodes.append(node)
        return output
