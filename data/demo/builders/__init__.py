"""One module per file format: each turns a demonstration text into the bytes of a file."""
