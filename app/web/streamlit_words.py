"""What Streamlit says of itself, with our words for it: it speaks English alone."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from app.words import catalogue, noted

_CHOICE: Final = "stSelectbox, stMultiSelect, stSelectboxVirtualDropdown, stMultiSelectDropdown"
_FIELD: Final = "stTextInput, stTextArea, stNumberInput, stDateInput, stSelectbox, stMultiSelect"
_ALOUD: Final = "[data-live-announcer]"
_DAY: Final = "stDateInputField, stDateInputCalendar"
_FILES: Final = "stFileUploader"
_TOOLS: Final = "stBaseButton-elementToolbar, stTooltipContent"

# By the controls that say it, and by what Streamlit writes there; "{}" stands for what varies.
# `look/words.js` puts ours in its place. "Show data" and "Copy Vega-Lite spec" of a chart are not
# here: `look.css` hides them.
_OURS: Final[Mapping[str, Mapping[str, str]]] = {
    "stSkipToContent": {"Skip to main content": noted("Skip to main content")},
    "stTopNav, stSidebarNav": {
        "App pages": noted("Pages"),
        "View {} more": noted("{} more pages"),
        "View less": noted("Fewer pages"),
    },
    "stLogoLink": {"Navigate to home page": noted("To the first page")},
    "stSidebar": {
        "Sidebar": noted("Beside the page"),
        "Collapse sidebar": noted("Close what stands beside the page"),
    },
    "stExpandSidebarButton": {"Expand sidebar": noted("Open what stands beside the page")},
    "stTabsScrollLeft": {"Scroll tabs left": noted("To the tabs before")},
    "stTabsScrollRight": {"Scroll tabs right": noted("To the tabs after")},
    "stTooltipHoverTarget": {"Help for {}": noted("Help for {}")},
    "stStatusWidget": {"Running...": noted("Busy …")},
    "stPagination": {
        "Pagination": noted("Pages of this list"),
        "Previous page": noted("Previous page"),
        "Next page": noted("Next page"),
        "Page {}": noted("Page {}"),
    },
    _CHOICE: {
        "Choose an option": noted("Choose"),
        "Choose options": noted("Choose"),
        "Choose or add an option": noted("Choose or type"),
        "Choose or add options": noted("Choose or type"),
        "Add an option": noted("Type one"),
        "No options to select": noted("Nothing to choose from"),
        "No results": noted("Nothing found"),
        "Select all": noted("All of them"),
        "Select {} matches": noted("All {} that were found"),
        "Add: {}": noted("Add: {}"),
        "Open": noted("Open the list"),
        "Dismiss": noted("Close"),
        "Clear all": noted("Take all away"),
        "Remove {}": noted("Take away: {}"),
    },
    _ALOUD: {
        "{} options available.": noted("{} to choose from."),
        "1 option available.": noted("1 to choose from."),
    },
    _FIELD: {
        "Clear entry": noted("Empty the field"),
        "Clear value": noted("Empty the field"),
        "Increment": noted("One more"),
        "Decrement": noted("One less"),
        "This field is required.": noted("This field is needed."),
        "Error: Number is outside the allowed range. "
        "Please enter a value between {} and {}.": noted("Give a number from {} to {}."),
        "Error: Number is above the allowed range. "
        "Please enter a value less than or equal to {}.": noted("Give a number of at most {}."),
        "Error: Number is below the allowed range. "
        "Please enter a value greater than or equal to {}.": noted("Give a number of at least {}."),
    },
    _DAY: {
        "Choose date": noted("Choose a day"),
        "Choose date, {}": noted("Choose a day, {}"),
        "Use arrow keys to navigate dates. Enter to select. Escape to close.": noted(
            "The arrow keys lead from day to day, Enter chooses, Escape closes."
        ),
        "Previous month": noted("Previous month"),
        "Next month": noted("Next month"),
        "Clear date": noted("Empty the field"),
        "day, {}": noted("day, {}"),
        "month, {}": noted("month, {}"),
        "year, {}": noted("year, {}"),
        "Empty": noted("Empty"),
        "yyyy": noted("yyyy"),
    },
    _FILES: {
        "Upload": noted("Choose files or drag them here"),
        "Add files": noted("Add files"),
        "file upload": noted("Choose files"),
        "Drag and drop files here": noted("Drop the files here"),
        "Drag and drop a file here": noted("Drop the file here"),
        "{}MB per file": noted("at most {} MB a file"),
        "File must be {} or smaller.": noted("This file is larger than {}."),
        "{} files are not allowed.": noted("Files of this kind cannot be read here."),
        "Error:": noted("Not taken:"),
        "Upload failed": noted("The file did not arrive"),
        "Click to retry upload": noted("Send it once more"),
        "Remove {}": noted("Take away: {}"),
    },
    _TOOLS: {
        "Fullscreen": noted("As large as the window"),
        "Fullscreen: {}": noted("As large as the window: {}"),
        "Close fullscreen": noted("Back to the page"),
        "Close fullscreen: {}": noted("Back to the page: {}"),
        "Download as PNG": noted("Save as a picture"),
        "Download as PNG: {}": noted("Save as a picture: {}"),
        "Copy to clipboard": noted("Copy"),
        "Copied": noted("Copied"),
    },
    "stDialog": {
        "Close": noted("Close"),
        "Connection error": noted("Doorwerk does not answer"),
        "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in "
        "your terminal:": noted("It was stopped, or the machine slept. Start it once more:"),
        "Streamlit server is not responding. Are you connected to the internet?": noted(
            "It was stopped, or the machine slept. Start it once more."
        ),
        "streamlit run yourscript.py": "doorwerk serve",
    },
}


@cache
def streamlit_words(language: str) -> tuple[tuple[str, str, str], ...]:
    """Return what Streamlit says, our words for it, and a CSS selector of where; if they differ."""
    word = catalogue(language).gettext
    return tuple(
        (said, word(ours), _selector(controls))
        for controls, phrases in _OURS.items()
        for said, ours in phrases.items()
        if said != word(ours)
    )


def _selector(controls: str) -> str:
    if controls == _ALOUD:
        return controls
    return ", ".join(f"[data-testid={name}]" for name in controls.split(", "))
