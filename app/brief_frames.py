"""The frames of briefs: those that come with the program, and those that a team added."""

from collections.abc import Mapping
from pathlib import Path

from knowledge.errors import InvalidEntry, NotFound
from knowledge.model.frame import Frame, frame_from

_SHIPPED = Path(__file__).parent / "frames"
_FIRST = ("policy_brief", "beleidskompas", "motion", "programme", "council_proposal", "factsheet")


def frames(data: Path) -> Mapping[str, Frame]:
    """Return the frames by id, ours first.

    A file `frames/NAME.toml` in the data folder adds a frame; one with the name of ours takes
    its place.

    Args:
        data: The data folder of the base.

    Raises:
        InvalidEntry: If a file is no frame; its sentence names the file and what is wrong.
    """
    found = {path.stem: path for path in sorted(_SHIPPED.glob("*.toml"))}
    found |= {path.stem: path for path in sorted((data / "frames").glob("*.toml"))}
    ordered = [*(name for name in _FIRST if name in found), *sorted(set(found) - set(_FIRST))]
    return {name: _read(found[name]) for name in ordered}


def frame(frame_id: str, data: Path) -> Frame:
    """Return one frame.

    Raises:
        NotFound: If there is none with this id.
    """
    known = frames(data)
    if frame_id not in known:
        raise NotFound("frame", frame_id)
    return known[frame_id]


def _read(path: Path) -> Frame:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidEntry(f"frame {path.name}", f"cannot be read: {error}") from error
    return frame_from(path.stem, text)
