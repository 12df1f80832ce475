"""Other words for a sentence from a language model, apart from the brief until taken over."""

from collections.abc import Iterator

import streamlit as st

from app.components.html import element, joined, show, spoken
from app.plain import plain
from app.words import _
from ingest.extract.language_model import LanguageModel, LanguageModelFailed
from ingest.wording import WordingRefused, worded_anew
from knowledge.machine_wording import Doubt, Unproven
from knowledge.model.brief import Sentence
from knowledge.open_brief import OpenBrief
from knowledge.settings import Settings


def machine_wording(sentence: Sentence, opened: OpenBrief, *, settings: Settings) -> str:
    """Draw the way to other words, and those that came; nothing where no model is set.

    Args:
        sentence: Worded by a person or the program, with its lessons.
        opened: The brief that it stands in.
        settings: Name the model.

    Returns:
        The words that the person takes over now, or "".
    """
    if not settings.llm_url or not sentence.lesson_ids:
        return ""
    held = f"worded-{sentence.id}"
    if st.button(_("Suggest other words"), key=f"ask-{sentence.id}", type="tertiary"):
        st.session_state[held] = (sentence.text, *_asked(sentence, opened, settings))
    was, text, trouble = st.session_state.get(held, ("", "", ""))
    if was != sentence.text:
        return ""
    if trouble:
        st.warning(plain(trouble))
        return ""
    return _suggestion(text, sentence, settings.llm_model, held)


def _suggestion(text: str, sentence: Sentence, model: str, held: str) -> str:
    """Draw the words apart from the brief; return them once a person takes them over."""
    with st.container(border=True, key=f"machine-{sentence.id}", gap="small"):
        told = _(
            "Worded by the language model {model}. It is not in the brief until you take it over.",
            model=model,
        )
        show(
            joined(
                [
                    element("p", told, class_="dw-state"),
                    element("p", text, class_="dw-paper", lang=spoken(sentence.language)),
                ]
            )
        )
        with st.container(horizontal=True, key=f"machine-acts-{sentence.id}", gap="small"):
            if st.button(_("Take over"), key=f"accept-{sentence.id}"):
                del st.session_state[held]
                return text
            if st.button(_("Leave it"), key=f"leave-{sentence.id}"):
                del st.session_state[held]
                st.rerun()
    return ""


def _asked(sentence: Sentence, opened: OpenBrief, settings: Settings) -> tuple[str, str]:
    """Return the words, or what went wrong."""
    model = LanguageModel(settings.llm_url, settings.llm_model, settings.llm_key)
    language = sentence.language if sentence.language != "und" else opened.brief.language
    sources = [*_sources(sentence, opened)]
    try:
        with st.spinner(_("Asking the language model …")):
            return worded_anew(model, sentence.text, sources=sources, language=language), ""
    except LanguageModelFailed:
        return "", _("The language model gave no usable answer. The sentence stays as it is.")
    except WordingRefused as refused:
        return "", _(
            "Refused: no lesson proves {what}. The sentence stays as it is.",
            what=", ".join(dict.fromkeys(doubt_words(doubt) for doubt in refused.doubts)),
        )


def _sources(sentence: Sentence, opened: OpenBrief) -> Iterator[str]:
    for lesson_id in sentence.lesson_ids:
        if (known := opened.cited.get(lesson_id)) is not None:
            content = known.lesson.content
            yield from filter(None, (content.statement, content.holds_when, content.fails_when))
            yield from (quote.exact for quote in known.lesson.quotes)


def doubt_words(doubt: Doubt) -> str:
    """Return what a machine's sentence holds that no lesson proves, in words."""
    return {
        Unproven.FIGURE: _("the figure “{words}”", words=doubt.words),
        Unproven.NAME: _("the name “{words}”", words=doubt.words),
        Unproven.NEGATION: _("that it says no, or no longer does"),
        Unproven.LENGTH: _("a sentence of this length"),
        Unproven.ADDRESS: _("an address or a tag"),
    }[doubt.kind]
