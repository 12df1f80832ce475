"""Subjects draw lessons together by what they are about, and name themes as a person would."""

import numpy as np
import pytest

from knowledge.common_words import COMMON_WORDS
from knowledge.grouping.centred import centre_by_kind
from knowledge.model.scheme import SchemeEntry
from knowledge.model.theme import InBoth
from knowledge.themes.subject_names import subject_names
from knowledge.themes.subjects import Subjects, vocabulary

_FIELDS = (
    SchemeEntry("money", InBoth("Geld", "Money")),
    SchemeEntry("food", InBoth("Eten", "Food")),
)
_SUBJECTS = (
    SchemeEntry("grants", InBoth("Subsidies", "Grants"), parent="money"),
    SchemeEntry("rent", InBoth("Huur", "Rent"), parent="money"),
    SchemeEntry("garden", InBoth("Moestuinen", "Gardens"), parent="food"),
)


@pytest.fixture
def subjects() -> Subjects:
    return Subjects(_FIELDS, _SUBJECTS, np.eye(4, dtype=np.float32)[:3])


def lessons(*numbers: int) -> np.ndarray:
    """Return rows near the axes named, 3 being about nothing that the vocabulary knows."""
    noise = np.random.default_rng(0).normal(0, 0.05, (len(numbers), 4))
    rows = np.eye(4)[list(numbers)] + noise
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def test_a_lesson_is_about_the_subject_that_it_is_nearest_to(subjects: Subjects) -> None:
    about = subjects.about(lessons(*[0] * 4, *[1] * 4, *[3] * 24))

    assert about[:4].argmax(axis=1).tolist() == [0] * 4
    assert about[4:8].argmax(axis=1).tolist() == [1] * 4
    assert not about[8:].any()


def test_few_lessons_are_left_as_they_are(subjects: Subjects) -> None:
    rows = lessons(0, 1, 2)
    about = subjects.about(rows)

    assert not about.any()
    assert np.allclose(subjects.drawn(rows, about), rows, atol=1e-6)


def test_a_lesson_whose_neighbours_are_nearer_than_its_subject_is_not_drawn(
    subjects: Subjects,
) -> None:
    rows = lessons(*[0] * 4, *[3] * 40)

    drawn = subjects.drawn(rows, subjects.about(rows))

    assert np.allclose(drawn[4:], rows[4:], atol=1e-6)
    assert np.allclose(np.linalg.norm(drawn, axis=1), 1, atol=1e-6)


def test_a_group_takes_the_name_of_its_subject_or_of_the_field_and_none_twice(
    subjects: Subjects,
) -> None:
    about = np.zeros((8, 3), np.float32)
    about[0:3, 2] = 1
    about[3:5, 0] = 1
    about[5:7, 2] = 1
    groups = {"a": range(3), "b": (3, 4), "c": (5, 6), "d": (7,)}

    named = {one: name.en for one, name in subject_names(subjects, about, groups).items()}

    assert named == {"a": "Gardens", "b": "Grants", "c": "Food"}


def test_a_part_is_not_called_as_the_whole(subjects: Subjects) -> None:
    about = np.ones((4, 3), np.float32) * np.array([0, 0, 1], np.float32)

    found = subject_names(
        subjects, about, {"part": range(4)}, others=[InBoth("Moestuinen", "Gardens")]
    )

    assert found["part"].nl == "Eten"


def test_every_subject_has_a_short_name_in_both_languages_and_no_stop_word_alone() -> None:
    for entry in vocabulary():
        for language in ("nl", "en"):
            name = getattr(entry.name, language)
            assert 3 < len(name) <= 40
            assert name.casefold() not in COMMON_WORDS[language]
    names = [entry.name.nl for entry in vocabulary()]
    assert len(set(names)) == len(names)


