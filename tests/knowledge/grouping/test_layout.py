"""The map: near in meaning lies near, inside the frame, and stays put."""

import numpy as np

from knowledge.grouping.layout import layout
from tests.knowledge.grouping.drawn import drawn


def _clusters(count: int = 120) -> tuple[np.ndarray, np.ndarray]:
    rows, groups, _ = drawn(count, group_count=4, spread=0.2)
    return rows, np.array(groups)


def test_every_lesson_has_a_point_inside_the_frame() -> None:
    rows, labels = _clusters()

    points = layout(rows, labels)

    assert points.shape == (120, 2)
    assert np.abs(points).max() <= 1 + 1e-9


def test_members_of_a_group_lie_nearer_to_their_own_middle_than_to_another() -> None:
    rows, labels = _clusters()
    points = layout(rows, labels)

    middles = np.stack([points[labels == n].mean(axis=0) for n in range(4)])
    distances = np.linalg.norm(points[:, None] - middles[None], axis=2)

    assert np.mean(distances.argmin(axis=1) == labels) > 0.9


def test_the_map_is_the_same_each_time_and_stays_put_when_lessons_arrive() -> None:
    rows, labels = _clusters(160)
    before = layout(rows[:140], labels[:140])
    known = np.vstack([before, np.full((20, 2), np.nan)])

    after = layout(rows, labels, before=known)

    assert layout(rows[:140], labels[:140]).tobytes() == before.tobytes()
    assert np.linalg.norm(after[:140] - before, axis=1).mean() < 0.15


def test_one_group_and_even_no_lesson_have_a_map() -> None:
    rows, _ = _clusters(8)

    assert layout(rows, np.zeros(8, int)).shape == (8, 2)
    assert layout(rows[:0], np.zeros(0, int)).shape == (0, 2)
