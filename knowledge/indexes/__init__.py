"""Projections of the records that answer nearest and best-matching: rebuilt at will."""
