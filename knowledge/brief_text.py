"""What a person does to the text of a brief: each act returns a new text, or says why not."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from knowledge.errors import Conflict, InvalidEntry, NotFound
from knowledge.model.brief import BriefBody, Counter, Finding, Section, Sentence, SentenceKind

MOST_SENTENCE_CHARS = 2000
_WORDED_BY_REPORTS = frozenset({SentenceKind.QUOTE, SentenceKind.COUNTER})


def sentence_of(body: BriefBody, sentence_id: str) -> Sentence:
    """Return a sentence.

    Raises:
        NotFound: If the brief has none with this id.
    """
    for sentence in body.sentences():
        if sentence.id == sentence_id:
            return sentence
    raise NotFound("sentence", sentence_id)


def add(
    body: BriefBody, section_key: str, sentences: Sequence[Sentence], *, after: str = ""
) -> BriefBody:
    """Put sentences into a section, after one of its sentences or at its end.

    Raises:
        NotFound: If there is no such section.
    """
    if section_key not in {section.key for section in body.sections}:
        raise NotFound("section", section_key)

    def put(section: Section) -> Section:
        if section.key != section_key:
            return section
        ids = [sentence.id for sentence in section.sentences]
        place = ids.index(after) + 1 if after in ids else len(ids)
        kept = section.sentences
        return replace(section, sentences=(*kept[:place], *sentences, *kept[place:]))

    return _each(body, put)


def reword(
    body: BriefBody, sentence_id: str, text: str, *, by: str, was: str | None = None
) -> BriefBody:
    """Give a sentence other words; its lessons stay.

    Args:
        body: The text.
        sentence_id: Of neither a quote nor counter-evidence.
        text: The new words.
        by: Name of who words it.
        was: The words that the person had before them; None does not check.

    Raises:
        Conflict: If the words are a report's, or somebody else changed them meanwhile.
    """
    sentence = sentence_of(body, sentence_id)
    if sentence.kind in _WORDED_BY_REPORTS:
        raise Conflict("quotes and counter-evidence keep the words of their report")
    if was is not None and was != sentence.text:
        raise Conflict("somebody changed this sentence meanwhile; look at it again")
    return _change(body, sentence_id, replace(sentence, text=clean(text), changed_by=by))


def cite(body: BriefBody, sentence_id: str, lesson_ids: Sequence[str], *, by: str) -> BriefBody:
    """Say on which lessons a sentence rests.

    Raises:
        Conflict: If it is a quote or counter-evidence, which have their own lesson.
    """
    sentence = sentence_of(body, sentence_id)
    if sentence.kind in _WORDED_BY_REPORTS:
        raise Conflict("quotes and counter-evidence rest on the lesson that they come from")
    named = tuple(dict.fromkeys(lesson_ids))
    return _change(body, sentence_id, replace(sentence, lesson_ids=named, changed_by=by))


def remove(body: BriefBody, sentence_id: str) -> BriefBody:
    """Take a sentence out.

    Raises:
        Conflict: If it is counter-evidence of something that the brief claims.
    """
    sentence = sentence_of(body, sentence_id)
    if sentence.kind is SentenceKind.COUNTER and needs_counter(body, sentence.lesson_ids[0]):
        raise Conflict(
            "counter-evidence stays while the brief claims what it speaks against; answer it, "
            "or take out the claim"
        )
    return _each(
        body,
        lambda section: replace(
            section, sentences=tuple(s for s in section.sentences if s.id != sentence_id)
        ),
    )


def move(body: BriefBody, sentence_id: str, section_key: str, *, after: str = "") -> BriefBody:
    """Put a sentence elsewhere: into a section, after one of its sentences or at its end."""
    sentence = sentence_of(body, sentence_id)
    if after == sentence_id:
        return body
    without = _each(
        body,
        lambda section: replace(
            section, sentences=tuple(s for s in section.sentences if s.id != sentence_id)
        ),
    )
    return add(without, section_key, [sentence], after=after)


def shift(body: BriefBody, sentence_id: str, *, by_count: int) -> BriefBody:
    """Move a sentence up (negative) or down within its section, as far as it goes."""

    def turned(section: Section) -> Section:
        ids = [sentence.id for sentence in section.sentences]
        if sentence_id not in ids:
            return section
        sentences = list(section.sentences)
        place = ids.index(sentence_id)
        sentence = sentences.pop(place)
        sentences.insert(max(0, min(len(sentences), place + by_count)), sentence)
        return replace(section, sentences=tuple(sentences))

    sentence_of(body, sentence_id)
    return _each(body, turned)


def answer(
    body: BriefBody,
    finding_id: str,
    lesson_id: str,
    words: str,
    *,
    by: str,
    is_set_aside: bool,
    counter: Callable[[], Sentence],
) -> BriefBody:
    """Answer counter-evidence: beside it, or by saying why it does not speak against this.

    Args:
        body: The text.
        finding_id: That it is said to speak against.
        lesson_id: Of the counter-evidence.
        words: The answer.
        by: Name of who answers.
        is_set_aside: Whether it is no counter-evidence; it then moves to the end.
        counter: Makes its sentence anew, if it has to come back into the text.

    Raises:
        InvalidEntry: If there are no words.
        NotFound: If the finding has no such counter-evidence.
    """
    finding = next((found for found in body.findings if found.id == finding_id), None)
    if finding is None or lesson_id not in {c.lesson_id for c in finding.counters}:
        raise NotFound("counter-evidence", lesson_id)
    answered = Counter(lesson_id, clean(words), by, is_set_aside)
    changed = replace(
        finding,
        counters=tuple(
            answered if known.lesson_id == lesson_id else known for known in finding.counters
        ),
    )
    body = _with_finding(body, changed)
    if needs_counter(body, lesson_id):
        return body if has_counter(body, lesson_id) else put_counter(body, changed, counter())
    return _each(
        body,
        lambda section: replace(
            section,
            sentences=tuple(s for s in section.sentences if not _is_counter(s, lesson_id)),
        ),
    )


def add_finding(body: BriefBody, finding: Finding) -> BriefBody:
    """Return the text with one more finding behind it."""
    return replace(body, findings=(*body.findings, finding))


def add_counter(body: BriefBody, finding_id: str, sentence: Sentence) -> BriefBody:
    """Give a finding one more lesson that says otherwise, with its sentence."""
    finding = next(found for found in body.findings if found.id == finding_id)
    (lesson_id,) = sentence.lesson_ids
    changed = replace(finding, counters=(*finding.counters, Counter(lesson_id)))
    body = _with_finding(body, changed)
    if has_counter(body, lesson_id) or not body.claims(changed):
        return body
    return put_counter(body, changed, sentence)


def drop_counter(body: BriefBody, lesson_id: str) -> BriefBody:
    """Take a lesson that can no longer be cited out of all counter-evidence."""
    kept = replace(
        body,
        findings=tuple(
            replace(
                finding,
                counters=tuple(c for c in finding.counters if c.lesson_id != lesson_id),
            )
            for finding in body.findings
        ),
    )
    return _each(
        kept,
        lambda section: replace(
            section,
            sentences=tuple(s for s in section.sentences if not _is_counter(s, lesson_id)),
        ),
    )


def put_counter(body: BriefBody, finding: Finding, sentence: Sentence) -> BriefBody:
    """Put counter-evidence after the last sentence that rests on its finding."""
    for_it = set(finding.lesson_ids)
    for section in body.sections:
        resting = [s.id for s in section.sentences if for_it & set(s.lesson_ids)]
        if resting:
            return add(body, section.key, [sentence], after=resting[-1])
    return add(body, body.sections[-1].key, [sentence])


def needs_counter(body: BriefBody, lesson_id: str) -> bool:
    """Say whether the brief claims what a lesson speaks against, and nobody set it aside."""
    return any(
        counter.lesson_id == lesson_id and not counter.is_set_aside and body.claims(finding)
        for finding in body.findings
        for counter in finding.counters
    )


def has_counter(body: BriefBody, lesson_id: str) -> bool:
    """Say whether the text gives this lesson the word as counter-evidence."""
    return any(_is_counter(sentence, lesson_id) for sentence in body.sentences())


def clean(text: str) -> str:
    """Return words as a sentence keeps them: on one line.

    Raises:
        InvalidEntry: If there are none, or far too many.
    """
    words = " ".join(text.split())
    if not words:
        raise InvalidEntry("text", "write at least a word")
    if len(words) > MOST_SENTENCE_CHARS:
        raise InvalidEntry("text", f"it has {len(words)} characters; {MOST_SENTENCE_CHARS} do")
    return words


def _is_counter(sentence: Sentence, lesson_id: str) -> bool:
    return sentence.kind is SentenceKind.COUNTER and sentence.lesson_ids == (lesson_id,)


def _change(body: BriefBody, sentence_id: str, changed: Sentence) -> BriefBody:
    return _each(
        body,
        lambda section: replace(
            section,
            sentences=tuple(changed if s.id == sentence_id else s for s in section.sentences),
        ),
    )


def _with_finding(body: BriefBody, changed: Finding) -> BriefBody:
    return replace(
        body,
        findings=tuple(changed if found.id == changed.id else found for found in body.findings),
    )


def _each(body: BriefBody, change: Callable[[Section], Section]) -> BriefBody:
    return replace(body, sections=tuple(change(section) for section in body.sections))
