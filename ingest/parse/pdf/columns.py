"""The order in which a page is read: columns one after the other, wide items between them."""

from bisect import bisect
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ingest.parse.pdf.lines import Run
from ingest.parse.pdf.printed import Rect

_GUTTER_EMS = 0.8
_STRIPE_EMS = 0.9
_SECTION_EMS = 1.6
_DEPTH_LIMIT = 8
_COVERAGES = (0.0, 0.1, 0.25, 0.45, 0.65)  # share of lines that may cross a gutter
_ALIGNED_SHARE = 0.6
_PROSE_CHARS = 18
_PROSE_FILL = 0.55


class _Gutter(NamedTuple):
    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class _Band(NamedTuple):
    """What lies between two wide items: a left and a right side of a gutter."""

    wide: list[Run]
    left: list[Run]
    right: list[Run]


def flows_of(runs: Sequence[Run], rules: Sequence[Rect]) -> list[list[Run]]:
    """Part a page's runs into flows, in reading order; within a flow, read top down.

    Args:
        runs: Of one page, without running headers and the like.
        rules: Strokes on the page, by which a table of long cells is told from columns.
    """
    if not runs:
        return []
    em = float(np.median([run.size for run in runs]))
    across = [rule for rule in rules if rule.width > rule.height]
    return _parted(list(runs), em, across, 0)


def _parted(runs: list[Run], em: float, rules: list[Rect], depth: int) -> list[list[Run]]:
    if depth >= _DEPTH_LIMIT or len(runs) < 6:
        return [runs]
    sections = _sections(runs, em)
    if len(sections) > 1:
        return [flow for part in sections for flow in _parted(part, em, rules, depth + 1)]
    gutter = _best_gutter(runs, em, rules)
    if gutter is None:
        return _cut_across(runs, em, rules, depth)
    flows: list[list[Run]] = []
    wide: list[Run] = []
    for band in _bands(runs, gutter):
        wide += band.wide
        if not _is_columnar(band, em, rules):
            wide += band.left + band.right
            continue
        if wide:
            flows += _parted(wide, em, rules, depth + 1)
            wide = []
        flows += _parted(band.left, em, rules, depth + 1)
        flows += _parted(band.right, em, rules, depth + 1)
    return flows + (_parted(wide, em, rules, depth + 1) if wide else [])


def _cut_across(runs: list[Run], em: float, rules: list[Rect], depth: int) -> list[list[Run]]:
    """Part runs at white stripes from side to side if that uncovers columns between them."""
    parts = _strata(runs, _STRIPE_EMS * em)
    if len(parts) < 2 or not any(_best_gutter(part, em, rules) for part in parts):
        return [runs]
    flows: list[list[Run]] = []
    plain: list[Run] = []
    for part in parts:
        if _best_gutter(part, em, rules) is None:
            plain += part
            continue
        flows += [plain] if plain else []
        plain = []
        flows += _parted(part, em, rules, depth + 1)
    return flows + ([plain] if plain else [])


def _sections(runs: list[Run], em: float) -> list[list[Run]]:
    """Part runs at wide white stripes between different counts of columns."""
    sections: list[list[Run]] = []
    count_before = 0
    for part in _strata(runs, _SECTION_EMS * em):
        count = _column_count(part, em) if len(part) >= 6 else 0
        if sections and (not count or not count_before or count == count_before):
            sections[-1] += part
        else:
            sections.append(list(part))
        count_before = count or count_before
    return sections


def _column_count(runs: list[Run], em: float) -> int:
    reach, count = -1e9, 0
    for run in sorted(runs, key=lambda run: run.left):
        count += run.left > reach + _GUTTER_EMS * em
        reach = max(reach, run.right)
    return count


def _strata(runs: list[Run], stripe: float) -> list[list[Run]]:
    """Part runs at white stripes from side to side, at least so high."""
    ordered = sorted(runs, key=lambda run: (run.top, run.left))
    strata: list[list[Run]] = []
    reach = -1e9
    for run in ordered:
        if run.top > reach + stripe:
            strata.append([])
        strata[-1].append(run)
        reach = max(reach, run.bottom)
    return strata


def _best_gutter(runs: list[Run], em: float, rules: list[Rect]) -> _Gutter | None:
    if len(runs) < 6:
        return None
    best, best_score = None, 0.0
    for gutter in _stripes(runs, em):
        bands = [b for b in _bands(runs, gutter) if _is_columnar(b, em, rules)]
        lines = sum(min(len(band.left), len(band.right)) for band in bands)
        score = lines + min(1.0, (gutter.right - gutter.left) / 100)
        if lines and score > best_score:
            best, best_score = gutter, score
    return best


