"""Regions: places of nine countries are told by the province, state or nation they lie in."""

import pytest

from knowledge.gazetteer import locate, regions_of


@pytest.mark.parametrize(
    ("place", "country", "region"),
    [
        ("Deventer", "NL", "Overijssel"),
        ("Gent", "BE", "Vlaanderen"),
        ("Freiburg", "DE", "Baden-Württemberg"),
        ("Sheffield", "GB", "England"),
        ("Namur", "BE", "Wallonie"),
        ("Lyon", "FR", "Auvergne-Rhône-Alpes"),
        ("Bregenz", "AT", "Vorarlberg"),
        ("Winterthur", "CH", "Zürich"),
    ],
)
def test_a_place_lies_in_its_region(place: str, country: str, region: str) -> None:
    found = locate(place, country=country)

    assert found is not None
    assert found.region == region


def test_regions_of_several_places_are_named_once_and_unknown_places_have_none() -> None:
    assert regions_of(("Zwolle", "Deventer", "Nergenshuizen"), "NL") == ("Overijssel",)
    assert regions_of((), "NL") == ()
    assert regions_of(("Roma",), "IT") == ()
