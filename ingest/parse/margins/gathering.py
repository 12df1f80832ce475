"""What is found beside a text, put into margins by where it stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from ingest.parse.cleaning import clean, clean_line
from knowledge.model.locator import Locator
from knowledge.model.margin_part import MarginPart
from knowledge.model.report_text import Margin, ReportText
from knowledge.model.span import Span

MOST_CHARS = 2_000_000
CUT = "beside_too_long"
"""Warning: there is more beside the text than is looked over."""

NOT_LOOKED_INTO = "beside_not_looked_into"
"""Warning: the file may hold more than its text, and nobody looked."""


@dataclass(slots=True)
class _Lines:
    """Lines that stand at one place, each once."""

    seen: dict[str, None] = field(default_factory=dict)
    people: dict[str, tuple[int, int]] = field(default_factory=dict)

    def margin(self, part: MarginPart, at: Locator | None) -> Margin:
        people, start = [], 0
        for line in self.seen:
            if line in self.people:
                begin, end = self.people[line]
                people.append(Span(start + begin, start + end))
            start += len(line) + 1
        return Margin(
            "\n".join(self.seen),
            locators=(at,) if at else (),
            part=part,
            people=tuple(people),
        )


class Gathering:
    """Takes words that stand beside a text; those of one part and place make one margin.

    Args:
        text: The text that they stand beside.
        read: Reads a file that lies within this one, by its bytes and name.
    """

    def __init__(self, text: ReportText, read: Callable[[bytes, str], ReportText]) -> None:
        self.text = text
        self.read = read
        self._found: dict[tuple[MarginPart, Locator | None], _Lines] = {}
        self._ready: list[Margin] = []
        self._warnings: list[str] = []
        self._char_count = 0

    def add(
        self,
        part: MarginPart,
        words: str = "",
        *,
        label: str = "",
        who: str = "",
        at: Locator | None = None,
    ) -> None:
        """Keep some words, if there are any.

        Args:
            part: Where they stand.
            words: Their lines; what was kept at this place already is passed over.
            label: Name of the field that holds them, as the format calls it.
            who: A person whom the file names as the one who wrote or is meant.
            at: Page, slide, cell, where the format has such.
        """
        person = clean_line(who)
        lines = [line for raw in clean(words).split("\n") if (line := clean_line(raw))]
        if not lines and not person:
            return
        head = " ".join(filter(None, (f"{label}:" if label else "", person)))
        start = len(label) + 2 if label else 0
        for number, line in enumerate(lines or [""]):
            if number or not head:
                self._keep(part, at, line)
                continue
            whole = head + (f": {line}" if person and line else f" {line}" if line else "")
            self._keep(part, at, whole, person=(start, start + len(person)) if person else None)

    def add_ready(self, margins: Iterable[Margin]) -> None:
        """Keep margins that a part of the program made with their boxes."""
        self._ready.extend(margins)

    def warn(self, code: str) -> None:
        """Note once what could not be looked into."""
        if code not in self._warnings:
            self._warnings.append(code)

    def done(self) -> ReportText:
        """Return the text with all that was found beside it."""
        found = (lines.margin(part, at) for (part, at), lines in self._found.items())
        text = self.text.with_margins((*self._ready, *found))
        return replace(text, warnings=tuple(dict.fromkeys((*text.warnings, *self._warnings))))

    def _keep(
        self,
        part: MarginPart,
        at: Locator | None,
        line: str,
        *,
        person: tuple[int, int] | None = None,
    ) -> None:
        if self._char_count + len(line) > MOST_CHARS:
            self.warn(CUT)
            return
        lines = self._found.setdefault((part, at), _Lines())
        if line not in lines.seen:
            self._char_count += len(line) + 1
            lines.seen[line] = None
            if person:
                lines.people[line] = person
