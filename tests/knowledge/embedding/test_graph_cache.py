"""A graph is made once, and never taken from a file that is not what it was."""

from pathlib import Path

import pytest

from knowledge.embedding.graph_cache import find_or_build


class Builder:
    """Builds a small graph and counts how often."""

    def __init__(self, graph: bytes = b"graph") -> None:
        self.graph = graph
        self.count = 0

    def __call__(self) -> bytes:
        self.count += 1
        return self.graph


def test_the_second_process_finds_what_the_first_made(tmp_path: Path) -> None:
    builder = Builder()
    first = find_or_build(tmp_path / "new" / "folder", "g1", builder)

    assert find_or_build(tmp_path / "new" / "folder", "g1", builder) == first
    assert builder.count == 1


def test_another_name_is_another_graph(tmp_path: Path) -> None:
    find_or_build(tmp_path, "g1", Builder(b"one"))
    second = find_or_build(tmp_path, "g2", Builder(b"two"))

    assert isinstance(second, Path)
    assert second.read_bytes() == b"two"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_graph_takes_the_place_of_those_that_it_replaces(tmp_path: Path) -> None:
    find_or_build(tmp_path, "g1", Builder(b"one"))
    other = find_or_build(tmp_path, "h1", Builder(b"another"))
    second = find_or_build(tmp_path, "g1.1", Builder(b"two"), replaces=["g1"])

    assert set(tmp_path.iterdir()) == {second, other}


@pytest.mark.parametrize("damage", [b"", b"grap", b"Graph", b"graph and more"])
def test_a_damaged_file_is_replaced(tmp_path: Path, damage: bytes) -> None:
    path = find_or_build(tmp_path, "g1", Builder())
    assert isinstance(path, Path)
    path.write_bytes(damage)

    again = find_or_build(tmp_path, "g1", Builder())

    assert again == path
    assert path.read_bytes() == b"graph"


def test_a_file_of_another_build_gives_way(tmp_path: Path) -> None:
    old = tmp_path / "g1-0123456789abcdef.onnx"
    old.write_bytes(b"something else")
    find_or_build(tmp_path, "g1", Builder())

    assert not old.exists()
    assert len(list(tmp_path.iterdir())) == 1


def test_where_nothing_can_be_written_the_graph_itself_is_returned(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")

    assert find_or_build(blocked / "below", "g1", Builder()) == b"graph"