def test_what_lessons_of_one_kind_have_in_common_is_taken_out() -> None:
    rows = lessons(*[0, 1] * 20)
    rows[::2] += np.array([0, 0, 0, 2], np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    kinds = ["open_problem", "worked"] * 20

    apart = centre_by_kind(rows, kinds)

    assert abs(float(apart[::2, 3].mean())) < abs(float(rows[::2, 3].mean()))


def shares(*rows: tuple[float, float, float]) -> np.ndarray:
    """Return what lessons are about: grants, rent, gardens."""
    return np.array(rows, np.float32)


def test_two_subjects_of_a_field_that_tell_as_much_give_way_to_the_field(
    subjects: Subjects,
) -> None:
    about = shares((1, 0, 0), (1, 0, 0), (0, 1, 0), (0, 1, 0), (0, 0, 1))

    assert subject_names(subjects, about, {"a": range(4)})["a"].en == "Money"


def test_two_subjects_of_two_fields_that_tell_as_much_stand_beside_each_other(
    subjects: Subjects,
) -> None:
    about = shares((1, 0, 0), (1, 0, 0), (0, 0, 1), (0, 0, 1), (0, 1, 0))

    assert subject_names(subjects, about, {"a": range(4)})["a"].en == "Grants; gardens"


def test_a_subject_of_most_lessons_names_the_group_alone(subjects: Subjects) -> None:
    about = shares((1, 0, 0), (1, 0, 0), (1, 0, 0), (0, 0, 1), (0, 1, 0), (0, 0, 1))

    assert subject_names(subjects, about, {"a": range(4)})["a"].en == "Grants"


def test_what_few_lessons_are_about_names_no_group_alone(subjects: Subjects) -> None:
    about = shares(*[(1, 0, 0)] * 2, *[(0, 0, 1)] * 2, *[(0, 0, 0)] * 3, *[(0, 0, 1)] * 3)

    assert subject_names(subjects, about, {"a": range(7)})["a"].en == "Grants; gardens"


def test_no_part_is_called_as_a_theme_beside_its_own(subjects: Subjects) -> None:
    about = shares((1, 0, 0), (1, 0, 0), (0, 1, 0), (0, 1, 0))

    found = subject_names(subjects, about, {"part": range(4)}, others=[InBoth("Geld", "Money")])

    assert found["part"].en == "Grants; rent"


def test_a_name_goes_to_the_group_of_whose_lessons_it_tells_most(subjects: Subjects) -> None:
    about = shares(*[(1, 0, 0)] * 4, *[(0, 0, 0)] * 4, *[(1, 0, 0)] * 3, (0, 0, 1))

    found = subject_names(subjects, about, {"large": range(8), "small": range(8, 11)})

    assert found["small"].en == "Grants"
    assert found["large"].en == "Money"


def test_a_second_subject_of_half_of_the_lessons_is_named_too(subjects: Subjects) -> None:
    about = shares((0.5, 0, 0.5), (0.5, 0, 0.5), (1, 0, 0), (1, 0, 0), (0, 0, 1), (0, 1, 0))

    assert subject_names(subjects, about, {"a": range(4)})["a"].en == "Grants; gardens"


def test_a_subject_of_few_gives_way_to_its_field(subjects: Subjects) -> None:
    about = shares((1, 0, 0), *[(0, 0, 0)] * 3, (0, 0, 1), (0, 0, 1))

    assert subject_names(subjects, about, {"a": range(4)})["a"].en == "Money"


def _of_two_fields() -> np.ndarray:
    """Return five lessons a little about money, four about food, one about nothing."""
    return shares(*[(0.2, 0, 0)] * 3, *[(0, 0.1, 0)] * 2, *[(0, 0, 0.15)] * 4, (0, 0, 0))


def test_a_field_of_half_of_the_lessons_has_the_field_of_the_others_beside_it(
    subjects: Subjects,
) -> None:
    named = subject_names(subjects, _of_two_fields(), {"a": range(10)})

    assert (named["a"].nl, named["a"].en) == ("Geld; eten", "Money; food")


def test_no_name_begins_with_the_field_that_is_the_name_of_another_group(
    subjects: Subjects,
) -> None:
    about = np.concatenate([_of_two_fields(), shares((1, 0, 0), (0, 1, 0))])

    named = subject_names(subjects, about, {"both": range(10), "money": (10, 11)})

    assert named["money"].en == "Money"
    assert not named["both"].en.startswith("Money")


def test_two_names_do_not_say_the_same_end_twice() -> None:
    fields = (SchemeEntry("say", InBoth("Inspraak", "Having a say")),)
    both = (
        SchemeEntry(
            "trust", InBoth("Vertrouwen in de overheid", "Trust in government"), parent="say"
        ),
        SchemeEntry(
            "answers", InBoth("Antwoord van de overheid", "Answers by government"), parent="say"
        ),
    )
    vocabulary_of_two = Subjects(fields, both, np.eye(2, dtype=np.float32))
    about = np.array([(1, 0), (1, 0), (0, 1), (0, 1)], np.float32)

    found = subject_names(
        vocabulary_of_two, about, {"a": range(4)}, others=[InBoth("Inspraak", "Having a say")]
    )

    assert found["a"] == InBoth(
        "Vertrouwen in de overheid; antwoord", "Trust in government; answers"
    )
