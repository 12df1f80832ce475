"""Keeps a graph on disk that is costly to make and that any process may make.

The file's name ends in a hash of its own bytes: a file that was cut short or damaged does not
match its name and is made anew. Writing is a rename, so that two processes at once each leave
a whole file, and the same one.
"""

import hashlib
import logging
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

_log = logging.getLogger(__name__)

_DIGITS = 16


def find_or_build(
    folder: Path, name: str, build: Callable[[], bytes], *, replaces: Sequence[str] = ()
) -> Path | bytes:
    """Return where a sound graph of this name lies, made now if there is none.

    If the folder cannot be written, return the graph itself: the next process has to make it
    again, and no more is lost.

    Args:
        folder: Where graphs are kept.
        name: Of the graph, without the hash.
        build: Makes it.
        replaces: Names of earlier graphs, which are removed when this one is made.
    """
    for path in sorted(folder.glob(f"{name}-*.onnx")):
        if _is_sound(path):
            return path
    graph = build()
    path = folder / f"{name}-{hashlib.sha256(graph).hexdigest()[:_DIGITS]}.onnx"
    try:
        _write(path, graph, names=(name, *replaces))
    except OSError as error:
        _log.warning("the graph could not be kept in %s and will be made again: %s", folder, error)
        return graph
    return path


def _is_sound(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return False
    return path.stem.endswith(f"-{digest[:_DIGITS]}")


def _write(path: Path, graph: bytes, *, names: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        written = Path(part.name)
        try:
            part.write(graph)
        except OSError:
            written.unlink()
            raise
    written.replace(path)
    for other in (found for name in names for found in path.parent.glob(f"{name}-*.onnx")):
        if other != path:
            other.unlink(missing_ok=True)
