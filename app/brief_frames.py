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
    its place. One that is no frame is left out; see `frames_left_out`.

    Args:
        data: The data folder of the base.
    """
    return _all(data)[0]


def frames_left_out(data: Path) -> Mapping[str, str]:
    """Return what is wrong with each file of the team that is no frame, by its name."""
    return _all(data)[1]


def _all(data: Path) -> tuple[Mapping[str, Frame], Mapping[str, str]]:
    found = {path.stem: path for path in sorted(_SHIPPED.glob("*.toml"))}
    found |= {path.stem: path for path in sorted((data / "frames").glob("*.toml"))}
    ordered = [*(name for name in _FIRST if name in found), *sorted(set(found) - set(_FIRST))]
    known: dict[str, Frame] = {}
    flaws: dict[str, str] = {}
    for name in ordered:
        try:
            known[name] = _read(found[name])
        except InvalidEntry as error:
            flaws[found[name].name] = str(error)
            if (_SHIPPED / f"{name}.toml").is_file():
                known[name] = _read(_SHIPPED / f"{name}.toml")
    return known, flaws


def frame(frame_id: str, data: Path) -> Frame:
    """Return one frame.

    Raises:
        NotFound: If there is none with this id.
        InvalidEntry: If the team's file of this name is no frame; it says what is wrong.
    """
    known, flaws = _all(data)
    if problem := flaws.get(f"{frame_id}.toml"):
        raise InvalidEntry(f"{frame_id}.toml", problem)
    if frame_id not in known:
        raise NotFound("frame", frame_id)
    return known[frame_id]


def _read(path: Path) -> Frame:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidEntry(f"frame {path.name}", f"cannot be read: {error}") from error
    return frame_from(path.stem, text)
