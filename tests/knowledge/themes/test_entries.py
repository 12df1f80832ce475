"""A broad chapter is about several things; a lesson is near it if it is near some of them."""

import numpy as np

from knowledge.embedding.choose import choose_embedder
from knowledge.grouping.lengths import unit
from knowledge.model.scheme import SchemeEntry
from knowledge.model.theme import InBoth
from knowledge.themes.entries import Aspects, entry_aspects, nearness_to
from knowledge.themes.placing import with_reports

_HOUSING = SchemeEntry(
    "A",
    InBoth("Samen wonen", "Living together"),
    about=InBoth("Huur, wooncoöperaties en leegstand.", "Rent, housing co-operatives and vacancy."),
)
_WATER = SchemeEntry("B", InBoth("Water"), about=InBoth("Regenwater; schone beken. Dijken."))


def test_a_chapter_is_read_by_its_name_and_by_each_part_of_its_line() -> None:
    dutch, english = entry_aspects(
        [_HOUSING, _WATER], choose_embedder("hashing", threads=1), priors={}
    )

    assert dutch.owners.tolist() == [0] * 4 + [1] * 4
    assert english.owners.tolist() == [0] * 4
    assert np.allclose(np.linalg.norm(dutch.rows, axis=1), 1, atol=1e-5)


def test_nearness_is_the_mean_of_the_three_nearest_parts() -> None:
    parts = Aspects(np.eye(5, dtype=np.float32), np.array([0, 0, 0, 0, 1]))
    lesson = np.array([[0.1, 0.6, 0.2, 0.7, 0.3]], np.float32)

    near = nearness_to([parts], lesson, entry_count=3)

    assert np.allclose(near, [[0.5, 0.3, 0.0]])


def test_a_chapter_in_one_language_is_not_further_than_one_in_two() -> None:
    rows = np.eye(2, dtype=np.float32)
    dutch, english = Aspects(rows, np.array([0, 1])), Aspects(rows[:1], np.array([0]))

    near = nearness_to([dutch, english], np.array([[0.5, 0.5]], np.float32), entry_count=2)

    assert np.allclose(near, [[0.5, 0.5]])


def test_a_lesson_leans_to_what_its_report_says_and_one_alone_stays_as_it_is() -> None:
    rows = unit(np.random.default_rng(0).standard_normal((3, 16)).astype(np.float32))

    found = with_reports(rows, ["a", "b", "a"])

    assert found[0] @ rows[2] > rows[0] @ rows[2]
    assert np.allclose(found[1], rows[1], atol=1e-6)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
