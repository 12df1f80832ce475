"""Where findings of a report stand: their words, and where a page prints them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from knowledge.model.locator import Locator
from knowledge.model.personal import (
    PersonalDecision,
    PersonalFinding,
    PersonalKind,
    ShownFinding,
    alike,
)
from knowledge.model.report_text import Margin, PageLayout, ReportText
from knowledge.records import margins, texts

_AROUND_CHARS = 60

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left corner of a page."""


@dataclass(frozen=True, slots=True)
class Places:
    """The canonical text of a report, and the margins in which something was found.

    Attributes:
        text: Of the report.
        margins: By their numbers.
    """

    text: ReportText
    margins: Mapping[int, Margin]

    @classmethod
    def of(cls, connection: Connection, report_id: str, text: ReportText) -> "Places":
        """Return the places of a report as the records have them."""
        return cls(text, margins.of_report(connection, report_id))

    def source(self, finding: PersonalFinding) -> str:
        """Return the text into which a finding's span points."""
        return self.margins[finding.margin].text if finding.margin else self.text.text

    def words(self, finding: PersonalFinding) -> str:
        """Return the words of a finding as they stand now."""
        return finding.span.of(self.source(finding))

    def shown(self, found: Sequence[PersonalFinding]) -> tuple[ShownFinding, ...]:
        """Return findings with their words, for the eyes of whoever decides."""
        same = self._same(found)
        return tuple(
            self._shown(finding, same.get(finding.number, (finding.number,))) for finding in found
        )

    def boxes(
        self, connection: Connection, report_id: str, chosen: Iterable[PersonalFinding]
    ) -> dict[int, list[Box]] | None:
        """Return by page where findings are printed; None if that is not known in full.

        Of a margin the whole line is taken, on every page that bears it. What no page shows,
        such as a comment or the author, has none and needs none.
        """
        layouts: dict[int, PageLayout | None] = {}
        found: dict[int, list[Box]] = defaultdict(list)
        for finding in chosen:
            if finding.margin:
                is_known = _of_margin(finding, self.margins[finding.margin], found)
            else:
                for locator in self.text.locators_of(finding.span):
                    if locator.index not in layouts:
                        layouts[locator.index] = texts.layout(connection, report_id, locator.index)
                is_known = self._of_text(finding, layouts, found)
            if not is_known:
                return None
        return found

    def _of_text(
        self,
        finding: PersonalFinding,
        layouts: Mapping[int, PageLayout | None],
        found: dict[int, list[Box]],
    ) -> bool:
        printed: set[int] = set()
        for locator in self.text.locators_of(finding.span):
            layout = layouts[locator.index]
            for word in layout.words if layout else ():
                if word.span.overlaps(finding.span):
                    printed.update(range(word.span.start, word.span.end))
                    found[locator.index].append((word.left, word.top, word.right, word.bottom))
        wanted = range(finding.span.start, finding.span.end)
        return not any(self.text.text[at].isalnum() and at not in printed for at in wanted)

    def _shown(self, finding: PersonalFinding, same: tuple[int, ...]) -> ShownFinding:
        source, (start, end) = self.source(finding), (finding.span.start, finding.span.end)
        locator, offset = self._place(finding)
        return ShownFinding(
            finding=finding,
            words=finding.span.of(source),
            before=source[max(0, start - _AROUND_CHARS) : start],
            after=source[end : end + _AROUND_CHARS],
            function=finding.function.of(source) if finding.function else "",
            locator=locator,
            offset=offset,
            alike=same,
            part=self.margins[finding.margin].part if finding.margin else None,
        )

    def _place(self, finding: PersonalFinding) -> tuple[Locator | None, int]:
        """Return the place of a finding, and where in the text to look at that page."""
        if not finding.margin:
            return self.text.locator_at(finding.span.start), finding.span.start
        locators = self.margins[finding.margin].locators
        if not locators:
            return None, 0
        first = locators[0]
        starts = (
            segment.span.start
            for segment in self.text.segments
            if segment.locator.index <= first.index
        )
        return first, max(starts, default=0)

    def _same(self, found: Sequence[PersonalFinding]) -> dict[int, tuple[int, ...]]:
        """Return for each undecided finding the undecided ones that say the same."""
        groups: dict[tuple[PersonalKind, str], list[int]] = defaultdict(list)
        for finding in found:
            if finding.decision is PersonalDecision.UNDECIDED:
                groups[finding.kind, alike(self.words(finding))].append(finding.number)
        return {number: tuple(group) for group in groups.values() for number in group}


def _of_margin(finding: PersonalFinding, margin: Margin, found: dict[int, list[Box]]) -> bool:
    lines = [box for box in margin.boxes if box.span.overlaps(finding.span)]
    for box in lines:
        found[box.page_index].append((box.left, box.top, box.right, box.bottom))
    return bool(lines) or not margin.part.is_shown
