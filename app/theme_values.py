"""What lessons can be set out by, in words: dimensions and their values."""

from app.directory_names import code_name
from app.lesson_names import addressee_name, lesson_kind_name
from app.names import country_name, kind_name, language_name, level_name
from app.words import _
from knowledge.model.condition import ConditionKind
from knowledge.model.initiative import Level
from knowledge.model.lesson import Addressee, LessonKind
from knowledge.themes.told import Dimension


def dimension_name(dimension: Dimension) -> str:
    """Return what a dimension is called."""
    return {
        Dimension.LEVEL: _("Level"),
        Dimension.PLACE: _("Place"),
        Dimension.TARGET_GROUP: _("For whom"),
        Dimension.COUNTRY: _("Country"),
        Dimension.LANGUAGE: _("Language"),
        Dimension.YEAR: _("Year"),
        Dimension.ADDRESSEE: _("Addressee"),
        Dimension.KIND: _("Kind of lesson"),
        Dimension.APPROACH: _("Kind of initiative"),
    }[dimension]


def value_name(dimension: Dimension, value: str) -> str:
    """Return what a value of a dimension is called; names and years stay as they are."""
    match dimension:
        case Dimension.LEVEL:
            return level_name(Level(value))
        case Dimension.TARGET_GROUP:
            words = code_name(ConditionKind.TARGET_GROUP, value)
            return words[:1].upper() + words[1:]
        case Dimension.COUNTRY:
            return country_name(value)
        case Dimension.LANGUAGE:
            return language_name(value)
        case Dimension.ADDRESSEE:
            return addressee_name(Addressee(value))
        case Dimension.KIND:
            return lesson_kind_name(LessonKind(value))
        case Dimension.APPROACH:
            return kind_name(value)
        case _:
            return value
