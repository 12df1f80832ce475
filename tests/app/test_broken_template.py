"""A style template that a team got wrong says so, and the other forms still leave the base."""

from pathlib import Path

import pytest

from app.brief_export.forms import exported
from app.brief_words import word_in
from knowledge.brief_drawing import Order
from knowledge.errors import InvalidEntry
from tests.knowledge.brief_samples import FRAME, sample_base
from tests.samples import WRITER


@pytest.mark.parametrize(("form", "ending"), [("docx", "docx"), ("odt", "odt")])
@pytest.mark.parametrize("broken", [b"", b"no zip at all", b"PK\x05\x06" + bytes(18)])
def test_a_template_that_is_no_document_is_named_and_stops_no_other_form(
    tmp_path: Path, form: str, ending: str, broken: bytes
) -> None:
    base, known = sample_base(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / f"brief.{ending}").write_bytes(broken)
    order = Order("Vrijwilligers", "Wat werkt?", (known.keeps,), "nl")
    brief_id = base.briefs.draft(order, frame=FRAME, word=word_in("nl"), by=WRITER).brief.id

    with pytest.raises(InvalidEntry, match="template"):
        exported(base, brief_id, form, by=WRITER)

    assert exported(base, brief_id, "html", by=WRITER).data
    base.close()
