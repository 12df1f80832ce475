"""`themes` with all that stands under it."""

import click

from app.cli import theme_coding, theme_edits, theme_figures, theme_schemes
from app.cli.themes import themes

PARTS = (theme_edits, theme_figures, theme_schemes, theme_coding)
"""Imported so that their commands stand under the group."""

THEME_COMMANDS: tuple[click.Command, ...] = (themes,)
