"""One folder for the graph, so that a run of the tests makes it once."""

import os
from pathlib import Path

import pytest


def shared_cache(factory: pytest.TempPathFactory) -> Path:
    """Return a folder of this run, the same for all of its processes."""
    base = factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "embedding-cache"
