"""`themes` with all that stands under it."""

import click

from app.cli import theme_coding, theme_edits, theme_figures, theme_schemes, theme_suggestions
from app.cli.themes import themes

PARTS = (theme_edits, theme_figures, theme_schemes, theme_coding, theme_suggestions)
"""Imported so that their commands stand under the group."""

THEME_COMMANDS: tuple[click.Command, ...] = (themes,)
