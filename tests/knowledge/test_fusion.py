"""Words and meaning become one ranking, and a word for how good it is."""

import pytest

from knowledge.fusion import fuse, reciprocal_rank_fusion, strength
from knowledge.model.search import Strength


def test_words_can_only_add() -> None:
    assert fuse(0.3, 0.4) > fuse(0.3, 0.1) > fuse(0.3, 0.0)


def test_chance_is_no_answer_and_a_near_meaning_is_a_strong_one() -> None:
    assert strength(fuse(0.05, 0.0)) is None
    assert strength(fuse(0.25, 0.0)) is Strength.WEAK
    assert strength(fuse(0.32, 0.0)) is Strength.FAIR
    assert strength(fuse(0.45, 0.0)) is Strength.STRONG


def test_words_lift_a_doubtful_meaning() -> None:
    assert strength(fuse(0.25, 0.5)) is Strength.STRONG


def test_agreement_between_retrievers_beats_one_first_place() -> None:
    fused = reciprocal_rank_fusion([["repair", "garden"], ["bikes", "garden"]])

    assert [name for name, _ in fused] == ["garden", "bikes", "repair"]


def test_negative_damping_is_refused() -> None:
    with pytest.raises(ValueError, match="damping"):
        reciprocal_rank_fusion([["a"]], damping=-1)
