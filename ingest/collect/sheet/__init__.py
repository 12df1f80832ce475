"""Sheets of lessons or initiatives: columns guessed, confirmed by a person, checked, taken in."""
