"""How the last look at an origin ended, in a sentence."""

from app.outcomes import refusal_sentences
from app.words import _, many
from ingest.outcome import RefusalCode
from knowledge.model.origin import Origin, OriginKind


def origin_kind_name(kind: OriginKind) -> str:
    """Return the word for what an origin is."""
    return {
        OriginKind.PAGE: _("Page or file"),
        OriginKind.FEED: _("Feed"),
        OriginKind.MAILBOX: _("Mailbox"),
    }[kind]


def look_sentence(origin: Origin) -> str:
    """Return what came of the last look, and what to do if it failed."""
    if origin.checked_at is None:
        return _("Waits for its first look.")
    if origin.code:
        sentences = refusal_sentences(RefusalCode(origin.code), origin.data)
        return " ".join([*sentences, *([_counted(origin)] if origin.data.get("taken") else [])])
    return _counted(origin)


def _counted(origin: Origin) -> str:
    counts = {name: int(origin.data.get(name, 0)) for name in ("taken", "known", "waiting")}
    refused = int(origin.data.get("refused", 0))
    parts = [many("{count} new file", "{count} new files", counts["taken"])]
    if counts["known"]:
        parts.append(many("{count} was here", "{count} were here", counts["known"]))
    if refused:
        parts.append(many("{count} refused", "{count} refused", refused))
    if counts["waiting"]:
        parts.append(
            many(
                "{count} waits for the next look",
                "{count} wait for the next look",
                counts["waiting"],
            )
        )
    return ", ".join(parts) + "."
