"""The default model can be taken elsewhere: a directory that Sentence Transformers loads."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer

from knowledge.embedding.errors import FolderNotEmpty
from knowledge.embedding.export import export_sentence_transformers
from knowledge.embedding.tokenization import build_tokenizer
from knowledge.embedding.weights import Weights
from tests.knowledge.embedding.sentences import ODD, PLAIN


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "e5"
    export_sentence_transformers(folder)
    return folder


def tensor(folder: Path, name: str) -> NDArray[np.float32]:
    with (folder / "model.safetensors").open("rb") as file:
        size = struct.unpack("<Q", file.read(8))[0]
        entry = json.loads(file.read(size))[name]
        start, end = entry["data_offsets"]
        file.seek(8 + size + start)
        return np.frombuffer(file.read(end - start), "<f4").reshape(entry["shape"])


def test_the_tensors_are_those_of_bert(exported: Path, weights: Weights) -> None:
    np.testing.assert_array_equal(
        tensor(exported, "encoder.layer.4.output.dense.weight"), weights.floats("l4.fo.w")
    )
    assert tensor(exported, "embeddings.position_embeddings.weight").shape == (512, 384)
    assert tensor(exported, "embeddings.token_type_embeddings.weight").shape == (2, 384)


def test_the_header_covers_the_file_to_its_last_byte(exported: Path) -> None:
    with (exported / "model.safetensors").open("rb") as file:
        size = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(size))
    ends = [entry["data_offsets"][1] for name, entry in header.items() if name != "__metadata__"]

    assert size % 8 == 0
    assert len(ends) == 199
    assert 8 + size + max(ends) == (exported / "model.safetensors").stat().st_size


def test_its_tokenizer_gives_our_ids(exported: Path, weights: Weights) -> None:
    theirs = Tokenizer.from_file(str(exported / "tokenizer.json"))
    ours = build_tokenizer(weights.vocabulary, token_limit=512)
    texts = [text for text in (*PLAIN, *ODD) if "\ud83d" not in text]

    assert [theirs.encode(text).ids for text in texts] == [ours.encode(text).ids for text in texts]


def test_it_pools_by_the_mean_normalises_and_knows_its_prompts(exported: Path) -> None:
    modules = json.loads((exported / "modules.json").read_text())
    settings = json.loads((exported / "config_sentence_transformers.json").read_text())
    pooling = json.loads((exported / "1_Pooling" / "config.json").read_text())

    assert [module["type"].rpartition(".")[2] for module in modules] == [
        "Transformer",
        "Pooling",
        "Normalize",
    ]
    assert pooling["pooling_mode_mean_tokens"]
    assert settings["prompts"] == {"query": "query: ", "document": "passage: "}


def test_an_empty_folder_will_do_and_a_full_one_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "thesis.txt"
    kept.write_text("years of work")

    with pytest.raises(FolderNotEmpty):
        export_sentence_transformers(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
