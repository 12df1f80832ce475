"""Atom feeds of an initiative or a theme: lessons, and what policy made of them."""
