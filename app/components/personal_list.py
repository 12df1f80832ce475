"""What a report tells about people: each finding in its words, and what is to become of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from app.components.beside_text import beside_text
from app.components.html import Html, element, joined, show
from app.components.looking_at import look_at
from app.components.notice import tell
from app.components.sorry import sentence
from app.figures import day
from app.leaves import Leaf, leaf_at
from app.personal_words import decision_name, personal_kind_name, place_words
from app.plain import plain
from app.words import _, many
from ingest.privacy.removal import blacken_pdf
from knowledge.errors import KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.margin_part import MarginPart
from knowledge.model.person import Person
from knowledge.model.personal import PersonalDecision, PersonalKind, ShownFinding
from knowledge.model.report import Report
from knowledge.personal_data import FileAfter

_PDF = "application/pdf"
_NAMES_OPEN_AT_ONCE = 3


class Choice(StrEnum):
    """What can be chosen for a finding."""

    REMOVE = "remove"
    FUNCTION = "function"
    CONSENTED = "consented"
    PUBLIC_OFFICE = "public_office"
    NOT_PERSONAL = "not_personal"


_DECISIONS = {
    Choice.CONSENTED: PersonalDecision.CONSENTED,
    Choice.PUBLIC_OFFICE: PersonalDecision.PUBLIC_OFFICE,
    Choice.NOT_PERSONAL: PersonalDecision.NOT_PERSONAL,
}


@dataclass(frozen=True, slots=True)
class Row:
    """Findings that say the same, decided about together.

    Attributes:
        shown: The first of them.
        numbers: Of all of them.
    """

    shown: ShownFinding
    numbers: tuple[int, ...]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen for them."""
        if self.shown.function:
            return tuple(Choice)
        return tuple(choice for choice in Choice if choice is not Choice.FUNCTION)


def personal_list(
    report: Report,
    found: Sequence[ShownFinding],
    *,
    leaves: Sequence[Leaf],
    base: KnowledgeBase,
    person: Person,
) -> None:
    """Draw the findings that wait for a decision, and those that were decided.

    Args:
        report: That they stand in.
        found: All of them, in the order of the text.
        leaves: Of the report, to turn to a finding.
        base: Is told what was decided.
        person: Who decides.
    """
    st.header(_("Personal data"))
    st.write(
        _(
            "Found by rules, which miss some: names above all, numbers written in words, "
            "illnesses, pictures. Look at the pages yourself too."
        )
    )
    beside_text(report)
    rows = rows_of(found)
    blocking = [row for row in rows if row.shown.finding.kind.is_blocking]
    names = [row for row in rows if not row.shown.finding.kind.is_blocking]
    _blocking(blocking, leaves)
    if names:
        label = many("{count} name", "{count} names", len(names))
        is_open = len(names) <= _NAMES_OPEN_AT_ONCE
        with st.expander(label, expanded=is_open, key="personal_names"):
            for row in names:
                _row(row, leaves)
    if rows and st.button(_("Carry out what is chosen"), key="personal_apply", type="primary"):
        _begin(report, rows, base, person)
    _decided([s for s in found if s.finding.decision is not PersonalDecision.UNDECIDED])


def rows_of(found: Sequence[ShownFinding]) -> list[Row]:
    """Return the undecided findings, those that say the same together."""
    rows: dict[tuple[int, ...], Row] = {}
    for shown in found:
        if shown.finding.decision is PersonalDecision.UNDECIDED:
            rows.setdefault(shown.alike, Row(shown, shown.alike))
    return list(rows.values())


def _blocking(rows: Sequence[Row], leaves: Sequence[Leaf]) -> None:
    if not rows:
        st.success(_("Nothing that was found keeps this report from being published."))
        return
    st.warning(
        many(
            "{count} finding has to be decided about before the report can be published.",
            "{count} findings have to be decided about before the report can be published.",
            sum(len(row.numbers) for row in rows),
        )
    )
    if len(rows) > 1:
        st.write(_("For all of these:"))
        st.segmented_control(
            _("For all of these:"),
            [choice for choice in Choice if choice is not Choice.FUNCTION],
            format_func=lambda choice: choice_name(Choice(choice)),
            key="personal_all",
            label_visibility="collapsed",
            on_change=_choose_for_all,
            args=([row.numbers[0] for row in rows],),
        )
    for row in rows:
        _row(row, leaves)


def _choose_for_all(numbers: Sequence[int]) -> None:
    for number in numbers:
        st.session_state[_key(number)] = st.session_state["personal_all"]


def _row(row: Row, leaves: Sequence[Leaf]) -> None:
    number = row.numbers[0]
    with st.container(border=True, key=f"personal-{number}", gap="xxsmall"):
        show(_words(row))
        st.button(
            _turn_label(row),
            key=f"personal_turn_{number}",
            type="tertiary",
            on_click=look_at,
            args=(row.shown, leaf_at(leaves, row.shown.offset)),
        )
        st.segmented_control(
            _("What becomes of finding {number}", number=number),
            row.choices,
            format_func=lambda choice: choice_name(Choice(choice), row.shown.function),
            key=_key(number),
            label_visibility="collapsed",
        )


def _turn_label(row: Row) -> str:
    place = place_words(row.shown) or _("the text")
    return plain(_("{number} · look at {place}", number=row.numbers[0], place=place))


