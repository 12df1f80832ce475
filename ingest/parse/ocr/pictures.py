"""Pages as grey pictures, upright and large enough to be read by a machine."""

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from ingest.outcome import RefusalCode, Refused

_DPI = 300.0
_POINTS_AN_INCH = 72.0
_MOST_PIXELS = 40_000_000
_A4_INCHES = 8.27
_BELIEVABLE_DPI = (90.0, 1_200.0)
_SKEW_WIDTH = 600
_SKEW_DEGREES = 15
_SKEW_MATTERS = 0.75  # Tesseract copes with less
_INK = 140  # of 255; darker counts as ink


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as pixels.

    Attributes:
        image: Grey, turned upright.
        dpi: Pixels an inch.
        width: Of the page as shown, in points.
        height: In points.
        skew_degrees: By how much the image was turned, anticlockwise.
    """

    image: Image.Image
    dpi: float
    width: float
    height: float
    skew_degrees: float = 0.0

    def as_pgm(self) -> bytes:
        """Return the pixels in the one format that needs no packing."""
        size = f"P5 {self.image.width} {self.image.height} 255\n"
        return size.encode("ascii") + self.image.tobytes()

    def turned(self, quarters: int) -> "Picture":
        """Return the picture turned anticlockwise by so many quarter turns."""
        angle = 90 * quarters
        image = self.image.rotate(angle, expand=True)
        return Picture(image, self.dpi, self.width, self.height, self.skew_degrees + angle)

    def on_page(
        self, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """Return a box in pixels as a box on the page in points, turned back about its middle."""
        scale = _POINTS_AN_INCH / self.dpi
        angle = math.radians(self.skew_degrees)
        x = (left + right) / 2 - self.image.width / 2
        y = (top + bottom) / 2 - self.image.height / 2
        middle_x = (math.cos(angle) * x - math.sin(angle) * y) * scale + self.width / 2
        middle_y = (math.sin(angle) * x + math.cos(angle) * y) * scale + self.height / 2
        half_width, half_height = (right - left) * scale / 2, (bottom - top) * scale / 2
        if round(self.skew_degrees / 90) % 2:
            half_width, half_height = half_height, half_width
        return (
            max(0.0, middle_x - half_width),
            max(0.0, middle_y - half_height),
            min(self.width, middle_x + half_width),
            min(self.height, middle_y + half_height),
        )


def picture_of(page: pypdfium2.PdfPage) -> Picture:
    """Return a PDF page drawn at 300 dots an inch, or less where it is huge."""
    width, height = page.get_size()
    scale = _DPI / _POINTS_AN_INCH
    if width * height * scale**2 > _MOST_PIXELS:
        scale = math.sqrt(_MOST_PIXELS / (width * height))
    image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    return _upright(image, width=width, height=height, dpi=scale * _POINTS_AN_INCH)


def pictures_in(data: bytes) -> Iterator[Picture]:
    """Give the frames of an image file, as a scanner saves them.

    Raises:
        Refused: DAMAGED if it is no image, TOO_BIG if it has too many pixels.
    """
    try:
        with Image.open(io.BytesIO(data)) as file:
            for number in range(getattr(file, "n_frames", 1)):
                file.seek(number)
                if file.width * file.height > 2 * _MOST_PIXELS:
                    raise Refused(RefusalCode.TOO_BIG, pixel_count=file.width * file.height)
                yield _picture_of_frame(file)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise Refused(RefusalCode.DAMAGED, detail="image") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(RefusalCode.TOO_BIG, detail="pixels") from error


def _picture_of_frame(file: Image.Image) -> Picture:
    stated = float(file.info.get("dpi", (0.0, 0.0))[0] or 0.0)
    image = _grey(ImageOps.exif_transpose(file))
    guessed = min(image.size) / _A4_INCHES
    low, high = _BELIEVABLE_DPI
    dpi = stated if low <= stated <= high else min(high, max(low, guessed))
    width, height = (side * _POINTS_AN_INCH / dpi for side in image.size)
    factor = min(_DPI / dpi, math.sqrt(_MOST_PIXELS / (image.width * image.height)))
    if factor > 1.2 or factor * dpi < _DPI / 2:
        size = (round(image.width * factor), round(image.height * factor))
        image, dpi = image.resize(size, Image.Resampling.LANCZOS), dpi * factor
    return _upright(image, width=width, height=height, dpi=dpi)


def _grey(image: Image.Image) -> Image.Image:
    """Return the image in grey, what is transparent on white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        ground.alpha_composite(clear)
        image = ground
    return image.convert("L")


def _upright(image: Image.Image, *, width: float, height: float, dpi: float) -> Picture:
    angle = skew_of(image)
    if abs(angle) >= _SKEW_MATTERS:
        turned = image.rotate(angle, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255)
        return Picture(turned, dpi, width, height, angle)
    return Picture(image, dpi, width, height)


def skew_of(image: Image.Image) -> float:
    """Return the degrees, anticlockwise, by which to turn a page so that its lines lie level.

    Level lines make rows of ink and rows without, so that the differences between
    neighbouring rows are greatest (projection profile: Postl, ICPR 1986). 0 if no angle
    does better than the page as it is by a fifth.
    """
    factor = _SKEW_WIDTH / max(1, image.width)
    small = image.resize((_SKEW_WIDTH, max(1, min(2_000, round(image.height * factor)))))
    ink = small.point(lambda value: 255 if value < _INK else 0)
    if not ink.getbbox():
        return 0.0
    coarse = max(range(-_SKEW_DEGREES, _SKEW_DEGREES + 1), key=lambda a: _levelness(ink, a))
    fine = max((coarse + step / 4 for step in range(-4, 5)), key=lambda a: _levelness(ink, a))
    return fine if _levelness(ink, fine) > 1.2 * _levelness(ink, 0) else 0.0


def _levelness(ink: Image.Image, angle: float) -> float:
    rows = np.asarray(ink.rotate(angle), dtype=np.float32).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())
