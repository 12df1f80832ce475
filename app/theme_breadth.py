"""How broadly something was learned, in words."""

from app.figures import number
from app.names import language_name
from app.words import _, many
from knowledge.breadth import Breadth


def breadth_words(broad: Breadth) -> list[str]:
    """Return initiatives, places, countries, languages and years as short facts."""
    words = [
        many("{count} initiative", "{count} initiatives", broad.initiative_count),
        many("{count} lesson", "{count} lessons", broad.lesson_count),
    ]
    if broad.unknown_count:
        words.append(
            many(
                "{count} lesson of an unknown initiative",
                "{count} lessons of unknown initiatives",
                broad.unknown_count,
            )
        )
    if broad.places:
        words.append(many("{count} place", "{count} places", len(broad.places)))
    if broad.countries:
        words.append(many("{count} country", "{count} countries", len(broad.countries)))
    words.append(", ".join(language_name(code) for code in broad.languages))
    if broad.first_year:
        is_one = broad.first_year == broad.last_year
        years = f"{broad.first_year}" if is_one else f"{broad.first_year}–{broad.last_year}"
        words.append(years)
    return [word for word in words if word]


def effective_words(broad: Breadth) -> str:
    """Return how many equal tellers would be as uneven: "3,4"."""
    return number(round(broad.effective_count, 1))


def effective_meaning() -> str:
    """Return what the effective number says, in one sentence."""
    return _(
        "The effective number (1/Σp²) says how many initiatives would tell it as evenly: near 1 "
        "if one initiative does nearly all the telling."
    )
