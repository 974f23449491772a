"""Parts of the reader for web pages: marks, the page as paragraphs and tables, and what of it is not read."""
