"""Reader of web pages, also used for the HTML inside mails, e-books and Markdown."""

from ingest.parse.html.page import lay_html, parse_html, read

__all__ = ["lay_html", "parse_html", "read"]
