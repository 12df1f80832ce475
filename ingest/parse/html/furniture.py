"""What on a web page is not its text: the hidden, the navigation, the frame around it."""

import re
from collections.abc import Iterator

from lxml import etree

_NEVER_TEXT = {
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "audio", "video", "map", "select", "button", "textarea", "input", "datalist", "head", "title",
    "meta", "link", "applet", "frame", "frameset", "rt", "rp", "dialog", "progress", "meter",
}  # fmt: skip
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_FRAME_TAGS = {"nav", "footer", "aside", "menu"}
_FRAME_ROLES = {
    "navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog", "alertdialog",
    "complementary", "toolbar", "tablist",
}  # fmt: skip
_FRAME_NAME = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|navbar|navigation|nav|menu|pagination"
    r"|pager|share|sharing|social|skip|skiplinks?|skip-link|site-?footer|site-?header"
    r"|newsletter-signup|no-?print|editsection|mw-editsection|toc|navbox|catlinks|sr-only"
    r"|visually-?hidden|screen-reader-text|language-?(?:list|switcher|selector))(?:$|[\s_-])",
    re.IGNORECASE,
)
_KEEPERS = {"main", "article", "body", "html"}
_HEADINGS = {"h1", "h2"}
_MENU_ITEMS = 4
_MENU_WORDS = 6


def is_never_text(element: etree._Element) -> bool:
    """Say whether an element's words are hidden from whoever looks at the page."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER_TEXT or ":" in tag:
        return not (isinstance(tag, str) and tag.startswith("o:"))
    attributes = element.attrib
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def is_hidden(element: etree._Element) -> bool:
    """Say whether an element or one that it stands in is hidden."""
    return is_never_text(element) or any(map(is_never_text, element.iterancestors()))


def is_frame(element: etree._Element) -> bool:
    """Say whether an element belongs to the site around the text: menus, banners, footers."""
    tag = str(element.tag)
    if tag in _KEEPERS:
        return False
    if element.get("role") in _FRAME_ROLES:
        return True
    if tag in _FRAME_TAGS or tag == "header":
        return not _is_within_text(element) and not _holds_headings(element, of=tag)
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if names.strip() and _FRAME_NAME.search(names):
        return not _holds_headings(element, of=tag)
    return tag in ("ul", "ol") and not _is_within_text(element) and _is_menu(element)


def main_part(root: etree._Element) -> etree._Element | None:
    """Return the one element that the page itself marks as its text, or None."""
    for find in (_marked_main, _lone_article):
        found = find(root)
        if found is not None:
            return found
    return None


def _marked_main(root: etree._Element) -> etree._Element | None:
    found = [e for e in root.iter(etree.Element) if e.tag == "main" or e.get("role") == "main"]
    outer = [e for e in found if not any(parent in found for parent in e.iterancestors())]
    return outer[0] if len(outer) == 1 else None


def _lone_article(root: etree._Element) -> etree._Element | None:
    found = list(root.iter("article"))
    return found[0] if len(found) == 1 else None


def _is_within_text(element: etree._Element) -> bool:
    return any(parent.tag in ("main", "article") for parent in element.iterancestors())


def _holds_headings(element: etree._Element, *, of: str) -> bool:
    """Say whether the page's own title stands in it, as it may in a `header`."""
    if of in ("nav", "footer", "menu"):
        return False
    return any(child.tag in _HEADINGS for child in element.iter(*_HEADINGS))


def _is_menu(element: etree._Element) -> bool:
    items = [child for child in element if child.tag == "li"]
    if len(items) < _MENU_ITEMS:
        return False
    words = sum(len(" ".join(_texts(item)).split()) for item in items)
    linked = sum(len(" ".join(_texts(a)).split()) for item in items for a in item.iter("a"))
    return linked >= words * 0.9 and words <= _MENU_WORDS * len(items)


def _texts(element: etree._Element) -> Iterator[str]:
    return (str(piece) for piece in element.itertext())
