"""How a sentence begins tells whether it goes on with the one before it."""

import pytest

from ingest.extract.going_on import goes_on


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Dat rechtzetten kostte vijf maanden."),
        ("nl", "Daardoor lag er geen kaas."),
        ("en", "That took two years."),
        ("en", "They went home with him."),
        ("de", "Das kostete uns ein Jahr."),
        ("de", "Deshalb zahlen jetzt alle."),
        ("fr", "C’est laid, et nous n’avons pas mieux."),
        ("fr", "Ils sont partis avec lui."),
    ],
)
def test_what_points_back_goes_on(language: str, sentence: str) -> None:
    assert goes_on(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Zij die later kwamen, betaalden meer."),
        ("nl", "Begin met een kleine groep."),
        ("en", "Those who came late paid more."),
        ("en", "Start with a small group."),
        ("de", "Das Netz verliert im Sommer am meisten."),
        ("de", "Sie sollten klein anfangen."),
        ("fr", "Ce qui a manqué, c’est un local."),
        ("fr", "Il faut commencer petit."),
        ("xx", "That took two years."),
    ],
)
def test_what_only_looks_so_stands_by_itself(language: str, sentence: str) -> None:
    assert not goes_on(sentence, language)
