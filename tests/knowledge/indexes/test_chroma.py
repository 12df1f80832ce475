"""Chroma behind its guard: what we did not write is not opened."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import chromadb
import numpy as np
import pytest
from chromadb.utils import embedding_functions

from knowledge.errors import StoreDamaged
from knowledge.indexes.chroma import ChromaIndex
from knowledge.ports import VectorEntry


def write_index(folder: Path) -> None:
    index = ChromaIndex(folder)
    index.add([VectorEntry("r.0", "r", "nl")], np.eye(1, 4, dtype=np.float32))
    index.close()


def test_an_index_is_there_again_after_it_was_closed(tmp_path: Path) -> None:
    write_index(tmp_path / "g1")

    again = ChromaIndex(tmp_path / "g1")

    assert again.passage_ids() == {"r.0"}
    again.close()


def test_only_ids_and_vectors_lie_in_its_files(tmp_path: Path) -> None:
    write_index(tmp_path / "g1")

    with closing(sqlite3.connect(tmp_path / "g1" / "chroma.sqlite3")) as connection:
        documents = connection.execute("SELECT count(*) FROM embedding_metadata").fetchone()

    assert documents == (0,)


def test_a_collection_that_names_an_embedding_function_is_not_opened(tmp_path: Path) -> None:
    write_index(tmp_path / "g1")
    database = tmp_path / "g1" / "chroma.sqlite3"
    foreign = {"type": "known", "name": "openai", "config": {}}
    with closing(sqlite3.connect(database)) as connection:
        (stored,) = connection.execute("SELECT schema_str FROM collections").fetchone()
        schema = json.loads(stored)
        schema["keys"]["#embedding"]["float_list"]["vector_index"]["config"][
            "embedding_function"
        ] = foreign
        connection.execute("UPDATE collections SET schema_str = ?", (json.dumps(schema),))
        connection.commit()

    with pytest.raises(StoreDamaged, match="not written by Doorwerk"):
        ChromaIndex(tmp_path / "g1")


def test_a_collection_of_another_name_is_not_opened(tmp_path: Path) -> None:
    write_index(tmp_path / "g1")
    client = chromadb.PersistentClient(str(tmp_path / "g1"))
    client.create_collection("foreign", embedding_function=None)
    client.close()  # type: ignore[attr-defined]

    with pytest.raises(StoreDamaged, match="not written by Doorwerk"):
        ChromaIndex(tmp_path / "g1")


def test_a_damaged_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "g1").mkdir()
    (tmp_path / "g1" / "chroma.sqlite3").write_bytes(b"no database at all" * 100)

    with pytest.raises(StoreDamaged, match="doorwerk reindex"):
        ChromaIndex(tmp_path / "g1")


def test_no_function_that_could_load_code_is_known_to_chroma(tmp_path: Path) -> None:
    write_index(tmp_path / "g1")

    assert set(embedding_functions.known_embedding_functions) <= {"default"}


def test_dropping_leaves_no_folder(tmp_path: Path) -> None:
    write_index(tmp_path / "g1")

    ChromaIndex(tmp_path / "g1").drop()

    assert not (tmp_path / "g1").exists()
