"""The default model as a Sentence Transformers directory, for training and for other tools."""

import json
import struct
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.errors import FolderNotEmpty
from knowledge.embedding.prompts import E5_PROMPTS
from knowledge.embedding.tokenization import build_tokenizer
from knowledge.embedding.weights import MODEL, SHA256, Weights, find_weights, open_weights

_LINEAR = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "intermediate.dense": "fi",
    "output.dense": "fo",
}
_NORMS = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}
_SPECIAL = {
    "bos_token": "<s>",
    "cls_token": "<s>",
    "eos_token": "</s>",
    "sep_token": "</s>",
    "unk_token": "<unk>",
    "pad_token": "<pad>",
    "mask_token": "<mask>",
}
_CARD = f"""\
---
license: mit
base_model: {MODEL}
library_name: sentence-transformers
pipeline_tag: sentence-similarity
---
# multilingual-e5-small, from 4 bits

The weights of [{MODEL}](https://huggingface.co/{MODEL}) (Wang et al., 2024; MIT), as stored in 4
bits (SHA-256 `{SHA256}`) and written out in float32. Questions start with `query: `, passages
with `passage: `: `encode_query` and `encode_document` see to it. The pooler, which sentence
vectors do not use, was not kept and is zero.
"""

Tensors = Mapping[str, tuple[tuple[int, ...], Callable[[], NDArray[np.float32]]]]


def export_sentence_transformers(directory: Path, *, weights: Path | None = None) -> None:
    """Write the default model as a directory that `SentenceTransformer(directory)` loads.

    Some 470 MB in float32. Nothing but this package is needed to write it.

    Args:
        directory: Made if need be; must be empty.
        weights: The weights' file; by default the one of the installed package.

    Raises:
        FolderNotEmpty: If the directory holds anything.
        WeightsMissing: If the package that carries the weights is not installed.
    """
    if directory.exists() and any(directory.iterdir()):
        raise FolderNotEmpty(directory)
    model = open_weights(weights or find_weights())
    directory.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and moved when whole, so that a full disk leaves no half a model.
    with tempfile.TemporaryDirectory(dir=directory.parent) as beside:
        whole = Path(beside) / directory.name
        whole.mkdir()
        _write_model(whole, model)
        if directory.exists():
            directory.rmdir()
        whole.rename(directory)


def _write_model(folder: Path, model: Weights) -> None:
    tokenizer = build_tokenizer(model.vocabulary, token_limit=model.shape.position_count)
    tokenizer.no_truncation()
    tokenizer.save(str(folder / "tokenizer.json"))
    for name, content in _settings(model).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")
    (folder / "README.md").write_text(_CARD, "utf-8")
    _write_safetensors(folder / "model.safetensors", _tensors(model))


def _settings(model: Weights) -> dict[str, Any]:
    shape, module = model.shape, "sentence_transformers.models."
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "dtype": "float32",
            "hidden_act": "gelu",
            "hidden_size": shape.dimension_count,
            "intermediate_size": shape.inner_count,
            "layer_norm_eps": 1e-12,
            "max_position_embeddings": shape.position_count,
            "num_attention_heads": shape.head_count,
            "num_hidden_layers": shape.layer_count,
            "pad_token_id": model.vocabulary.pad,
            "type_vocab_size": 2,
            "vocab_size": shape.word_count,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.position_count,
            **_SPECIAL,
        },
        "modules.json": [
            {"idx": row, "name": str(row), "path": path, "type": module + kind}
            for row, (path, kind) in enumerate(
                (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))
            )
        ],
        "sentence_bert_config.json": {
            "max_seq_length": shape.position_count,
            "do_lower_case": False,
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.dimension_count,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
        },
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "prompts": {"query": E5_PROMPTS.query, "document": E5_PROMPTS.passage},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }


def _tensors(model: Weights) -> Tensors:
    """Return name → (shape, how to make it), so that only one is in memory at a time."""
    shape, floats = model.shape, model.floats
    width, inner = shape.dimension_count, shape.inner_count
    tables = {"word": ("word", shape.word_count), "position": ("pos", shape.position_count)}
    tables["token_type"] = ("type", 2)
    tensors: dict[str, tuple[tuple[int, ...], Callable[[], NDArray[np.float32]]]] = {}

    def add(name: str, source: str, *size: int) -> None:
        tensors[name] = size, lambda: floats(source)

    for table, (source, rows) in tables.items():
        add(f"embeddings.{table}_embeddings.weight", f"emb.{source}", rows, width)
    add("embeddings.LayerNorm.weight", "emb.ln.w", width)
    add("embeddings.LayerNorm.bias", "emb.ln.b", width)
    for layer in range(shape.layer_count):
        prefix = f"encoder.layer.{layer}"
        for name, source in _LINEAR.items():
            outputs = inner if source == "fi" else width
            inputs = inner if source == "fo" else width
            add(f"{prefix}.{name}.weight", f"l{layer}.{source}.w", outputs, inputs)
            add(f"{prefix}.{name}.bias", f"l{layer}.{source}.b", outputs)
        for name, source in _NORMS.items():
            add(f"{prefix}.{name}.weight", f"l{layer}.{source}.w", width)
            add(f"{prefix}.{name}.bias", f"l{layer}.{source}.b", width)
    tensors["pooler.dense.weight"] = (width, width), lambda: np.zeros(width * width, np.float32)
    tensors["pooler.dense.bias"] = (width,), lambda: np.zeros(width, np.float32)
    return tensors


def _write_safetensors(path: Path, tensors: Tensors) -> None:
    """Write the safetensors format: u64 size of a JSON header, the header, the values."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, (shape, _) in tensors.items():
        start, end = end, end + 4 * int(np.prod(shape))
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [start, end]}
    described = json.dumps(header).encode()
    described += b" " * (-len(described) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(described)) + described)
        for _, make in tensors.values():
            file.write(np.ascontiguousarray(make(), "<f4").tobytes())
