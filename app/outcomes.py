"""One plain sentence for each way a file can end, and what to do about it."""

from collections.abc import Mapping

from app.outcome_reasons import reason_sentences
from app.words import _
from ingest.outcome import RefusalCode
from knowledge.model.job import Job, JobState


def state_word(state: JobState) -> str:
    """Return the word for a job's state."""
    return {
        JobState.RECEIVED: _("Waiting"),
        JobState.READING: _("Reading"),
        JobState.SPLITTING: _("Splitting"),
        JobState.EMBEDDING: _("Embedding"),
        JobState.PROPOSING: _("Looking for lessons"),
        JobState.READY: _("Ready for review"),
        JobState.REFUSED: _("Refused"),
    }[state]


def refusal(job: Job) -> tuple[str, str]:
    """Return what is wrong with a refused file, and what to do, as two sentences."""
    return refusal_sentences(RefusalCode(job.code), job.data)


def refusal_sentences(code: RefusalCode, data: Mapping[str, str | int]) -> tuple[str, str]:
    """Return what is wrong, and what to do, for a code with its data."""
    special = _special(code, data) or reason_sentences(code, data)
    return special if special is not None else _plain()[code]


def _special(code: RefusalCode, data: Mapping[str, str | int]) -> tuple[str, str] | None:
    if code is RefusalCode.UNSUPPORTED and data.get("advice") == "save_as_docx":
        return (
            _("This is a document of an old version of Word."),
            _("Open it in Word or LibreOffice, save it as DOCX and bring that in."),
        )
    if code is RefusalCode.UNSUPPORTED and data.get("advice") == "save_as_pptx":
        return (
            _("This is a presentation of an old version of PowerPoint."),
            _("Open it in PowerPoint or LibreOffice, save it as PPTX and bring that in."),
        )
    if code is RefusalCode.UNSUPPORTED and data.get("advice") == "name_as_text":
        return (
            _("Files that end in “.{ending}” are not known here.", ending=str(data.get("kind"))),
            _("If it is plain text, let its name end in .txt and bring it in again."),
        )
    if code is RefusalCode.NEEDS_OCR and data.get("ocr_missing"):
        return (
            _("These are pictures of text, and this machine cannot recognise them."),
            _("Install Tesseract with Dutch, German, French and English, then try again."),
        )
    return None


def _plain() -> dict[RefusalCode, tuple[str, str]]:
    return {
        RefusalCode.EMPTY: (
            _("There is no text in this file."),
            _("Check that it is the right file, and bring in one that holds the report."),
        ),
        RefusalCode.NEEDS_OCR: (
            _("This file holds pictures of text, such as a scan."),
            _("Choose “Recognise text” to have the words read from the pictures."),
        ),
        RefusalCode.ENCRYPTED: (
            _("This file is locked with a password."),
            _("Open it, save it without a password and bring that in."),
        ),
        RefusalCode.DAMAGED: (
            _("This file is damaged or not complete."),
            _("Ask for it again, or open it, save it anew and bring that in."),
        ),
        RefusalCode.BOMB: (
            _("This file unpacks to far more than a report does, so it was not opened."),
            _("Do not open it; ask the sender what it is."),
        ),
        RefusalCode.TOO_BIG: (
            _("This file is too large, or needs too much memory."),
            _("Make the pictures in it smaller, or split it, and bring in the parts."),
        ),
        RefusalCode.TOO_LONG: (
            _("This file has more pages or text than can be taken in at once."),
            _("Split it, and bring in the parts."),
        ),
        RefusalCode.UNSUPPORTED: (
            _("This kind of file cannot be read."),
            _("Save it as PDF, DOCX or another kind from the list and bring that in."),
        ),
        RefusalCode.TIMEOUT: (
            _("Reading this file took too long and was stopped."),
            _("Try once more; if that fails too, save it anew or split it."),
        ),
        RefusalCode.CRASHED: (
            _("The reader broke down on this file; nothing of it was stored."),
            _("Try once more; if that fails too, print it to a new PDF and bring that in."),
        ),
        **_ways_in(),
    }


def _ways_in() -> dict[RefusalCode, tuple[str, str]]:
    return {
        RefusalCode.ADDRESS: (
            _("This address may not be collected from."),
            _("Only public pages of http and https may; bring the file itself in under Upload."),
        ),
        RefusalCode.UNREACHABLE: (
            _("Nobody answers at this address."),
            _("Check how it is written, or try again later."),
        ),
        RefusalCode.SLOW: (
            _("The other side took too long to answer and was cut off."),
            _("Try again later; if that fails too, bring the file itself in under Upload."),
        ),
        RefusalCode.MISSING: (
            _("The server does not give this page or file to us."),
            _("Check the address; if it needs a login, save the page and bring the file in."),
        ),
        RefusalCode.ROBOTS: (
            _("This site asks programs to stay away from this page."),
            _("Open it yourself, save it and bring the file in, if its holder allows that."),
        ),
        RefusalCode.PROTOCOL: (
            _("The other side answers in a way that makes no sense."),
            _("Try again later, or tell whoever runs that server."),
        ),
        RefusalCode.LOGIN: (
            _("The mailbox takes this name and password for wrong."),
            _("Ask an administrator to check them; some services want a password for programs."),
        ),
        RefusalCode.COLUMNS: (
            _("This sheet has no row that names its columns."),
            _("Put a name above each column, save it and bring it in again."),
        ),
    }


def advice_is_ocr(job: Job) -> bool:
    """Say whether recognising the words of pictures may help a refused file."""
    return job.code == RefusalCode.NEEDS_OCR and not job.with_ocr
