"""The language of passages, short and long, and of queries."""

import pytest

from knowledge.common_words import COMMON_WORDS
from knowledge.language import ELSEWHERE, EUROPEAN, HOME, LanguageDetector

SENTENCES = {
    "nl": "Na een half jaar draaide de winkel zonder verlies, en dat had niemand verwacht.",
    "en": "After half a year the shop broke even, which nobody had expected.",
    "de": "Nach einem halben Jahr trug sich der Laden selbst, womit niemand gerechnet hatte.",
    "fr": "Six mois plus tard, le magasin était à l’équilibre, ce que personne n’attendait.",
    "it": "Dopo sei mesi il negozio era in pareggio, cosa che nessuno si aspettava.",
    "es": "Medio año después la tienda no perdía dinero, cosa que nadie esperaba.",
    "pt": "Meio ano depois a loja já não dava prejuízo, o que ninguém esperava.",
    "pl": "Po pół roku sklep nie przynosił już strat, czego nikt się nie spodziewał.",
    "sv": "Efter ett halvår gick butiken runt, vilket ingen hade väntat sig.",
    "da": "Efter et halvt år løb butikken rundt, hvilket ingen havde ventet.",
    "fi": "Puolen vuoden kuluttua kauppa ei enää tuottanut tappiota, mitä kukaan ei odottanut.",
    "cs": "Po půl roce obchod už neprodělával, což nikdo nečekal.",
    "hu": "Fél év után a bolt már nem volt veszteséges, amire senki sem számított.",
    "ro": "După o jumătate de an magazinul nu mai era pe pierdere, lucru neașteptat de nimeni.",
    "uk": "За пів року крамниця вже не мала збитків, чого ніхто не чекав.",
    "tr": "Altı ay sonra dükkân artık zarar etmiyordu, bunu kimse beklemiyordu.",
}
FRISIAN = [
    "Wy hawwe yn ús doarp in eigen winkel opset.",
    "De frijwilligers komme alle tiisdeis byinoar yn it doarpshûs.",
    "It jild fan de gemeente kaam let, en dêrom moasten wy wachtsje.",
    "Sûnder in fêste koördinator bliuwt it wurk lizzen.",
    "De sinnepanielen lizze no op it dak fan de skoalle.",
    "Bern út de buert plantsje de beammen sels.",
    "Wa't mei wol dwaan, kin him opjaan by de skriuwer.",
    "Wy soene it in oare kear oars oanpakke.",
    "De bus rydt allinnich noch yn it wykein.",
    "Jonge minsken fine hast gjin hûs yn it doarp.",
    "Oan it begjin wie der net folle belangstelling.",
    "Nei trije jier binne der tachtich leden.",
    "Dat hat ús in soad tiid koste.",
    "Elkenien is wolkom oan 'e grutte tafel.",
    "De ferslaggen steane op de webside fan de stifting.",
    "It is wichtich dat de ôfspraken op papier steane.",
    "Mei help fan de provinsje ha wy de brêge opknapt.",
    "De âlde tsjerke wurdt brûkt foar muzyk en lêzingen.",
    "Wy tinke dat de oanpak ek earne oars wurkje kin.",
    "Sneon is der merke mei streekprodukten.",
]


@pytest.fixture(scope="module")
def detector() -> LanguageDetector:
    return LanguageDetector()


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_known_for_its_language(language: str, detector: LanguageDetector) -> None:
    assert detector.detect(SENTENCES[language]) == language


@pytest.mark.parametrize("sentence", FRISIAN)
def test_frisian_is_not_taken_for_dutch(sentence: str, detector: LanguageDetector) -> None:
    assert detector.detect(sentence) == "fy"


@pytest.mark.parametrize("text", ["", "   \n", "2019", "12.500 | 3 %", "— … !?", "🙂"])
def test_a_text_without_letters_has_no_language(text: str, detector: LanguageDetector) -> None:
    assert detector.detect(text) == "und"
    assert detector.detect_query(text) == "und"