def _stripes(runs: list[Run], em: float) -> list[_Gutter]:
    """Return upright stripes that few runs cross."""
    start = min(run.left for run in runs)
    width = max(run.right for run in runs) - start
    if not 0 < width < 20_000:
        return []
    steps = np.zeros(int(width) + 3, dtype=np.int64)
    for run in runs:
        steps[int(run.left - start + 0.5)] += 1
        steps[int(run.right - start + 0.5)] -= 1
    coverage = np.cumsum(steps)[: int(width) + 1]
    stripes: dict[tuple[int, int], _Gutter] = {}
    for share in _COVERAGES:
        is_free = np.concatenate([[0], coverage <= share * coverage.max(), [0]]).astype(np.int8)
        edges = np.flatnonzero(np.diff(is_free))
        for left, right in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            if left > 0 and right < len(coverage) and right - left >= _GUTTER_EMS * em:
                stripes[left, right] = _Gutter(start + left, start + right)
    return list(stripes.values())


def _bands(runs: list[Run], gutter: _Gutter) -> list[_Band]:
    middle = gutter.middle
    far_left = min(run.left for run in runs)
    far_right = max(run.right for run in runs)
    reach_left = middle - 0.15 * (middle - far_left)
    reach_right = middle + 0.15 * (far_right - middle)
    wide = sorted(
        (r for r in runs if r.left < reach_left and r.right > reach_right),
        key=lambda run: run.base,
    )
    bases = [run.base for run in wide]
    bands = [_Band([], [], [])] + [_Band([run], [], []) for run in wide]
    for run in sorted(runs, key=lambda run: run.base):
        if run.left < reach_left and run.right > reach_right:
            continue
        band = bands[bisect(bases, run.base)]
        if band.wide and _is_rest(band.wide[-1], run):
            band.wide.append(run)
            continue
        (band.left if (run.left + run.right) / 2 < middle else band.right).append(run)
    return bands


def _is_rest(wide: Run, run: Run) -> bool:
    """Say whether a run is the short last line of a wide heading rather than of a column."""
    size = wide.size
    is_alike = abs(size - run.size) < 0.3 and wide.is_bold == run.is_bold
    is_left = abs(wide.left - run.left) < 0.5 * size
    is_centred = abs(wide.left + wide.right - run.left - run.right) < size
    return (
        is_alike
        and wide.style.font == run.style.font
        and 0 < run.base - wide.base <= 1.6 * size
        and (is_left or is_centred)
    )


def _is_columnar(band: _Band, em: float, rules: list[Rect]) -> bool:
    few, many = sorted((band.left, band.right), key=len)
    if len(few) < 2 or len(few) + len(many) < 6:
        return False
    gap = min(run.left for run in band.right) - max(run.right for run in band.left)
    if gap < _GUTTER_EMS * em:
        return False
    top = max(min(run.top for run in side) for side in (few, many))
    bottom = min(max(run.bottom for run in side) for side in (few, many))
    if bottom - top < 1.5 * em:
        return False
    return not _is_tabular(band, few, many, rules)


def _is_tabular(band: _Band, few: list[Run], many: list[Run], rules: list[Rect]) -> bool:
    left, right = max(r.right for r in band.left), min(r.left for r in band.right)
    top, bottom = min(r.base for r in few), max(r.base for r in few)
    crossing = {
        round(r.top) for r in rules if r.left < left and r.right > right and top < r.top < bottom
    }
    if len(crossing) >= 2:
        return True
    bases = sorted(run.base for run in many)
    aligned = sum(_has_near(bases, run.base, 0.2 * run.size) for run in few)
    if aligned < _ALIGNED_SHARE * len(few):
        return False
    return not (_is_prose(few) and _is_prose(many))


def _has_near(bases: list[float], base: float, distance: float) -> bool:
    at = bisect(bases, base)
    return any(abs(near - base) <= distance for near in bases[max(0, at - 1) : at + 1])


def _is_prose(side: list[Run]) -> bool:
    """Say whether most runs are about as long as the longest and hold several words."""
    widths = sorted(run.width for run in side)
    fill = widths[len(widths) // 2] / max(1.0, widths[int(0.9 * (len(widths) - 1))])
    chars = sorted(run.char_count for run in side)[len(side) // 2]
    return fill >= _PROSE_FILL and chars >= _PROSE_CHARS
