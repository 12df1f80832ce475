"""Ways in: each gives sources, bytes with where they came from."""
