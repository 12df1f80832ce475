"""Which reports have lessons that wait, the oldest first, and how reviewing goes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import streamlit as st

from app.components.html import Html, element, joined, show
from app.figures import day, number, percent
from app.plain import plain
from app.words import _, many
from knowledge.model.lesson import ReviewQueueEntry, ReviewShares


def review_queue(
    entries: Sequence[ReviewQueueEntry],
    *,
    who: str,
    mine: ReviewShares,
    everybody: ReviewShares,
) -> None:
    """Draw the queue: what the person took, what nobody took yet, what colleagues have.

    Args:
        entries: Reports that have lessons, oldest first.
        who: The person's name.
        mine: What became of the proposals that the person decided on.
        everybody: What became of all.
    """
    waiting = [entry for entry in entries if entry.open_count]
    done = [entry for entry in entries if not entry.open_count]
    if not entries:
        st.write(_("No lessons were proposed yet. They come with the reports, under Upload."))
        return
    own = [replace(entry, reviewer="") for entry in waiting if entry.reviewer == who]
    free = [entry for entry in waiting if not entry.reviewer]
    others = [entry for entry in waiting if entry.reviewer not in ("", who)]
    first = next(iter([*own, *free]), None)
    if own:
        _rows(_("In your queue"), own, first=first)
    if free or not waiting:
        _rows(_("To be looked at"), free, first=first)
    if not waiting:
        st.write(_("Every proposal was decided on."))
    if others:
        _rows(_("With colleagues"), others, first=None)
    if done:
        _rows(_("All looked at"), done, first=None)
    st.header(_("How it goes"))
    st.write(_("What people made of the program's own proposals."))
    show(_shares(mine, everybody))


def _rows(
    title: str, entries: Sequence[ReviewQueueEntry], *, first: ReviewQueueEntry | None
) -> None:
    st.header(title)
    for entry in entries:
        _row(entry, is_first=entry is first)


def _row(entry: ReviewQueueEntry, *, is_first: bool) -> None:
    with st.container(key=f"row-{entry.report_id}", gap="xxsmall"):
        st.page_link(
            "views/review.py",
            label=plain(entry.report_title),
            query_params={"id": entry.report_id},
        )
        items = [element("li", fact) for fact in _facts(entry)]
        if is_first:
            items.insert(0, element("li", _("begin here"), class_="dw-remark"))
        show(element("ul", joined(items), class_="dw-source"))


def _facts(entry: ReviewQueueEntry) -> Iterator[str]:
    yield many("{count} lesson to look at", "{count} lessons to look at", entry.open_count)
    if entry.more_count:
        yield many(
            "{count} further with weaker signs", "{count} further with weaker signs",
            entry.more_count,
        )  # fmt: skip
    confirmed = entry.unchanged_count + entry.edited_count
    if confirmed:
        yield many("{count} confirmed", "{count} confirmed", confirmed)
    if entry.rejected_count:
        yield many("{count} rejected", "{count} rejected", entry.rejected_count)
    yield _("came in {day}", day=day(entry.received_at))
    if entry.reviewer:
        yield _("taken by {name}", name=entry.reviewer)


def _shares(mine: ReviewShares, everybody: ReviewShares) -> Html:
    names = (_("By"), _("Decided"), _("As proposed"), _("After a change"), _("Rejected"))
    head = element("tr", *(element("th", name, scope="col") for name in names))
    rows = (
        element(
            "tr",
            element("th", who, scope="row"),
            element("td", number(shares.total_count)),
            *(
                element("td", percent(count, shares.total_count))
                for count in (shares.unchanged_count, shares.edited_count, shares.rejected_count)
            ),
        )
        for who, shares in ((_("You"), mine), (_("Everybody"), everybody))
    )
    return element(
        "table", element("thead", head), element("tbody", joined(rows)), class_="dw-table"
    )