@pytest.mark.parametrize(
    "text", ["2019", "12.500 | 3 %", "Budget 2019", "Repair Café", "Bijlage 2"]
)
def test_a_short_text_takes_the_language_of_its_report(
    text: str, detector: LanguageDetector
) -> None:
    assert detector.detect_with_prior(text, "nl") == "nl"


@pytest.mark.parametrize(
    ("text", "report_language"),
    [("Islek-Mobil e. V.", "de"), ("De kas", "fr"), ("Geld", "nl"), ("Kassenbericht", "nl")],
)
def test_a_name_or_a_word_takes_the_language_of_its_report(
    text: str, report_language: str, detector: LanguageDetector
) -> None:
    assert detector.detect_with_prior(text, report_language) == report_language


@pytest.mark.parametrize(
    ("text", "language"),
    [("What we learned", "en"), ("Merci à tous", "fr"), ("Thank you all", "en")],
)
def test_three_clear_words_keep_their_language_in_a_dutch_report(
    text: str, language: str, detector: LanguageDetector
) -> None:
    assert detector.detect_with_prior(text, "nl") == language


@pytest.mark.parametrize("language", SENTENCES)
def test_a_clear_sentence_keeps_its_language_in_a_report_of_another(
    language: str, detector: LanguageDetector
) -> None:
    assert detector.detect_with_prior(SENTENCES[language], "nl") == language


def test_without_a_known_report_language_the_text_alone_decides(
    detector: LanguageDetector,
) -> None:
    assert detector.detect_with_prior(SENTENCES["de"], "und") == "de"
    assert detector.detect_with_prior("2019", "und") == "und"


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("wat ging er mis", "nl"),
        ("vrijwilligers vinden en houden", "nl"),
        ("energiecoöperatie zonnepanelen", "nl"),
        ("why did the project stop", "en"),
        ("finding and keeping volunteers", "en"),
        ("warum wurde das Projekt beendet", "de"),
        ("Genehmigung dauerte zu lange", "de"),
        ("pourquoi le projet a échoué", "fr"),
        ("trouver et garder des bénévoles", "fr"),
    ],
)
def test_a_query_of_a_few_words_is_understood(
    query: str, language: str, detector: LanguageDetector
) -> None:
    assert detector.detect_query(query) == language


@pytest.mark.parametrize("query", ["Rotterdam", "NASA", "Tom Jansen", "e"])
def test_a_query_that_could_be_any_language_is_left_open(
    query: str, detector: LanguageDetector
) -> None:
    assert detector.detect_query(query) == "und"


def test_broken_characters_do_no_harm(detector: LanguageDetector) -> None:
    broken = "Na een half jaar\ud800 draaide de winkel\x00 zonder verlies."

    assert detector.detect(broken) == "nl"


def test_line_breaks_do_no_harm(detector: LanguageDetector) -> None:
    assert detector.detect(SENTENCES["nl"].replace(" ", "\r\n")) == "nl"


def test_every_language_with_a_word_list_can_be_answered() -> None:
    assert set(COMMON_WORDS) <= EUROPEAN
    assert HOME < EUROPEAN
    assert EUROPEAN.isdisjoint(ELSEWHERE)


def test_common_words_are_written_in_lower_case_and_once() -> None:
    assert all(word == word.lower() for words in COMMON_WORDS.values() for word in words)


@pytest.mark.parametrize(
    ("words", "language", "other"),
    [
        ("Working with the municipality", "nl", "en"),
        ("Nachbarschaft und Energie", "nl", "de"),
        ("Énergie et chaleur", "en", "fr"),
        ("Buurtbatterij", "nl", ""),
        ("Warmtenet", "nl", ""),
        ("Reaching people", "en", ""),
    ],
)
def test_a_name_is_in_another_language_only_where_that_is_clear(
    words: str, language: str, other: str
) -> None:
    assert LanguageDetector().clearly_other(words, language) == other
