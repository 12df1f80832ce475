"""Characters of a canonical text: what stays, what changes, what goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.cleaning import clean, clean_line


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("cafe\u0301", "café"),
        ("een\u00a0euro\u202fper\tdag", "een euro per dag"),
        ("samen\u00adwerking\u200b", "samenwerking"),
        ("regel\r\nregel\rregel", "regel\nregel\nregel"),
        ("a\n \n \n\nb", "a\n\nb"),
        ("it\x92s \x80 5", "it’s € 5"),
        ("veilig\u202etxet\u202c", "veiligtxet"),
        ("zicht\U000e0041\U000e0042baar", "zichtbaar"),
        ("\uf0b7 punt", "punt"),
        ("\ud83d los", "los"),
        ("nul\x00byte", "nulbyte"),
        ("een\u2028twee\u2029drie", "een\ntwee\n\ndrie"),
    ],
)
def test_characters_become_fit_to_store(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_emoji_joined_of_several_signs_stay_whole() -> None:
    assert clean("👩\u200d🔧 repareert") == "👩\u200d🔧 repareert"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    assert not set(clean_line(text)) & set("\n\r\f\t")
