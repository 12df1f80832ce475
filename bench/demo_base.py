"""A demonstration base to measure on: loaded anew, or a copy of one that is loaded."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.demo import load_demo
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.settings import Settings


@contextmanager
def opened_demo(loaded: Path | None, *, by: Person) -> Iterator[KnowledgeBase]:
    """Open a demonstration base that is gone afterwards.

    Args:
        loaded: Folder of a loaded one, which is copied; None loads it anew (minutes).
        by: Loads what is missing.
    """
    with tempfile.TemporaryDirectory(prefix="doorwerk-bench-") as temporary:
        data = Path(temporary) / "data"
        if loaded is not None:
            shutil.copytree(loaded, data)
        base = open_base(Settings(data=data, vector_index="exact"))
        try:
            load_demo(base, by=by)
            yield base
        finally:
            base.close()
