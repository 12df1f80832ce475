"""The maps that initiatives are drawn on, in Lambert's equal-area projection."""

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Map:
    """A part of the earth on a picture.

    Lambert azimuthal equal-area projection on a sphere (Snyder 1987, p. 185).

    Attributes:
        latitude: Of the middle, in degrees.
        longitude: Of the middle, in degrees.
        width: Of the picture, in its units.
        height: Of the picture.
        scale: Units for each earth radius.
    """

    latitude: float
    longitude: float
    width: int
    height: int
    scale: float

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return where a point stands on the picture, from its left and its top."""
        phi, middle = math.radians(latitude), math.radians(self.latitude)
        turned = math.radians(longitude - self.longitude)
        cosine = math.sin(middle) * math.sin(phi)
        cosine += math.cos(middle) * math.cos(phi) * math.cos(turned)
        factor = math.sqrt(2 / max(1 + cosine, 1e-9)) * self.scale
        x = factor * math.cos(phi) * math.sin(turned)
        y = factor * (
            math.cos(middle) * math.sin(phi) - math.sin(middle) * math.cos(phi) * math.cos(turned)
        )
        return self.width / 2 + x, self.height / 2 - y

    def holds(self, latitude: float, longitude: float) -> bool:
        """Say whether a point falls on the picture."""
        x, y = self.place(latitude, longitude)
        return 0 <= x <= self.width and 0 <= y <= self.height


MAPS: Mapping[str, Map] = {
    "europe": Map(latitude=49.5, longitude=5.0, width=900, height=820, scale=2350),
    "low-countries": Map(latitude=51.55, longitude=5.0, width=900, height=820, scale=11500),
}
"""By the name of their outlines, `app/look/map-<name>.svg`."""
