"""Build a PDF report in two columns, wide tables and the title across both."""

from data.demo.builders.pdf import build_in_columns
from data.demo.builders.text import DemoText


def build(text: DemoText) -> bytes:
    """The bytes of the report as a PDF in two columns."""
    return build_in_columns(text, column_count=2)
