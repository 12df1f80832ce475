"""Places are found by name and stand where they should on both maps."""

import json
from pathlib import Path

import pytest

from knowledge.gazetteer import MAPS, locate

ROOT = Path(__file__).resolve().parents[3]


def test_a_place_is_found_in_any_spelling_of_accents_and_case() -> None:
    assert locate("sint-jansklooster") == locate("Sint Jansklooster")
    found = locate("saint étienne", country="FR")
    assert found is not None
    assert found.inhabitants > 100_000


def test_a_name_in_another_language_finds_the_same_city() -> None:
    assert locate("Bruxelles") == locate("Brussel") == locate("Brussels")


def test_the_country_decides_between_places_of_one_name() -> None:
    dutch, belgian = locate("Hengelo", country="NL"), locate("Zele", country="BE")

    assert dutch is not None
    assert belgian is not None
    assert (dutch.country, belgian.country) == ("NL", "BE")
    assert locate("Hengelo", country="FR") is None


def test_a_place_that_is_none_is_unknown() -> None:
    assert locate("Schwäbische Alb") is None
    assert locate("") is None


def test_north_is_up_and_east_is_right() -> None:
    chart = MAPS["europe"]
    west, east = chart.place(52, 0), chart.place(52, 8)
    north, south = chart.place(55, 5), chart.place(48, 5)

    assert west[0] < east[0]
    assert north[1] < south[1]


@pytest.mark.parametrize("name", sorted(MAPS))
def test_the_middle_of_a_map_is_the_middle_of_its_picture(name: str) -> None:
    chart = MAPS[name]

    assert chart.place(chart.latitude, chart.longitude) == pytest.approx(
        (chart.width / 2, chart.height / 2)
    )


@pytest.mark.parametrize("name", sorted(MAPS))
def test_every_map_has_its_outlines_in_the_same_measure(name: str) -> None:
    drawn = (ROOT / "app" / "look" / f"map-{name}.svg").read_text("utf-8")

    assert f'viewBox="0 0 {MAPS[name].width} {MAPS[name].height}"' in drawn
    assert "prefers-color-scheme:dark" in drawn
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_every_initiative_of_the_demo_has_a_place_on_the_map() -> None:
    entries = json.loads((ROOT / "data" / "demo" / "manifest.json").read_text("utf-8"))
    lost = [
        entry["initiative"]
        for entry in entries
        if not any(locate(place, country=entry["country"]) for place in entry["places"])
    ]

    assert lost == []
