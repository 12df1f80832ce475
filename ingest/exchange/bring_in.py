"""Brings rows into the directory, one initiative at a time; a bad row stops no other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ingest.exchange.rows import StatedRow, condition_text, link_text, stated_row
from knowledge.errors import Conflict, InvalidEntry, NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Right


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """How one row ended.

    Attributes:
        number: Of the row in the file, the heading being row 1.
        name: That it gives.
        initiative_id: Empty if it was refused.
        is_new: Whether the initiative was entered now.
        problem: Why it was refused, or empty.
        column: That cannot be used; empty if the row came in, or no column is at fault.
        same_as: Number of the row before that names the same initiative, or 0.
    """

    number: int
    name: str
    initiative_id: str = ""
    is_new: bool = False
    problem: str = ""
    column: str = ""
    same_as: int = 0


def bring_in(
    rows: Iterable[Mapping[str, str]], *, base: KnowledgeBase, by: Person
) -> tuple[RowOutcome, ...]:
    """State what the rows say, each cell as the word of who brings them in.

    An initiative is known by its id or, without one, by its name. Conditions and examples
    that stand there already are not stated twice. A second row of one name is refused: it
    would write over the first. Examples are linked when all rows are in, so that their order
    does not matter.

    Raises:
        NotAllowed: If the person may not keep the directory.
    """
    by.require(Right.KEEP_DIRECTORY)
    ids = {_folded(i.name): i.id for i in base.library.initiatives()}
    outcomes: list[RowOutcome] = []
    named: dict[str, int] = {}
    entered: list[tuple[int, StatedRow]] = []
    for number, cells in enumerate(rows, start=2):
        name = cells.get("name", "").strip()
        try:
            row = stated_row(cells)
            if before := named.get(_folded(name)):
                problem = f"row {before} names the same initiative; give them different names"
                outcomes.append(
                    RowOutcome(number, name, problem=problem, column="name", same_as=before)
                )
                continue
            named[_folded(name)] = number
            outcomes.append(_state(row, number, ids, base, by))
            entered.append((len(outcomes) - 1, row))
        except (InvalidEntry, Conflict, NotFound) as error:
            column = error.field if isinstance(error, InvalidEntry) else ""
            outcomes.append(RowOutcome(number, name, problem=str(error), column=column))
    for place, row in entered:
        problem = _link(row, outcomes[place].initiative_id, ids, base, by)
        column = "inspired_by" if problem else ""
        outcomes[place] = replace(outcomes[place], problem=problem, column=column)
    return tuple(outcomes)


def _state(
    row: StatedRow, number: int, ids: dict[str, str], base: KnowledgeBase, by: Person
) -> RowOutcome:
    name, is_new = _folded(row.name), False
    known = next((n for n, i in ids.items() if i == row.id), "") if row.id else ""
    if known and known != name:
        base.initiatives.rename(row.id, row.name, by=by)
        ids[name] = ids.pop(known)
    elif name not in ids:
        ids[name] = base.initiatives.add(row.name, by=by)
        is_new = True
    profile = base.initiatives.state(ids[name], row.facts, by=by)
    standing = {condition_text(condition) for condition in profile.conditions}
    for stated in row.conditions:
        if condition_text(stated) not in standing:
            base.initiatives.add_condition(
                ids[name], stated.setting, bearing=stated.bearing, note=stated.note, by=by
            )
    return RowOutcome(number, row.name, ids[name], is_new)


def _link(
    row: StatedRow, initiative_id: str, ids: Mapping[str, str], base: KnowledgeBase, by: Person
) -> str:
    """Link a row's examples; return what went wrong, or nothing."""
    if not row.examples:
        return ""
    examples = base.initiatives.profile(initiative_id, viewer=by).examples
    standing = {link_text(link) for link in examples}
    for example in row.examples:
        parent = ids.get(_folded(example.parent))
        if parent is None:
            return f"inspired_by: no initiative {example.parent!r} in the base"
        if link_text(example) in standing:
            continue
        try:
            base.initiatives.link(
                initiative_id,
                parent,
                changed=example.changed,
                happened=example.happened,
                by=by,
            )
        except InvalidEntry as error:
            return str(error)
    return ""


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
