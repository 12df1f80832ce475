"""PDF: read to a canonical text with every word's place, drawn with words marked."""

from ingest.parse.pdf.draw import draw_marked_page, draw_page, marks_on_page
from ingest.parse.pdf.reader import read_pdf

__all__ = ["draw_marked_page", "draw_page", "marks_on_page", "read_pdf"]
