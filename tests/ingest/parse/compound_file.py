"""A small writer of Microsoft compound files, to make MSG and old Office files in tests."""

import struct
from dataclasses import dataclass

_SECTOR, _MINI_SECTOR, _MINI_LIMIT = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STREAM, _STORAGE, _ROOT = 2, 1, 5

Tree = dict[str, "bytes | Tree"]


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    right: int = _FREE
    child: int = _FREE
    start: int = _END


class _Sectors:
    """Sectors of one size with the table that chains them."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.data = bytearray()
        self.table: list[int] = []

    def add(self, data: bytes) -> int:
        if not data:
            return _END
        start = len(self.table)
        count = -(-len(data) // self.size)
        self.data += data.ljust(count * self.size, b"\0")
        self.table += [*range(start + 1, start + count), _END]
        return start


def compound_file(tree: Tree) -> bytes:
    """Return a compound file (MS-CFB, version 3) with these storages and streams."""
    entries = [_Entry("Root Entry", _ROOT)]
    _hang(tree, 0, entries)
    sectors, minis = _Sectors(_SECTOR), _Sectors(_MINI_SECTOR)
    for entry in entries:
        if entry.kind == _STREAM:
            entry.start = (minis if len(entry.data) < _MINI_LIMIT else sectors).add(entry.data)
    entries[0].data = bytes(minis.data)
    entries[0].start = sectors.add(entries[0].data)
    mini_table = struct.pack(f"<{len(minis.table)}I", *minis.table)
    mini_table += b"\xff" * (-len(mini_table) % _SECTOR)
    mini_start = sectors.add(mini_table)
    directory_start = sectors.add(b"".join(map(_packed, entries)))
    fat_start, fat_count = len(sectors.table), len(sectors.table) // 127 + 1
    table = sectors.table + [_FAT] * fat_count
    table += [_FREE] * (fat_count * 128 - len(table))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_count,
        directory_start, 0, _MINI_LIMIT, mini_start, len(mini_table) // _SECTOR, _END, 0,
    )  # fmt: skip
    places = [fat_start + n for n in range(fat_count)] + [_FREE] * (109 - fat_count)
    header += struct.pack("<109I", *places)
    return header + bytes(sectors.data) + struct.pack(f"<{len(table)}I", *table)


def _hang(tree: Tree, parent: int, entries: list[_Entry]) -> None:
    """Hang a storage's children on it, each the right sibling of the one before."""
    before = -1
    for name, content in sorted(tree.items(), key=lambda pair: (len(pair[0]), pair[0].upper())):
        at = len(entries)
        is_stream = isinstance(content, bytes)
        entries.append(_Entry(name, _STREAM if is_stream else _STORAGE))
        if before < 0:
            entries[parent].child = at
        else:
            entries[before].right = at
        before = at
        if isinstance(content, dict):
            _hang(content, at, entries)
        else:
            entries[at].data = content


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xIQQIQ",
        name, len(name) + 2, entry.kind, 1, _FREE, entry.right, entry.child, 0, 0, 0,
        entry.start, len(entry.data),
    )  # fmt: skip


def outlook_message(
    properties: dict[int, str], *, attachments: dict[str, bytes] | None = None
) -> bytes:
    """Return an Outlook message with these text properties and files (MS-OXMSG).

    Args:
        properties: Text by property id, such as 0x0037 for the subject.
        attachments: Bytes by file name.
    """
    files = attachments or {}
    head = struct.pack("<8x4I8x", 0, len(files), 0, len(files))
    tree: Tree = with_properties(head, {pid: (0x1F, text) for pid, text in properties.items()})
    for number, (name, data) in enumerate(files.items()):
        tree[f"__attach_version1.0_#{number:08X}"] = with_properties(
            b"\0" * 8, {0x3707: (0x1F, name), 0x3701: (0x102, data), 0x3705: (0x03, 1)}
        )
    tree["__nameid_version1.0"] = {"__substg1.0_00020102": b"\0" * 16}
    return compound_file(tree)


def with_properties(head: bytes, values: dict[int, tuple[int, str | bytes | int]]) -> Tree:
    """Return a storage with these properties: kind and value by id."""
    tree: Tree = {}
    rows = head
    for pid, (kind, value) in values.items():
        if isinstance(value, int):
            rows += struct.pack("<HHIII", kind, pid, 6, value, 0)
            continue
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        rows += struct.pack("<HHIII", kind, pid, 6, len(data) + 2 * isinstance(value, str), 0)
        tree[f"__substg1.0_{pid:04X}{kind:04X}"] = data
    tree["__properties_version1.0"] = rows
    return tree
