"""`basket` and `brief`, with all their commands."""

from app.cli import basket, brief_edit, brief_review
from app.cli.brief import brief

COMMANDS = (basket.basket, brief)

__all__ = ["COMMANDS", "brief_edit", "brief_review"]
