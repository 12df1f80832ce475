"""Letters to initiatives, in their language: as a document, a mail, a page to print or answer."""
