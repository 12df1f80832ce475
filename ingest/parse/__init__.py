"""Readers: one per format, each from bytes to a canonical text with locators."""
