"""Words and meaning become one ranking, and a word for how good it is."""

import pytest

from knowledge.fusion import fuse, reciprocal_rank_fusion, score_by_chance, strength
from knowledge.model.search import Strength

UNKNOWN_SUBJECTS = score_by_chance(None)


def test_words_can_only_add() -> None:
    assert fuse(0.3, 0.4) > fuse(0.3, 0.1) > fuse(0.3, 0.0)


def test_words_that_match_weigh_the_same_in_a_short_question_and_in_a_long_one() -> None:
    two_of_eight = fuse(0.3, 2 / 8, word_count=8)
    two_of_forty = fuse(0.3, 2 / 40, word_count=40)

    assert two_of_forty == pytest.approx(two_of_eight)
    assert fuse(0.3, 0.5, word_count=2) == fuse(0.3, 0.5, word_count=8)


def test_words_count_half_in_another_language_where_the_question_is_long() -> None:
    words = fuse(0.3, 0.5, word_count=12) - fuse(0.3, 0.0)
    elsewhere = fuse(0.3, 0.5, word_count=12, other_language=True) - fuse(0.3, 0.0)

    assert words == pytest.approx(2 * elsewhere)
    assert fuse(0.3, 0.5, word_count=11, other_language=True) == fuse(0.3, 0.5, word_count=11)


@pytest.mark.parametrize(
    ("cosine", "said"),
    [(0.05, None), (0.25, Strength.WEAK), (0.32, Strength.FAIR), (0.45, Strength.STRONG)],
)
def test_the_nearer_in_meaning_the_stronger(cosine: float, said: Strength | None) -> None:
    assert strength(fuse(cosine, 0.0), by_chance=UNKNOWN_SUBJECTS) is said


def test_words_lift_a_doubtful_meaning() -> None:
    score = fuse(0.25, 0.5)

    assert strength(score, by_chance=UNKNOWN_SUBJECTS) is Strength.STRONG


def test_a_question_as_near_to_another_subject_has_no_answer_here() -> None:
    score = fuse(0.35, 0.0)

    assert strength(score, by_chance=score_by_chance(0.10)) is Strength.STRONG
    assert strength(score, by_chance=score_by_chance(0.34)) is None


def test_agreement_between_retrievers_beats_one_first_place() -> None:
    fused = reciprocal_rank_fusion([["repair", "garden"], ["bikes", "garden"]])

    assert [name for name, _ in fused] == ["garden", "bikes", "repair"]


def test_negative_damping_is_refused() -> None:
    with pytest.raises(ValueError, match="damping"):
        reciprocal_rank_fusion([["a"]], damping=-1)
