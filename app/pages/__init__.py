"""One thin file a page: inputs, one question to the knowledge base, components."""
