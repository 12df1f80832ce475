"""Lessons told from other sentences: cues, classifier and blend, by report and on real text.

    python -m bench.extraction [--eval ../shared/eval]

The gold sentences are judged leave-reports-out: a fold's reports are in no way seen by what
judges them, and a report told in four languages is one report. The other tables are sentences
that nobody wrote or labelled for this project; the shipped model, which saw none of them,
judges them at its one threshold.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.first_proposals import BLIND, UNSEEN, first_tables
from bench.vectors import CachedEmbedder
from ingest.extract.gold import NO_LESSON_LABEL, read_gold, read_reports
from ingest.extract.judging import auc, judged
from ingest.extract.logistic import Matrix
from ingest.extract.model import LessonModel, read_model
from ingest.extract.neighbours import Neighbourhood
from ingest.extract.scoring import THRESHOLD
from ingest.extract.setting import LOOSE, Setting, signs_of
from ingest.extract.shelf import SHIPPED
from ingest.extract.training_rows import rows_of
from knowledge.analysis.sentences import sentences_in
from knowledge.centring import centring_for
from knowledge.model.span import Span

LANGUAGES = ("nl", "en", "de", "fr")
_DRAWS = 1_000
_NEWS = {
    "nl": "ntrex_en_nl",
    "en": "ntrex_nl_en",
    "de": "ntrex_nl_de",
    "fr": "ntrex_nl_fr",
    "de, encyclopedia": "xquad_de",
    "de, belebele": "belebele_de",
}
_STORY = "demo "
_MOST_SENTENCES = 400
_MOST_DOCUMENTS = 60

Mask = NDArray[np.bool_]


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"))
    options = parser.parse_args()
    embed = Embedding()
    gold_table(embed)
    model = read_model(SHIPPED)
    unseen_table(model, embed)
    first_tables()
    if not options.eval.is_dir():
        print(f"\n{options.eval} is not there: the tables on real text are left out")
        return
    held_out_table(options.eval / "lessons" / "sentences.tsv", model, embed)
    corpora_table(options.eval / "corpora", model, embed)
    news_table(options.eval / "retrieval", model, embed)


class Embedding:
    """Centred vectors of the default embedder, kept between runs."""

    def __init__(self) -> None:
        """Open the model only when something new is asked."""
        self._cached = CachedEmbedder()

    def __call__(self, texts: Sequence[str], languages: Sequence[str]) -> Matrix:
        """Return (n_texts, n_dimensions), centred."""
        centring = centring_for(self._cached.fingerprint)
        return np.asarray(centring.centre_layers(self._cached.layers(texts), languages), np.float64)


@dataclass(frozen=True, slots=True)
class Told:
    """What a method says of labelled sentences.

    Attributes:
        labels: Whether each is a lesson.
        log_odds: What the method says.
        groups: Report of each.
    """

    labels: Mask
    log_odds: Matrix
    groups: NDArray[np.str_]

    def only(self, mask: Mask) -> "Told":
        """Return some of the sentences."""
        return Told(self.labels[mask], self.log_odds[mask], self.groups[mask])

    def precision_recall(self) -> tuple[float, float]:
        """Return precision and recall at the threshold at which sentences are proposed."""
        said = self.log_odds >= np.log(THRESHOLD / (1 - THRESHOLD))
        right = float((said & self.labels).sum())
        return right / max(1.0, float(said.sum())), right / max(1.0, float(self.labels.sum()))

    def auc(self) -> float:
        """Return the chance that a lesson gets more than another sentence, ties halved."""
        return auc(self.labels, self.log_odds)

    def interval(self, measure: Callable[["Told"], float]) -> tuple[float, float]:
        """Return the 95 % interval of a measure, reports drawn anew 1,000 times."""
        draw = np.random.default_rng(20_260_101)
        names = np.unique(self.groups)
        places = {name: np.flatnonzero(self.groups == name) for name in names}
        values = []
        for _ in range(_DRAWS):
            rows = np.concatenate([places[n] for n in draw.choice(names, len(names))])
            values.append(measure(Told(self.labels[rows], self.log_odds[rows], self.groups[rows])))
        low, high = np.nanpercentile(values, [2.5, 97.5])
        return float(low), float(high)


def line(name: str, told: Told) -> str:
    """Return one line of a table: precision, recall and AUC with its interval."""
    precision, recall = told.precision_recall()
    low, high = told.interval(Told.auc)
    return (
        f"{name:24}{len(told.labels):7}{float(told.labels.mean()):8.2f}"
        f"{precision:7.2f}{recall:7.2f}{told.auc():8.3f}   [{low:.3f}, {high:.3f}]"
    )


def head(title: str) -> None:
    """Print a table's title and the names of its columns."""
    print(f"\n{title}\n{'':24}{'n':>7}{'lesson':>8}{'P':>7}{'R':>7}{'AUC':>8}   95 % of AUC")


