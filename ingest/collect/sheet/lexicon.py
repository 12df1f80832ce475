"""Words of headers and cells in four languages, folded as `fold` folds them."""

import re
import unicodedata
from collections.abc import Mapping

from knowledge.model.initiative import Level
from knowledge.model.sheet import SheetField

_WORD = re.compile(r"[^\W_]+")


def fold(words: str) -> str:
    """Return words in small letters, without accents and signs."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    return " ".join(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def _folded(*words: str) -> tuple[str, ...]:
    return tuple(map(fold, words))


HEADERS: Mapping[SheetField, tuple[str, ...]] = {
    SheetField.STATEMENT: _folded(
        "les", "lessen", "geleerde les", "wat leerden we", "wat hebben we geleerd", "leerpunt",
        "lesson", "lessons", "lesson learned", "lessons learnt", "what we learned", "learning",
        "lehre", "lektion", "erkenntnis", "was wir gelernt haben", "gelernt",
        "leçon", "leçons", "leçon apprise", "leçon tirée", "ce que nous avons appris",
        "enseignement",
    ),
    SheetField.BACKGROUND: _folded(
        "toelichting", "achtergrond", "wat gebeurde er", "situatie", "omschrijving", "aanleiding",
        "context", "citaat", "advies", "aanbeveling", "waarom",
        "background", "what happened", "description", "explanation", "event", "abstract", "quote",
        "recommendation", "advice", "why", "driving event", "evidence",
        "hintergrund", "was geschah", "beschreibung", "erläuterung", "empfehlung", "zitat",
        "contexte", "que s'est-il passé", "explication", "recommandation", "citation", "conseil",
    ),
    SheetField.LESSON_KIND: _folded(
        "soort les", "type les", "soort", "type", "kind", "lesson type", "category of lesson",
        "art", "art der lehre", "typ", "type de leçon", "nature",
    ),
    SheetField.HOLDS_WHEN: _folded(
        "geldt als", "geldt wanneer", "voorwaarde", "voorwaarden", "holds when", "condition",
        "conditions", "applies when", "gilt wenn", "bedingung", "voraussetzung", "vaut si",
        "conditions de réussite",
    ),
    SheetField.FAILS_WHEN: _folded(
        "geldt niet als", "geldt niet wanneer", "uitzondering", "fails when", "does not hold when",
        "exception", "gilt nicht wenn", "ausnahme", "ne vaut pas si", "limites",
    ),
    SheetField.ADDRESSEE: _folded(
        "voor wie", "doelgroep", "geadresseerde", "addressee", "for whom", "audience", "adressat",
        "für wen", "zielgruppe", "destinataire", "pour qui", "public",
    ),
    SheetField.THEMES: _folded(
        "thema", "thema's", "onderwerp", "trefwoorden", "theme", "themes", "topic", "topics",
        "keywords", "subject", "themen", "schlagwörter", "thème", "thèmes", "sujet", "mots-clés",
    ),
    SheetField.NAME: _folded(
        "naam", "initiatief", "naam initiatief", "naam van het initiatief", "project",
        "organisatie", "name", "initiative", "name of initiative", "organisation",
        "organization", "projekt", "verein", "nom", "nom de l'initiative", "projet", "association",
    ),
    SheetField.INITIATIVE_KIND: _folded(
        "soort initiatief", "soort", "type initiatief", "type", "kind", "kind of initiative",
        "category", "categorie", "art", "art der initiative", "type d'initiative", "catégorie",
        "genre",
    ),
    SheetField.LEVEL: _folded(
        "niveau", "schaal", "schaalniveau", "level", "scale", "ebene", "échelle", "échelon",
    ),
    SheetField.PLACES: _folded(
        "plaats", "plaatsen", "gemeente", "stad", "dorp", "wijk", "locatie", "place", "places",
        "town", "city", "village", "municipality", "location", "ort", "orte", "stadt",
        "lieu", "lieux", "ville", "commune", "localité",
    ),
    SheetField.COUNTRY: _folded(
        "land", "landcode", "country", "country code", "staat", "pays",
    ),
}  # fmt: skip

LEVELS: Mapping[Level, tuple[str, ...]] = {
    Level.NEIGHBOURHOOD: _folded(
        "neighbourhood", "neighborhood", "buurt", "wijk", "straat", "dorp", "nachbarschaft",
        "quartier", "viertel",
    ),
    Level.MUNICIPALITY: _folded(
        "municipality", "gemeente", "gemeentelijk", "stad", "lokaal", "local", "town", "city",
        "kommune", "gemeinde", "stadt", "commune", "ville", "municipal",
    ),
    Level.REGION: _folded("region", "regio", "regionaal", "regional", "région", "streek"),
    Level.PROVINCE: _folded(
        "province", "provincie", "provinciaal", "county", "land", "bundesland", "provinz",
        "département",
    ),
    Level.NATION: _folded(
        "nation", "national", "nationaal", "landelijk", "country-wide", "bundesweit", "rijk",
        "pays",
    ),
    Level.EUROPEAN_UNION: _folded(
        "european_union", "european union", "europa", "europe", "eu", "europees", "ue",
        "europäisch",
    ),
    Level.WORLD: _folded("world", "wereld", "welt", "monde", "mondiaal", "global"),
}  # fmt: skip

COUNTRIES: Mapping[str, tuple[str, ...]] = {
    "NL": _folded("nl", "nederland", "netherlands", "the netherlands", "niederlande", "pays-bas"),
    "BE": _folded("be", "belgie", "belgië", "belgium", "belgien", "belgique", "vlaanderen"),
    "DE": _folded("de", "duitsland", "germany", "deutschland", "allemagne"),
    "FR": _folded("fr", "frankrijk", "france", "frankreich"),
    "GB": _folded(
        "gb", "uk", "verenigd koninkrijk", "united kingdom", "great britain", "england", "scotland",
        "wales", "grossbritannien", "vereinigtes königreich", "royaume-uni",
    ),
    "IE": _folded("ie", "ierland", "ireland", "irland", "irlande"),
    "LU": _folded("lu", "luxemburg", "luxembourg"),
    "AT": _folded("at", "oostenrijk", "austria", "österreich", "autriche"),
    "CH": _folded("ch", "zwitserland", "switzerland", "schweiz", "suisse"),
    "DK": _folded("dk", "denemarken", "denmark", "dänemark", "danemark"),
    "SE": _folded("se", "zweden", "sweden", "schweden", "suède"),
    "ES": _folded("es", "spanje", "spain", "spanien", "espagne"),
    "IT": _folded("it", "italië", "italy", "italien", "italie"),
    "PL": _folded("pl", "polen", "poland", "pologne"),
    "PT": _folded("pt", "portugal"),
}  # fmt: skip

LESSON_KINDS: Mapping[str, tuple[str, ...]] = {
    "worked": _folded(
        "worked", "werkte", "wat werkte", "succes", "success", "positief", "positive", "goed",
        "hat funktioniert", "erfolg", "a marché", "succès", "réussite",
    ),
    "did_not_work": _folded(
        "did_not_work", "did not work", "werkte niet", "mislukt", "negatief", "negative",
        "failure", "hat nicht funktioniert", "misserfolg", "n'a pas marché", "échec",
    ),
    "obstacle": _folded(
        "obstacle", "belemmering", "knelpunt", "barrier", "hindernis", "frein",
    ),
    "condition": _folded(
        "condition", "voorwaarde", "bedingung", "voraussetzung", "précondition",
    ),
    "recommendation": _folded(
        "recommendation", "aanbeveling", "advies", "advice", "empfehlung", "recommandation",
        "conseil", "tip",
    ),
    "open_problem": _folded(
        "open_problem", "open problem", "open vraag", "vraagstuk", "offene frage", "open question",
        "question ouverte", "problème ouvert",
    ),
}  # fmt: skip

ADDRESSEES: Mapping[str, tuple[str, ...]] = {
    "initiatives": _folded(
        "initiatives", "initiatieven", "bewoners", "citizens", "initiativen", "habitants",
    ),
    "municipalities": _folded(
        "municipalities", "gemeenten", "gemeente", "municipality", "gemeinden", "communes",
    ),
    "provinces": _folded("provinces", "provincies", "provincie", "länder", "provinzen"),
    "nation": _folded("nation", "rijk", "rijksoverheid", "government", "bund", "état"),
    "european_union": _folded("european_union", "eu", "european union", "ue", "europese unie"),
    "funders": _folded("funders", "financiers", "fondsen", "geldgeber", "bailleurs", "fondations"),
    "partners": _folded("partners", "partner", "samenwerkingspartners", "partenaires"),
}  # fmt: skip


def value_of(words: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the code that words stand for, None if they stand for none."""
    folded = fold(words)
    return next((code for code, names in known.items() if folded in names), None)


def level_of(words: str) -> Level | None:
    """Return the level that words stand for, or None."""
    folded = fold(words)
    return next((level for level, names in LEVELS.items() if folded in names), None)
