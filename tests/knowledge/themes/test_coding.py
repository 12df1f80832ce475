"""Agreement: coded blind, measured per lesson, shown with its interval."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.bootstrap import open_base
from knowledge.errors import Conflict, InvalidEntry, NotAllowed, NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Role
from knowledge.settings import Settings
from knowledge.themes.agreement import agreement, lesson_f1
from tests.knowledge.themes.corpus import ANALYST, fill, found
from tests.samples import READER

_COLLEAGUE = Person("Sami", frozenset({Role.ANALYST}))
_THEMES = st.frozensets(st.sampled_from("abcd"))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    folder: Path = tmp_path_factory.mktemp("coding")
    opened = open_base(Settings(data=folder, embedder="hashing"))
    fill(opened)
    found(opened)
    yield opened
    opened.close()


@given(_THEMES, _THEMES)
def test_f1_is_a_share_and_the_same_both_ways(one: frozenset[str], other: frozenset[str]) -> None:
    assert lesson_f1(one, other) == lesson_f1(other, one)
    assert 0 <= lesson_f1(one, other) <= 1
    assert lesson_f1(one, one) == 1


@given(st.dictionaries(st.integers(0, 50).map(str), _THEMES, min_size=1))
def test_the_mean_lies_in_its_interval_and_only_shared_lessons_count(
    first: dict[str, frozenset[str]],
) -> None:
    second = {name: frozenset("a") for name in first} | {"beyond": frozenset("b")}

    measured = agreement("Noor", "", first, second)

    assert measured.lesson_count == len(first)
    assert measured.low - 1e-9 <= measured.f1 <= measured.high + 1e-9
    assert measured.is_enough == (len(first) >= 30)


def test_a_sample_is_coded_blind_and_then_compared(base: KnowledgeBase) -> None:
    coding = base.theme_coding
    sample = coding.draw(by=ANALYST, count=30)
    placed = base.themes.standing(viewer=ANALYST).placements
    other = coding.choices(sample.id, viewer=ANALYST)[0].id

    to_code = coding.to_code(sample.id, viewer=ANALYST)
    assert len(to_code) == 30
    assert all(one.theme_ids is None for one in to_code)
    for number, one in enumerate(to_code):
        theme = placed[one.lesson.id].theme_id
        coding.code(sample.id, one.lesson.id, [theme], by=ANALYST)
        chosen = [theme] if number % 2 else []
        if number < 29:
            coding.code(sample.id, one.lesson.id, chosen, by=_COLLEAGUE)

    with pytest.raises(Conflict, match="other 1"):
        coding.agreements(sample.id, viewer=_COLLEAGUE)
    coding.code(sample.id, to_code[29].lesson.id, [other], by=_COLLEAGUE)
    noor, sami, both = coding.agreements(sample.id, viewer=_COLLEAGUE)
    assert (noor.one, noor.other, noor.f1, noor.is_enough) == ("Noor", "", 1.0, True)
    assert sami.f1 == both.f1 <= 0.55
    assert sami.low < sami.f1 < sami.high


def test_fewer_than_thirty_are_not_drawn(base: KnowledgeBase) -> None:
    with pytest.raises(InvalidEntry):
        base.theme_coding.draw(by=ANALYST, count=29)
    with pytest.raises(Conflict):
        base.theme_coding.draw(by=ANALYST, count=1000)
    with pytest.raises(NotAllowed):
        base.theme_coding.draw(by=READER)


def test_what_is_not_in_the_sample_cannot_be_coded(base: KnowledgeBase) -> None:
    sample = base.theme_coding.draw(by=ANALYST, count=30, seed=1)
    lesson = next(iter(sample.answers))

    with pytest.raises(NotFound):
        base.theme_coding.code(sample.id, "les-0000000000", [], by=ANALYST)
    with pytest.raises(NotFound):
        base.theme_coding.code(sample.id, lesson, ["thm-0000000000"], by=ANALYST)


def test_a_coder_corrects_their_own_word_and_the_history_tells_what_it_was(
    base: KnowledgeBase,
) -> None:
    coding = base.theme_coding
    sample = coding.draw(by=ANALYST, count=30, seed=11)
    one, other = (theme.id for theme in coding.choices(sample.id, viewer=ANALYST)[:2])
    first, second, *_ = sample.answers
    coding.code(sample.id, first, [one], by=_COLLEAGUE)
    coding.code(sample.id, first, [one], by=ANALYST)
    coding.code(sample.id, first, [other], by=ANALYST)
    coding.code(sample.id, first, [other], by=ANALYST)
    coding.code(sample.id, second, [], by=ANALYST)

    (made,) = coding.corrections(sample.id, viewer=ANALYST)

    assert (made.coder, made.lesson_id) == ("Noor", first)
    assert (made.before, made.after) == (frozenset({one}), frozenset({other}))
    assert coding.to_code(sample.id, viewer=ANALYST)[0].theme_ids == frozenset({other})
    assert coding.to_code(sample.id, viewer=_COLLEAGUE)[0].theme_ids == frozenset({one})
    assert coding.corrections(sample.id, viewer=_COLLEAGUE) == ()


def test_who_has_lessons_left_sees_no_correction_of_another(base: KnowledgeBase) -> None:
    coding = base.theme_coding
    sample = coding.draw(by=ANALYST, count=30, seed=12)
    theme = coding.choices(sample.id, viewer=ANALYST)[0].id
    for lesson_id in sample.answers:
        coding.code(sample.id, lesson_id, [], by=ANALYST)
        coding.code(sample.id, lesson_id, [theme], by=ANALYST)

    assert len(coding.corrections(sample.id, viewer=ANALYST)) == 30
    assert coding.corrections(sample.id, viewer=_COLLEAGUE) == ()


def test_a_merge_after_the_sample_was_drawn_makes_nobody_disagree(base: KnowledgeBase) -> None:
    coding = base.theme_coding
    sample = coding.draw(by=ANALYST, count=30, seed=9)
    for lesson_id, theme in sample.answers.items():
        coding.code(sample.id, lesson_id, [theme], by=ANALYST)
    one, other = (theme.id for theme in coding.choices(sample.id, viewer=ANALYST)[:2])
    base.themes.edits.merge([other], one, by=ANALYST)
    for lesson_id, theme in sample.answers.items():
        now = one if theme == other else theme
        coding.code(sample.id, lesson_id, [now], by=_COLLEAGUE)

    found = coding.agreements(sample.id, viewer=_COLLEAGUE)
    said = {
        theme for one in coding.to_code(sample.id, viewer=ANALYST) for theme in one.theme_ids or ()
    }
    (act,) = base.themes.edits.history(viewer=ANALYST)
    base.themes.edits.take_back(act.sequence, by=ANALYST)

    assert [measured.f1 for measured in found] == [1.0, 1.0, 1.0]
    assert other not in said


def test_the_same_seed_draws_the_same_lessons(base: KnowledgeBase) -> None:
    one, other = (base.theme_coding.draw(by=ANALYST, count=30, seed=5) for _ in range(2))

    assert one.answers == other.answers
    assert one.id != other.id
