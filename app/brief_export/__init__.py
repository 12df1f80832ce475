"""Briefs leave the base here: one module a format, all from the same document."""
