"""Words of a PDF made black in a child process, so that no file can harm whoever asks."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from ingest.outcome import Refused
from ingest.parse.limits import Limits
from ingest.parse.sandbox import Sandbox
from knowledge.personal_places import Box

_log = logging.getLogger(__name__)
_LIMITS = Limits(wall_seconds=600.0)


def blacken_pdf(
    path: Path, boxes: Mapping[int, Sequence[Box]], words: Sequence[str]
) -> bytes | None:
    """Return a copy of a PDF with boxes and words blackened, None if it cannot be made.

    Args:
        path: Of the file.
        boxes: By 0-based page, in points.
        words: To be blackened wherever else they are printed.
    """
    try:
        with Sandbox() as sandbox:
            return sandbox.blacken(path, boxes, words, limits=_LIMITS)
    except Refused as refusal:
        _log.warning("no blackened copy could be made: %s", refusal.code)
        return None
