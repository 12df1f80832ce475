"""What is wrong with a source, and what to do, where its code says too little by itself."""

from collections.abc import Mapping

from app.figures import number
from app.words import _
from ingest.outcome import RefusalCode

Sentences = tuple[str, str]
_MEGABYTE = 1_000_000
_NOT_THERE = (404, 410)
_TABLE_LIMITS = ("row_limit", "column_limit", "cell_char_limit", "cell_limit")


def reason_sentences(code: RefusalCode, data: Mapping[str, str | int]) -> Sentences | None:
    """Return two sentences for a code whose data tells more; None where the code says it all."""
    if code is RefusalCode.TOO_BIG and "byte_limit" in data:
        most = number(int(data["byte_limit"]) // _MEGABYTE)
        return (
            _("It is larger than the {count} MB that are taken in at once.", count=most),
            _("Make the pictures in it smaller, or save what you need of it and bring that in."),
        )
    if code is RefusalCode.BOMB and "part_limit" in data:
        most = number(int(data["part_limit"]))
        return (
            _("This mail has more than {count} parts; it was not opened.", count=most),
            _("Save what you need of it from your own mail program, and bring that in."),
        )
    if code in (RefusalCode.TOO_LONG, RefusalCode.TOO_BIG):
        table = _of_tables(data)
        if table is not None:
            return table
    if code is RefusalCode.MISSING and data.get("status") in _NOT_THERE:
        return (
            _("There is no page or file at this address."),
            _("Check how it is written; the page may have moved."),
        )
    why = str(data.get("reason") or data.get("detail") or data.get("kind") or "")
    return {**_of_files(), **_of_servers(), **_of_mailboxes()}.get((code, why))


def _of_tables(data: Mapping[str, str | int]) -> Sentences | None:
    """Return what is too much in a sheet, None if it is no sheet."""
    limit = next((name for name in data if name in _TABLE_LIMITS), "")
    if not limit:
        return None
    most = number(int(data[limit]))
    split = _("Split the sheet, and bring in the parts.")
    return {
        "row_limit": (_("This sheet has more than {count} rows.", count=most), split),
        "column_limit": (
            _("This sheet has more than {count} columns.", count=most),
            _("Take out the columns that are not needed, and bring it in again."),
        ),
        "cell_char_limit": (
            _("A cell has more than {count} characters, or all cells too many.", count=most),
            split,
        ),
        "cell_limit": (
            _(
                "This sheet spans more than {count} cells; one stands far from the rest.",
                count=most,
            ),
            _("Delete the empty rows and columns around the table, and bring it in again."),
        ),
    }[limit]


def _of_files() -> dict[tuple[RefusalCode, str], Sentences]:
    return {
        (RefusalCode.BOMB, "too_much_within"): (
            _("More files hang on this one than are taken in at once; the rest was left out."),
            _("Save the ones that you need, and bring them in by themselves."),
        ),
        (RefusalCode.DAMAGED, "attachments"): (
            _("What hangs on this mail could not be taken off."),
            _("Save it from your own mail program, and bring it in by itself."),
        ),
        (RefusalCode.TOO_BIG, "sheet_memory"): (
            _("This sheet needs too much memory; a cell may stand far from the rest."),
            _("Delete the empty rows and columns around the table, and bring it in again."),
        ),
        (RefusalCode.UNSUPPORTED, "zip"): (
            _("This is a zip archive."),
            _("Save it and bring it in under Upload, where it is unpacked."),
        ),
        (RefusalCode.DAMAGED, "feed"): (
            _("This feed is not written as a feed has to be."),
            _("Tell whoever runs the site; until then give the addresses of its pages."),
        ),
        (RefusalCode.EMPTY, "no_link"): (
            _("This entry of the feed leads to no page."),
            _("Look for it on the site itself, and give the address of its page."),
        ),
    }


def _of_servers() -> dict[tuple[RefusalCode, str], Sentences]:
    return {
        (RefusalCode.UNREACHABLE, "certificate"): (
            _("The server cannot prove that it is who it says: its certificate is not valid."),
            _("Nothing was asked of it. Tell whoever runs it, and try again when it is mended."),
        ),
        (RefusalCode.UNREACHABLE, "no_tls"): (
            _("No secure connection to this server came about."),
            _("Check its address and port, or tell whoever runs it."),
        ),
        (RefusalCode.UNREACHABLE, "unknown_host"): (
            _("No server of this name is known."),
            _("Check how the address is written."),
        ),
        (RefusalCode.UNREACHABLE, "trouble"): (
            _("The server has trouble of its own, or too much to do."),
            _("Try again later."),
        ),
        (RefusalCode.PROTOCOL, "cut_off"): (
            _("The connection broke off half-way."),
            _("Try again later; what had come whole is kept."),
        ),
        (RefusalCode.PROTOCOL, "redirects"): (
            _("This address leads on and on, and nowhere."),
            _("Open it in a browser and give the address at which that ends up."),
        ),
    }


def _of_mailboxes() -> dict[tuple[RefusalCode, str], Sentences]:
    return {
        (RefusalCode.LOGIN, "no_folder"): (
            _("The mailbox has no such folder."),
            _("Ask an administrator to check the name of the folder (DOORWERK_MAIL_FOLDER)."),
        ),
        (RefusalCode.LOGIN, "no_settings"): (
            _("This mailbox is not set any more."),
            _("Forget it, or ask an administrator to set it again."),
        ),
        (RefusalCode.LOGIN, "malformed"): (
            _("The name of this mailbox or of its folder holds signs that cannot be sent."),
            _("Ask an administrator to check the settings of the mailbox."),
        ),
    }
