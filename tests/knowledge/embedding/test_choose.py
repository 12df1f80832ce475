"""A setting names an embedder or is refused with what may be chosen."""

import sys
from pathlib import Path

import pytest

from knowledge.embedding.choose import choose_embedder
from knowledge.embedding.errors import ExtraMissing, UnknownEmbedder
from knowledge.errors import SettingsError


def test_each_setting_gives_its_embedder(tmp_path: Path) -> None:
    prints = [choose_embedder(name, cache_dir=tmp_path).fingerprint for name in ("onnx", "hashing")]

    assert [name.partition("-")[0] for name in prints] == ["multilingual", "hashing"]


@pytest.mark.parametrize("setting", ["", "bert", "ONNX ", "sentence-transformers:", "onnx:large"])
def test_an_unknown_setting_says_what_may_be_chosen(setting: str) -> None:
    with pytest.raises(UnknownEmbedder, match="sentence-transformers:NAME_OR_PATH") as caught:
        choose_embedder(setting)
    assert isinstance(caught.value, SettingsError)
    assert caught.value.embedder == setting


def test_a_missing_extra_is_named_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)

    with pytest.raises(ExtraMissing, match=r"doorwerk\[sentence-transformers\]") as caught:
        choose_embedder("sentence-transformers:BAAI/bge-m3")
    assert caught.value.extra == "sentence-transformers"