def gold_table(embed: Embedding) -> None:
    """Judge the gold sentences, leaving out their report."""
    gold = read_gold()
    rows = rows_of(gold, embed)
    languages = np.array([sentence.language for sentence in gold])
    groups = np.array([sentence.source for sentence in gold])
    elsewhere = np.array([sentence.is_elsewhere for sentence in gold])
    stories = np.char.startswith(groups, _STORY)
    head(f"gold, {len(set(groups))} reports, each judged by the others")
    for method, log_odds in judged(rows).items():
        told = Told(rows.labels, log_odds, groups)
        print(line(method, told))
        for language in LANGUAGES:
            print(line(f"  {language}", told.only(languages == language)))
        print(line("  without news", told.only(~elsewhere)))
        print(line("  demo reports", told.only(stories)))
        print(line("  all others", told.only(~stories)))


def unseen_table(model: LessonModel, embed: Embedding) -> None:
    """Judge demo reports, labelled sentence by sentence, that the model never saw."""
    _whole_table("eleven demo reports that no label was learned from", UNSEEN, model, embed)
    _whole_table("eleven last ones and the three, read by two", BLIND, model, embed)


def _whole_table(title: str, path: Path, model: LessonModel, embed: Embedding) -> None:
    told = read_reports(path)
    languages = np.array([sentence.language for sentence in told])
    texts = [sentence.sentence for sentence in told]
    settings = [sentence.setting for sentence in told]
    read = Neighbourhood.embedded(settings, texts, list(languages), embed)
    signs = signs_of(texts, list(languages), settings)
    labels = np.array([sentence.is_lesson for sentence in told])
    groups = np.array([sentence.source for sentence in told])
    head(f"{title}, shipped model")
    every = {"cues": None, "blend": read}
    for method, vectors in every.items():
        judged_here = Told(labels, model.log_odds(vectors, signs), groups)
        print(line(method, judged_here))
    for language in LANGUAGES:
        print(line(f"  {language}", judged_here.only(languages == language)))


def held_out_table(path: Path, model: LessonModel, embed: Embedding) -> None:
    """Judge sentences of real reports and sites, labelled by another person."""
    found = [row.split("\t") for row in path.read_text("utf-8").splitlines()]
    languages = np.array([language for language, _label, _text in found])
    labels = np.array([label != NO_LESSON_LABEL for _language, label, _text in found])
    texts = [text for _language, _label, text in found]
    head("real reports and sites, another person's labels, shipped model")
    # Their reports are not named: each sentence is drawn by itself.
    groups = np.array([str(n) for n in range(len(texts))])
    for method, log_odds in by_method(texts, list(languages), model, embed).items():
        told = Told(labels, log_odds, groups)
        print(line(method, told))
        if method == "blend":
            for language in LANGUAGES:
                print(line(f"  {language}", told.only(languages == language)))


