"""The address in a letter, at which its page is answered."""

from knowledge.settings import Settings

PATH = "/answer/"


def link_of(token: str, settings: Settings) -> str:
    """Return the link for a token: public if the settings name an address, else of this machine."""
    base = settings.answer_url or f"http://localhost:{settings.port}"
    return f"{base}{PATH}{token}"
