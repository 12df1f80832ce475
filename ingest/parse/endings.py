"""What a file's ending and first bytes say against reading it as plain text.

Bytes without any mark of their own could be anything. Where the name says that they are a program,
or something that nobody here knows, they are no report.
"""

import re

_PROGRAMS = {
    ".exe", ".dll", ".sys", ".scr", ".msi", ".msix", ".cpl", ".ocx", ".drv", ".bat", ".cmd",
    ".ps1", ".psm1", ".vbs", ".vbe", ".js", ".mjs", ".jse", ".wsf", ".wsh", ".hta", ".jar",
    ".class", ".apk", ".app", ".deb", ".rpm", ".dmg", ".pkg", ".bin", ".run", ".elf", ".so",
    ".dylib", ".o", ".a", ".sh", ".bash", ".zsh", ".py", ".pyc", ".rb", ".pl", ".lua", ".lnk",
    ".inf", ".reg", ".iso", ".img", ".vhd", ".swf",
}  # fmt: skip
_TEXTS = {
    ".txt", ".text", ".log", ".csv", ".tsv", ".tab", ".md", ".markdown", ".qmd", ".rmd", ".mdx",
    ".html", ".htm", ".xhtml", ".eml", ".mht", ".mhtml", ".rst", ".adoc", ".asc", ".org",
    ".textile", ".wiki", ".tex", ".srt", ".vtt", ".nfo", ".readme", ".me", ".part", ".tmp",
    ".pdf", ".doc", ".docx", ".docm", ".dot", ".dotx", ".odt", ".ott", ".fodt", ".rtf", ".ppt",
    ".pptx", ".pps", ".ppsx", ".odp", ".fodp", ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".fods",
    ".msg", ".epub",
}  # fmt: skip
"""Endings of text, and of documents: one that was saved as text keeps its old name at times."""

_ENDING = re.compile(r"\.(?!v\d)(?=\d*[a-z])[a-z0-9]{1,8}")
_STARTS = (
    b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!\x1a\x07", b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"\0asm", b"MSCF\0", b"SQLite format 3\0", b"ID3\x02", b"ID3\x03", b"ID3\x04", b"OggS\0", b"#!",
    b"<?php", b"%!PS",
)  # fmt: skip
_DOS_PROGRAM = re.compile(rb"MZ[^\n]{0,64}?[\x00-\x08\x0e-\x1f\x80-\x9f]")


def is_program(data: bytes, suffix: str) -> bool:
    """Say whether bytes or name are those of a program, an archive or a recording.

    Args:
        data: The file.
        suffix: Of its name, lower case, with its dot.
    """
    return suffix in _PROGRAMS or data.startswith(_STARTS) or bool(_DOS_PROGRAM.match(data))


def is_foreign_ending(suffix: str) -> bool:
    """Say whether a name ends as that of a file which no reader knows.

    A date or a number behind a dot ("notulen 12.03.2024") is no ending.
    """
    return bool(_ENDING.fullmatch(suffix)) and suffix not in _TEXTS
