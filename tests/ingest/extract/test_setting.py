"""Where a sentence stands tells of it: headings, neighbours, place and form."""

from dataclasses import dataclass

import numpy as np
import pytest

from ingest.extract.classifier import Classifier
from ingest.extract.gold import REPORTS_FILE, UNJUDGED_LABEL, read_gold, read_reports
from ingest.extract.neighbours import TOLD_COUNT, Neighbourhood, beside
from ingest.extract.setting import LOOSE, SIGN_COUNT, Setting, settings_of, signs_of


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    heading_path: tuple[str, ...]


REPORT = (
    Line("We opened in May.", ("The shop", "Background")),
    Line("The till was too far from the door.", ("The shop", "What did not work")),
    Line("Move it.", ("The shop", "What did not work")),
)


def classifier(*weights: float) -> Classifier:
    """Return one that reads vectors of two dimensions as they are."""
    return Classifier(np.zeros((0, 2)), np.array(weights))


def test_neighbours_are_those_under_the_same_headings() -> None:
    first, second, third = settings_of(REPORT)

    assert (first.before, first.after) == ("", "")
    assert (second.before, second.after) == ("", "Move it.")
    assert (third.before, third.after) == ("The till was too far from the door.", "")
    assert [first.place, third.place] == [1 / 3, 1]


def test_a_sentence_without_its_report_has_nothing_around_it() -> None:
    read = Neighbourhood.embedded(
        [LOOSE], ["We opened in May."], ["en"], lambda texts, _names: np.ones((len(texts), 2))
    )

    assert read.told(classifier(1.0, 1.0, 0.5)).tolist() == [[2.5, 0, 0, 0, 0]]


def test_vectors_of_a_report_tell_what_texts_with_their_settings_tell() -> None:
    texts = [line.text for line in REPORT]
    vector_of = {text: np.array([float(n), 1.0]) for n, text in enumerate(texts)}
    reader = classifier(1.0, 2.0, 3.0)

    whole = beside(REPORT, np.array(list(vector_of.values()))).told(reader)
    by_text = Neighbourhood.of(settings_of(REPORT), texts, vector_of).told(reader)

    assert whole.shape == (3, TOLD_COUNT)
    assert whole.tolist() == by_text.tolist()


@pytest.mark.parametrize(
    ("heading", "column"),
    [("Recommendations", 0), ("What did not work", 1), ("Lessons learned", 2), ("Budget", 3)],
)
def test_each_group_of_headings_is_a_sign_of_its_own(heading: str, column: int) -> None:
    (told,) = signs_of(["The till was moved."], ["en"], [Setting(headings=(heading,))])

    assert told.shape == (SIGN_COUNT,)
    assert np.flatnonzero(told[5:9]).tolist() == [column]


def test_an_item_of_a_list_is_a_sign() -> None:
    plain, marked = signs_of(
        ["Move the till to the door.", "2. Move the till."], ["en"] * 2, [LOOSE] * 2
    )

    assert (plain[9], marked[9]) == (0, 1)


def test_what_stands_in_front_of_a_report_is_told_from_what_stands_at_its_end() -> None:
    first, *_others, last = signs_of(
        ["We opened in May."] * 20, ["en"] * 20, settings_of([REPORT[0]] * 20)
    )

    assert first[10] > 0 == last[10]
    assert first[11] < 0 < last[11]


def test_no_sentences_have_no_signs() -> None:
    assert signs_of([], [], []).shape == (0, SIGN_COUNT)


def test_every_sentence_of_the_labelled_reports_has_its_setting() -> None:
    told = [s for s in read_gold() if s.source.startswith(("demo ", "story-"))]

    assert len(told) > 900
    assert all(s.label != UNJUDGED_LABEL for s in told)
    assert sum(bool(s.setting.before or s.setting.after) for s in told) > 0.9 * len(told)
    assert sum(bool(s.setting.headings) for s in told) > 0.95 * len(told)


def test_the_reports_that_judge_first_proposals_are_labelled_whole_and_taught_nothing() -> None:
    gold = {sentence.source for sentence in read_gold()}
    unseen = read_reports(REPORTS_FILE.with_name("lesson_reports_unseen.tsv"))
    blind = read_reports(REPORTS_FILE.with_name("lesson_reports_blind.tsv"))
    for told, count in ((unseen, 11), (blind, 14)):
        assert len({sentence.source for sentence in told}) == count
        assert {sentence.language for sentence in told} == {"nl", "en", "de", "fr"}
        assert not {sentence.source for sentence in told} & gold
    assert not {s.source for s in unseen} & {s.source for s in blind}


def test_the_reports_of_the_first_twenty_are_not_among_the_labelled_ones() -> None:
    judged = REPORTS_FILE.with_name("lesson_top.tsv").read_text("utf-8").splitlines()[1:]
    kept_out = {line.split("\t")[0] for line in judged}

    assert len(kept_out) == 3
    assert not {f"demo {name}" for name in kept_out} & {s.source for s in read_gold()}


def test_a_short_sentence_of_a_report_is_a_sign_and_one_that_came_alone_is_none() -> None:
    headings = Setting(headings=("The shop",))
    long = "We moved the till to the door, and since then nobody leaves without paying."

    short, whole, loose = signs_of(
        ["Move it now, please.", long, "Move it now, please."], ["en"] * 3, [headings] * 2 + [LOOSE]
    )

    assert short[12] > 1
    assert (whole[12], loose[12]) == (0, 0)
