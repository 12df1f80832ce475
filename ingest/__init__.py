"""From a source to passages in the knowledge base."""
