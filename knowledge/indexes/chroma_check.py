"""Looks at a Chroma folder from a child process, so that a damaged one takes nobody down.

A process that was killed while Chroma wrote, or a full disk, can leave files that end any
process which reads them. The child opens the folder and asks for vectors that must be there.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np

from knowledge.errors import StoreDamaged
from knowledge.indexes.chroma import ChromaIndex
from knowledge.ports import VectorEntry, Vectors

_LIMIT_SECONDS = 300
_SAME = 0.99
_SOUND, _UNSOUND = 0, 3
_GUEST = VectorEntry("check", "", "")  # comes and goes, to see that the folder can be written
_ROOT = Path(__file__).resolve().parent.parent.parent


def is_sound(folder: Path, sample: Vectors) -> bool:
    """Say whether the folder can be opened and every vector of the sample is found in it.

    Nobody else may hold the folder meanwhile.

    Args:
        folder: Of one `ChromaIndex`.
        sample: (n_vectors, n_dimensions), float32, rows of length 1; vectors that were added.
    """
    header = {"folder": str(folder.resolve()), "shape": sample.shape}
    child = subprocess.Popen(
        [sys.executable, "-s", "-m", "knowledge.indexes.chroma_check"],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with child:
        try:
            if child.stdin is not None:
                child.stdin.write(json.dumps(header).encode() + b"\n" + sample.tobytes())
                child.stdin.flush()
            return child.wait(_LIMIT_SECONDS) == _SOUND
        except (BrokenPipeError, subprocess.TimeoutExpired):
            return False
        finally:
            child.kill()


def main() -> None:
    """Answer one `is_sound`, by the exit code."""
    header = json.loads(sys.stdin.buffer.readline())
    row_count, dimension_count = header["shape"]
    packed = bytearray(sys.stdin.buffer.read(row_count * dimension_count * 4))
    sample = np.frombuffer(packed, dtype=np.float32).reshape(row_count, dimension_count)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    os._exit(_SOUND if _finds_all(Path(header["folder"]), sample) else _UNSOUND)


def _leave_with_parent() -> None:
    """End at once when the parent is gone: the folder may have another owner then."""
    sys.stdin.buffer.read(1)
    os._exit(_UNSOUND)


def _finds_all(folder: Path, sample: Vectors) -> bool:
    try:
        index = ChromaIndex(folder)
        nearest = [index.nearest(vector, limit=1) for vector in sample]
        if len(sample):
            index.add([_GUEST], sample[:1])
            nearest.append(index.nearest(sample[0], limit=1))
            index.remove([_GUEST.passage_id])
    except StoreDamaged:
        return False
    index.close()
    return all(found and found[0][1] > _SAME for found in nearest)


if __name__ == "__main__":
    main()
