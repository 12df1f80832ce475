"""Quiet geometric ornaments in a look's colours: the same report always gets the same."""

import hashlib
from typing import Any

from reportlab.lib.colors import Color

from data.demo.builders.looks import Look


def mixed(colour: Color, other: Color, share: float) -> Color:
    """A colour between two: `share` 0 gives `colour`, 1 gives `other`."""
    return Color(
        *(
            here + (there - here) * share
            for here, there in zip(colour.rgb(), other.rgb(), strict=True)
        )
    )


def tiles(
    canvas: Any,
    look: Look,
    seed: str,
    *,
    left: float,
    bottom: float,
    size: float,
    across: int,
    down: int,
) -> None:
    """Draw a field of square tiles, each holding a quarter disc, a disc or nothing."""
    white = Color(1, 1, 1)
    colours = [look.accent, *(mixed(look.accent, white, share) for share in (0.3, 0.55, 0.8))]
    digest = hashlib.shake_128(seed.encode()).digest(across * down)
    for index, byte in enumerate(digest):
        x, y = left + size * (index % across), bottom + size * (index // across)
        canvas.setFillColor(colours[byte % 4])
        canvas.rect(x, y, size + 0.3, size + 0.3, stroke=0, fill=1)
        canvas.setFillColor(colours[(byte // 4 + byte % 4 + 1) % 4])
        match byte // 16 % 6:
            case 0:
                canvas.circle(x + size / 2, y + size / 2, size / 2, stroke=0, fill=1)
            case 5:
                canvas.rect(x, y, size / 2, size, stroke=0, fill=1)
            case quarter:
                corner_x, corner_y = x + size * (quarter % 2), y + size * (quarter // 2 % 2)
                box = (corner_x - size, corner_y - size, corner_x + size, corner_y + size)
                start = {(0, 0): 0, (1, 0): 90, (1, 1): 180, (0, 1): 270}
                angle = start[(quarter % 2, quarter // 2 % 2)]
                canvas.wedge(*box, angle, 90, stroke=0, fill=1)
