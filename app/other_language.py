"""Whether words are in another language than the text around them."""


def stands_out(spoken: str, language: str) -> bool:
    """Say whether words stand out in a text of another language; "und" never does."""
    return spoken not in (language, "und")
