"""Reader of Word documents (DOCX, DOCM, DOTX)."""

from ingest.parse.docx.document import read

__all__ = ["read"]
