"""Frames are plain files: ours are whole, a team adds its own, a broken one says what is wrong."""

from pathlib import Path

import pytest

from app.brief_frames import frame, frames, frames_left_out
from knowledge.errors import InvalidEntry, NotFound
from knowledge.model.brief import SentenceKind
from knowledge.model.lesson import LessonKind

OWN = """
name = {nl = "Brief aan de wethouder"}
[[sections]]
key = "all"
heading = {nl = "Alles"}
kinds = ["worked", "unknown"]
parts = ["statement"]
"""


@pytest.mark.parametrize("name", frames(Path("nowhere")))
def test_every_kind_of_lesson_finds_a_place_in_our_frames(name: str) -> None:
    found = frame(name, Path("nowhere"))
    stating = [s for s in found.sections if SentenceKind.STATEMENT in s.parts]

    taken = frozenset().union(*(section.kinds for section in stating))
    assert stating
    assert taken >= frozenset(LessonKind) - {LessonKind.CONDITION}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", frames(Path("nowhere")))
def test_our_frames_are_worded_in_dutch_and_english(name: str, language: str) -> None:
    found = frame(name, Path("nowhere"))

    wordings = [found.name, *(section.heading for section in found.sections)]
    wordings += [w for s in found.sections for w in (s.lead, s.guidance, s.closing)]
    assert all(language in words.by_language for words in wordings if words.by_language)


def test_the_six_frames_come_in_the_order_of_their_use() -> None:
    assert list(frames(Path("nowhere"))) == [
        "policy_brief",
        "beleidskompas",
        "motion",
        "programme",
        "council_proposal",
        "factsheet",
    ]


def test_a_team_adds_a_frame_and_replaces_one_of_ours(tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "wethouder.toml").write_text(OWN, "utf-8")
    (tmp_path / "frames" / "motion.toml").write_text(OWN, "utf-8")

    found = frames(tmp_path)

    assert list(found)[-1] == "wethouder"
    assert found["motion"].name.in_language("fr") == "Brief aan de wethouder"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = ", "TOML"),
        ("[name]\nnl = 'x'", "sections"),
        (OWN.replace("worked", "went_well"), "went_well"),
        (OWN.replace('["statement"]', '["counter"]'), "choose from"),
        (OWN + OWN[OWN.index("[[") :], "a key of its own"),
    ],
    ids=["no-toml", "no-sections", "unknown-kind", "counter-is-not-drawn", "two-of-one-key"],
)
def test_a_file_that_is_no_frame_stops_no_other_and_says_what_is_wrong(
    tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "bad.toml").write_text(text, "utf-8")

    assert len(frames(tmp_path)) == 6
    assert says in frames_left_out(tmp_path)["bad.toml"]
    with pytest.raises(InvalidEntry, match=says):
        frame("bad", tmp_path)


def test_ours_stays_where_a_broken_file_would_take_its_place(tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "motion.toml").write_bytes(b"\xff\xfe")

    assert "motion" in frames(tmp_path)
    assert "cannot be read" in frames_left_out(tmp_path)["motion.toml"]


def test_a_frame_that_nobody_made_is_not_found() -> None:
    with pytest.raises(NotFound):
        frame("sonnet", Path("nowhere"))
