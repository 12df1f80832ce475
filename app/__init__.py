"""What a person touches: the pages, the command line, the words shown."""
