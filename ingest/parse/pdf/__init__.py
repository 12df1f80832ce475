"""PDF: read to a canonical text with every word's place, drawn with words marked."""

from ingest.parse.pdf.reader import read_pdf

__all__ = ["read_pdf"]
