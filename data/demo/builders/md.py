"""Build a Markdown file: the text as it was written, without its front matter."""

from data.demo.builders.text import DemoText


def build(text: DemoText) -> bytes:
    """The bytes of the report as a Markdown file in UTF-8."""
    return text.markdown.encode("utf-8")
