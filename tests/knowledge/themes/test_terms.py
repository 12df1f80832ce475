"""Labels: words that tell, in one language, never those that a language cannot do without."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.common_words import COMMON_WORDS
from knowledge.themes.terms import Said, shared_terms, telling_terms


def _said(*texts: str) -> list[Said]:
    return [Said(text, f"i{number}") for number, text in enumerate(texts)]


_GROUPS = {
    "huur": _said(
        "De huur van het buurthuis is te hoog.",
        "Het buurthuis betaalt te veel huur.",
        "Lage huur houdt een buurthuis open.",
    ),
    "stroom": _said(
        "De netbeheerder maakt geen aansluiting.",
        "Een aansluiting van de netbeheerder duurt lang.",
        "Zonder netbeheerder is er geen aansluiting.",
    ),
}


def test_a_group_is_named_by_what_sets_it_apart() -> None:
    found = telling_terms(_GROUPS, "nl")

    assert set(found["huur"][:2]) == {"huur", "buurthuis"}
    assert set(found["stroom"][:2]) == {"netbeheerder", "aansluiting"}


def test_forms_of_one_word_are_one_word() -> None:
    found = telling_terms(
        {
            "tuin": _said("De moestuin bloeit.", "Moestuinen bloeien.", "Een moestuin geeft rust."),
            "geld": _said("Geld ontbreekt.", "Zonder geld geen plan.", "Geld komt laat."),
        },
        "nl",
    )

    assert [term for term in found["tuin"] if term.startswith("moestuin")] == ["moestuin"]


def test_a_word_of_one_initiative_alone_names_no_theme_of_several() -> None:
    said = [*_said("De huur is hoog.", "Hoge huur stopt ons."), *[Said("Schroefje huur", "i9")] * 5]

    assert "schroefje" not in telling_terms({"huur": said, **_GROUPS}, "nl")["huur"]


@given(
    st.lists(
        st.lists(st.sampled_from([*sorted(COMMON_WORDS["nl"])[:60], "2024", "3"]), max_size=8),
        max_size=6,
    )
)
def test_what_a_language_cannot_do_without_is_never_in_a_label(texts: list[list[str]]) -> None:
    groups = {"a": _said(*(" ".join(words) for words in texts)), **_GROUPS}

    for terms in telling_terms(groups, "nl").values():
        for term in terms:
            assert not set(term.split()) & COMMON_WORDS["nl"]
            assert not any(character.isdigit() for character in term)


def test_the_reason_why_a_quote_belongs_is_the_terms_that_it_holds() -> None:
    terms = ("netbeheerder", "huur")

    assert shared_terms(terms, "De huren stijgen hier elk jaar.", "nl") == ("huur",)
    assert shared_terms((), "De huren stijgen.", "nl") == ()
