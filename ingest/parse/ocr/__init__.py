"""Text recognised in pictures and scans with Tesseract, every word with its place."""

from ingest.parse.ocr.recognise import recognise_image, recognise_pdf
from ingest.parse.ocr.tesseract import ocr_available

__all__ = ["ocr_available", "recognise_image", "recognise_pdf"]