def _words(row: Row) -> Html:
    shown, count = row.shown, len(row.numbers)
    times = f" · {count} ×" if count > 1 else ""
    return joined(
        (
            element("p", personal_kind_name(shown.finding.kind) + times, class_="dw-state"),
            element(
                "p",
                f"…{shown.before}",
                element("mark", shown.words),
                f"{shown.after}…",
                class_="dw-context",
            ),
        )
    )


def choice_name(choice: Choice, function: str = "") -> str:
    """Return the word for a choice."""
    if choice is Choice.FUNCTION:
        return _("“{function}” instead", function=function)
    return {
        Choice.REMOVE: _("Remove"),
        Choice.CONSENTED: _("The person agreed"),
        Choice.PUBLIC_OFFICE: _("Public office"),
        Choice.NOT_PERSONAL: _("Nobody's personal data"),
    }[choice]


def _begin(report: Report, rows: Sequence[Row], base: KnowledgeBase, person: Person) -> None:
    chosen = {row: _chosen(row) for row in rows}
    wanted = {row: choice for row, choice in chosen.items() if choice is not None}
    if not wanted:
        st.info(_("Choose something for at least one finding."))
    elif _removed(wanted):
        st.dialog(_("Remove these words for good?"))(_confirmation)(report, wanted, base, person)
    else:
        _carry_out(report, wanted, base, person)


def _confirmation(
    report: Report, wanted: dict[Row, Choice], base: KnowledgeBase, person: Person
) -> None:
    st.write(
        _(
            "The words leave the text, the passages and the disk, and whatever quoted them: "
            "lessons, briefs, letters, notes. A black bar of the same length stands for them. This "
            "cannot be undone."
        )
    )
    if not report.kept_sha256:
        pass
    elif report.media_type == _PDF:
        st.write(
            _(
                "Of the PDF a copy is kept that is made of pictures, in which the words are black. "
                "Its text can no longer be selected there; it stays under “Text”."
            )
        )
        parts = {row.shown.part for row in _removed(wanted)} - {None}
        if any(part is not None and not part.is_shown for part in parts):
            st.write(_("What the pages do not show, such as comments, is no part of the copy."))
        if MarginPart.EDGE in parts:
            st.write(
                _("In a header or footer the whole line is blackened, on every page that bears it.")
            )
    else:
        st.write(
            _(
                "The file itself is deleted, since words cannot be taken out of it safely. "
                "Its text stays here. Keep your own copy if you need one."
            )
        )
    with st.container(horizontal=True):
        if st.button(_("Yes, remove"), key="personal_yes", type="primary"):
            _carry_out(report, wanted, base, person)
        if st.button(_("No, leave it"), key="personal_no"):
            st.rerun()


def _removed(wanted: dict[Row, Choice]) -> list[Row]:
    return [row for row, choice in wanted.items() if choice in (Choice.REMOVE, Choice.FUNCTION)]


def _carry_out(
    report: Report, wanted: dict[Row, Choice], base: KnowledgeBase, person: Person
) -> None:
    data, said = base.personal_data, _("Decided.")
    try:
        for choice, decision in _DECISIONS.items():
            numbers = _numbers(wanted, choice)
            if numbers:
                data.decide(report.id, numbers, decision, by=person)
        for choice in (Choice.REMOVE, Choice.FUNCTION):
            numbers = _numbers(wanted, choice)
            if numbers:
                with st.spinner(_("Removing the words …")):
                    removal = data.remove(
                        report.id,
                        numbers,
                        by=person,
                        blacken=blacken_pdf,
                        names_function=choice is Choice.FUNCTION,
                    )
                said = after_removal(removal.file)
    except KnowledgeError as error:
        st.error(sentence(error))
        return
    st.session_state.pop("personal_all", None)
    tell(said)
    st.rerun()


def after_removal(file: FileAfter) -> str:
    """Return what to tell of the file once words were removed."""
    if file is FileAfter.BLACKENED:
        return _("Removed. Of the PDF a copy is kept in which the words are black.")
    return _("Removed. The file itself is deleted; its text is still here.")


def _numbers(wanted: dict[Row, Choice], choice: Choice) -> list[int]:
    return [number for row, chosen in wanted.items() if chosen is choice for number in row.numbers]


def _chosen(row: Row) -> Choice | None:
    value = st.session_state.get(_key(row.numbers[0]))
    return Choice(value) if value else None


def _key(number: int) -> str:
    return f"personal_choice_{number}"


def _decided(found: Sequence[ShownFinding]) -> None:
    if not found:
        return
    with st.expander(many("{count} decision", "{count} decisions", len(found))):
        show(element("ul", joined(_decisions(found)), class_="dw-history"))


def _decisions(found: Sequence[ShownFinding]) -> Iterator[Html]:
    for shown in found:
        finding = shown.finding
        parts = [
            f"{finding.number}",
            personal_kind_name(finding.kind),
            decision_name(finding.decision),
            finding.decided_by,
            day(finding.decided_at) if finding.decided_at else "",
        ]
        yield element("li", " · ".join(part for part in parts if part))


def blocking_kinds(found: Sequence[ShownFinding]) -> dict[PersonalKind, int]:
    """Return how many findings of each kind keep the report from being published."""
    kinds = [shown.finding.kind for shown in found if shown.finding.is_open]
    return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
