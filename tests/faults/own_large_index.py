"""A process that owns the large index of a folder, as a server does: for tests to kill.

    python -m tests.faults.own_large_index FOLDER [PAGES]

Says "page" for each page of vectors that it fills in, and "in step" at the end; then, or after
so many pages, it waits until its standard input is closed.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from knowledge.indexes.generations import Generations
from knowledge.ports import Vectors
from knowledge.records.database import Database
from tests.samples import MODEL


def main() -> None:
    """Fill the living generation of a folder, and keep the lock."""
    folder = Path(sys.argv[1])
    pages_left = int(sys.argv[2]) if len(sys.argv) > 2 else sys.maxsize

    def centre(vectors: Vectors, _languages: Sequence[str]) -> Vectors:
        nonlocal pages_left
        say("page")
        pages_left -= 1
        if not pages_left:
            sys.stdin.read()
        return vectors

    database = Database(f"sqlite:///{folder / 'records.sqlite'}")
    index = Generations(folder / "chroma", database, model=MODEL, fingerprint=MODEL, centre=centre)
    index.keep_in_step()
    say("in step")
    sys.stdin.read()


def say(word: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