def corpora_table(folder: Path, model: LessonModel, embed: Embedding) -> None:
    """Judge citizens' proposals in German, and recommendations of NASA's engineers."""
    head("other people's tasks, shipped model: a check that does not flatter")
    for name, language, found in (
        ("CIMT proposal", "de", list(cimt_sentences(folder / "cimt_argument_de"))),
        ("NASA recommendation", "en", list(nasa_sentences(folder / "nasa_llis"))),
    ):
        some = found[:: max(1, len(found) // 1_200)]
        texts = [text for text, _label, _group in some]
        labels = np.array([label for _text, label, _group in some])
        groups = np.array([group for _text, _label, group in some])
        methods = by_method(texts, [language] * len(texts), model, embed)
        for method, log_odds in methods.items():
            print(line(f"{name}, {method}", Told(labels, log_odds, groups)))


def news_table(folder: Path, model: LessonModel, embed: Embedding) -> None:
    """Count false alarms on news and encyclopedias, which tell no lessons of initiatives."""
    print(
        "\nfalse alarms on news-like text, shipped model; mark .10\n" + " " * 24 + "      n  share"
    )
    for name, chosen in _NEWS.items():
        language = name[:2]
        found = list(news_sentences(folder / chosen / "docs.jsonl", language))
        texts = [text for text, _document in found]
        if texts:
            odds = by_method(texts, [language] * len(texts), model, embed)["blend"]
            whole = np.concatenate(
                [
                    as_a_report([text for text, _document in told], language, model, embed)
                    for _document, told in groupby(found, key=lambda pair: pair[1])
                ]
            )
            limit = np.log(THRESHOLD / (1 - THRESHOLD))
            shares = [float((told >= limit).mean()) for told in (odds, whole)]
            print(f"{name:24}{len(texts):7}{shares[0]:14.3f}{shares[1]:13.3f}")


def by_method(
    texts: Sequence[str], languages: Sequence[str], model: LessonModel, embed: Embedding
) -> dict[str, Matrix]:
    """Return the log odds of sentences by cues, classifier and blend."""
    settings = [LOOSE] * len(texts)
    read = Neighbourhood.embedded(settings, texts, languages, embed)
    signs = signs_of(texts, languages, settings)
    return {
        "cues": model.log_odds(None, signs),
        "classifier": model.lesson.log_odds(read.vectors),
        "blend": model.log_odds(read, signs),
    }


def as_a_report(
    texts: Sequence[str], language: str, model: LessonModel, embed: Embedding
) -> Matrix:
    """Return the log odds of the sentences of a document without headings, read as a whole."""
    around = ["", *texts, ""]
    settings = [Setting(before=around[n], after=around[n + 2]) for n in range(len(texts))]
    languages = [language] * len(texts)
    read = Neighbourhood.embedded(settings, texts, languages, embed)
    told = model.log_odds(read, signs_of(texts, languages, settings))
    return told + model.document_shift(read.vectors)


def cimt_sentences(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Yield curated sentences, whether each is a proposal, and their contribution."""
    with (folder / "sentences.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["curated"] == "curated" and row["part"] == "text":
                yield row["text"], row["code"].startswith("mpos"), row["doc"]


def nasa_sentences(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Yield sentences, whether at least half of each lies in a recommendation, and lessons."""
    with (folder / "span_annotations.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            marked = [s for s in row["spans"] if s["tag"] == "REC"]
            for span in _sentences(row["text"], "en"):
                is_marked = _is_mostly(span.start, span.end, marked)
                yield span.of(row["text"]), is_marked, str(row["lesson_id"])


def news_sentences(path: Path, language: str) -> Iterator[tuple[str, str]]:
    """Yield sentences of five words and more with their document, whole documents, some 400."""
    with path.open(encoding="utf-8") as lines:
        documents = list(map(json.loads, lines))
    found_count = 0
    for row in documents[:: max(1, len(documents) // _MOST_DOCUMENTS)]:
        told = [span.of(row["text"]) for span in _sentences(row["text"], language)]
        long_enough = [sentence for sentence in told if len(sentence.split()) >= 5]
        yield from ((sentence, str(row["id"])) for sentence in long_enough)
        found_count += len(long_enough)
        if found_count >= _MOST_SENTENCES:
            return


def _sentences(text: str, language: str) -> Iterator[Span]:
    for found in re.finditer(r"[^\n]+", text):
        yield from sentences_in(text, Span(*found.span()), language=language)


def _is_mostly(start: int, end: int, marked: Sequence[dict[str, int]]) -> bool:
    covered = sum(max(0, min(end, s["end"]) - max(start, s["start"])) for s in marked)
    return 2 * covered >= end - start


if __name__ == "__main__":
    main()
